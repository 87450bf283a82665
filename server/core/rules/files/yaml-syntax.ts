import { ruleFromProblems } from "../from-problems.ts"

export const yamlSyntax = ruleFromProblems({
  code: "yaml-syntax",
  family: "files",
  severity: "error",
  scope: "article",
  summary: "A part of the file is not YAML and cannot be read.",
  details:
    "Everything around it is read all the same, and for the rest of the corpus the entry says what it said before. Mostly a text lacks quotation marks: one that begins with a quotation mark, a bracket, `@` or `%`, or that holds a colon and a space.",
  tags: ["yaml"],
  since: "0.1",
  examples: {
    bad: `//- a.txt
Adler opened the bridge.
//- a.ann.yaml
mentions:
  Adler: "adler
`,
    good: `//- a.txt
Adler opened the bridge.
//- a.ann.yaml
mentions:
  Adler: adler
`,
  },
})
