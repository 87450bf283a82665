import { ruleFromProblems } from "../from-problems.ts"

export const mergeMarkers = ruleFromProblems({
  code: "merge-markers",
  family: "files",
  severity: "error",
  scope: "article",
  summary: "Marks that git leaves in a conflict are still in the file.",
  details:
    "The version above `=======` is read, the other one is not. Keep one of the two, or what is right in both, and delete the marks.",
  tags: ["yaml"],
  since: "0.1",
  examples: {
    bad: `//- a.txt
Adler opened the bridge.
//- a.ann.yaml
mentions:
<<<<<<< ours
  Adler: adler
=======
  Adler: moss
>>>>>>> theirs
`,
    good: `//- a.txt
Adler opened the bridge.
//- a.ann.yaml
mentions:
  Adler: adler
`,
  },
})
