import { ruleFromProblems } from "../from-problems.ts"

export const duplicateKey = ruleFromProblems({
  code: "duplicate-key",
  family: "files",
  severity: "error",
  scope: "article",
  summary: "A key stands twice in one map.",
  details:
    "Postil takes the first, most other programs silently take the last. Keep one; two readings of a surface belong into one list, each with its context.",
  tags: ["yaml"],
  since: "0.1",
  examples: {
    bad: `//- a.txt
Adler met Moss.
//- a.ann.yaml
mentions:
  Adler: adler
  Adler: moss
`,
    good: `//- a.txt
Adler met Moss.
//- a.ann.yaml
mentions:
  Adler: adler
  Moss: moss
`,
  },
})
