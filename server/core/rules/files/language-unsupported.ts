import { isSupported } from "../../language/for-language.ts"
import type { LocatedText } from "../../text/span.ts"
import type { Report, Rule } from "../rule.ts"

export const languageUnsupported: Rule = {
  meta: {
    code: "language-unsupported",
    family: "files",
    severity: "hint",
    scope: "registry",
    summary: "Postil has no words and no grammar of a language that the articles are in.",
    details:
      "The rules that need them say nothing about these articles: those about cue words, negation, titles and what a description belongs to. All others work. Said once for each language, in `postil.yaml` or in the first annotation file that names it. English, German and French are there.",
    tags: ["files"],
    since: "0.1",
    examples: {
      bad: `//- postil.yaml
format: 1
language: xx
`,
      good: `//- postil.yaml
format: 1
language: en
`,
    },
  },
  *checkConfig({ value }) {
    if (value.language !== undefined) yield* report(value.language)
  },
  *checkSidecar({ uri, sidecar }, corpus) {
    const { language } = sidecar
    if (language === undefined || corpus.config.value.language?.value === language.value) return
    if (isSupported(language.value)) return
    if (corpus.index.inLanguage(language.value)[0]?.uri === uri) yield* report(language)
  },
}

function* report({ value, span }: LocatedText): Generator<Report> {
  if (isSupported(value)) return
  yield { at: span, message: `the rules that read words and grammar are off: Postil has none of "${value}"` }
}
