import { ruleFromProblems } from "../from-problems.ts"

export const yamlFeature = ruleFromProblems({
  code: "yaml-feature",
  family: "files",
  severity: "error",
  scope: "article",
  summary:
    "The file uses a part of YAML that annotations do without: anchors, aliases, tags, merge keys, a second document.",
  details: "None of them is acted on. Write the value out, or put the text in quotation marks if it was meant as text.",
  tags: ["yaml"],
  since: "0.1",
  examples: {
    bad: `//- a.txt
Adler opened the bridge.
//- a.ann.yaml
mentions:
  Adler: &who adler
`,
    good: `//- a.txt
Adler opened the bridge.
//- a.ann.yaml
mentions:
  Adler: adler
`,
  },
})
