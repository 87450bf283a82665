import { firstLine } from "../first-line.ts"
import type { Rule } from "../rule.ts"

export const codeUndeclared: Rule = {
  meta: {
    code: "code-undeclared",
    family: "files",
    severity: "hint",
    scope: "registry",
    summary: "The corpus has no codebook, so that any topic and any tag is accepted.",
    details:
      "Said once per corpus. The entity types, stances, modes, kinds and relations that come with Postil apply meanwhile. Write a `codebook.yaml` with your topics and tags, so that slips in them are found.",
    tags: ["files"],
    since: "0.1",
    examples: {
      bad: `//- postil.yaml
format: 1
codebook: codes.yaml
`,
      good: `//- postil.yaml
format: 1
`,
    },
  },
  *checkConfig(source, corpus) {
    if (corpus.codes.written) return
    const name = source.value.codebook
    yield { at: firstLine(source.text), message: `there is no "${name}", so any topic and any tag is accepted` }
  },
}
