import { findInsideWords, type Match } from "../../anchor/find-selector.ts"
import type { CodedFile } from "../../corpus/coded-file.ts"
import type { Surface } from "../../model/sidecar.ts"
import { wordAt } from "../../text/words.ts"
import { replaceScalar } from "../../yaml/edit-entry.ts"
import type { Fix, Rule } from "../rule.ts"
import { type SelectorSite, selectorSites } from "../selector-sites.ts"

export const mentionPartialWord: Rule = {
  meta: {
    code: "mention-partial-word",
    family: "anchoring",
    severity: "error",
    scope: "annotation",
    summary: "A surface occurs only as a part of longer words.",
    details:
      "A surface stands for whole words; a hyphen ends a word, so `Moscow` matches in `pro-Moscow`. Extend it to the word that is meant. In languages written without spaces (`language: ja`, `zh`, `th`, `lo`, `km`, `my`) no boundary is asked for and the rule is silent.",
    tags: ["names"],
    since: "0.1",
    examples: {
      bad: `//- a.txt
The Nordian delegation left.
//- a.ann.yaml
mentions:
  Nord: nordia
`,
      good: `//- a.txt
The Nordian delegation left.
//- a.ann.yaml
mentions:
  Nordian: nordia
`,
    },
  },
  *checkSidecar(file) {
    for (const site of selectorSites(file)) {
      if (site.surface === undefined || site.role !== "surface" || site.matches.length > 0) continue
      const inside = findInsideWords(file.article, site.surface.text.value)
      const [first] = inside
      if (first === undefined) continue
      const words = [...new Set(inside.map(match => wholeWords(file, match)))]
      yield {
        at: site.surface.text.span,
        message: `"${site.surface.text.value}" occurs only inside longer words (${words.slice(0, 5).join(", ")})`,
        inArticle: first.span,
        fix: () => [...fixes(file, site, words)],
      }
    }
  },
}

function wholeWords(file: CodedFile, { normal }: Match): string {
  const { text } = file.article.normal
  return text.slice(wordAt(text, normal.start).start, wordAt(text, normal.end).end)
}

function* fixes(file: CodedFile, { selector, remove }: SelectorSite, words: readonly string[]): Generator<Fix> {
  const taken = (word: string) => file.sidecar.surfaces.some((surface: Surface) => surface.text.value === word)
  for (const word of words) {
    if (taken(word)) continue
    const edits = replaceScalar(file.text, selector.exact.span, word)
    yield { title: `Extend to "${word}"`, changes: [{ uri: file.uri, edits }] }
  }
  yield* remove()
}
