import { ruleFromProblems } from "../from-problems.ts"

export const formatVersion = ruleFromProblems({
  code: "format-version",
  family: "files",
  severity: "error",
  scope: "article",
  summary: "The file does not say `format: 1`, the only version there is.",
  details: "Annotation files may leave it out; `postil.yaml`, the codebook and the registry begin with it.",
  tags: ["yaml"],
  since: "0.1",
  examples: {
    bad: `//- registry.yaml
entities:
  adler: {type: person, name: Ida Adler}
`,
    good: `//- registry.yaml
format: 1
entities:
  adler: {type: person, name: Ida Adler}
`,
  },
})
