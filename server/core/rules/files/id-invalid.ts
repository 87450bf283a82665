import { ruleFromProblems } from "../from-problems.ts"

export const idInvalid = ruleFromProblems({
  code: "id-invalid",
  family: "files",
  severity: "error",
  scope: "annotation",
  summary: "An id has other characters than lower-case letters, digits, `-` and `_`, holds no letter, or is reserved.",
  details:
    "Letters of any script will do. Ids of local entities begin with `_`, no others do. Reserved are `none`, `narrator`, `end`, `__proto__`, `constructor` and `prototype`; an id without a letter is a number to other programs.",
  tags: ["yaml", "registry"],
  since: "0.1",
  examples: {
    bad: `//- registry.yaml
format: 1
entities:
  Ida Adler: {type: person, name: Ida Adler}
`,
    good: `//- registry.yaml
format: 1
entities:
  ida-adler: {type: person, name: Ida Adler}
`,
  },
})
