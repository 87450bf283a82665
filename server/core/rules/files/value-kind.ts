import { ruleFromProblems } from "../from-problems.ts"

export const valueKind = ruleFromProblems({
  code: "value-kind",
  family: "files",
  severity: "error",
  scope: "annotation",
  summary: "A value is not of the kind that its key takes, such as a list where one text is wanted.",
  details:
    "The message says what the key takes. Where a list is wanted, a single value may be written without brackets. A surface has at most one reading without a context.",
  tags: ["yaml"],
  since: "0.1",
  examples: {
    bad: `//- a.txt
Adler opened the bridge.
//- a.ann.yaml
language: {code: en}
mentions:
  Adler: adler
`,
    good: `//- a.txt
Adler opened the bridge.
//- a.ann.yaml
language: en
mentions:
  Adler: adler
`,
  },
})
