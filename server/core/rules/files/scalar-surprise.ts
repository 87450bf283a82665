import { ruleFromProblems } from "../from-problems.ts"

export const scalarSurprise = ruleFromProblems({
  code: "scalar-surprise",
  family: "files",
  severity: "warning",
  scope: "article",
  summary:
    "Other YAML readers would take an id or a surface for a number, a boolean or null, or a comma cuts a text short.",
  details:
    "Postil reads all scalars as text, others read `no` as false and `1e3` as 1000. The other case is a comma between braces, as in `{about: a, b}`, which makes `b` a key without a value. Put the text in quotation marks. Dates, `format` and `version` are never reported.",
  tags: ["yaml"],
  since: "0.1",
  examples: {
    bad: `//- registry.yaml
format: 1
entities:
  no: {type: country, name: Norway}
`,
    good: `//- registry.yaml
format: 1
entities:
  "no": {type: country, name: Norway}
`,
  },
})
