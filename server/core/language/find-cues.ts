import type { ArticleText } from "../anchor/article-text.ts"
import type { Match } from "../anchor/find-selector.ts"
import { toSource } from "../text/normal-form.ts"
import { type Span, slice } from "../text/span.ts"
import type { AttributionWords } from "./attribution-words.ts"

/** Verbs of saying, and phrases such as "according to", in a stretch of the normal form. */
export function cuesIn(article: ArticleText, within: Span, words: AttributionWords): readonly Match[] {
  const { normal } = article
  const cues: Match[] = []
  for (const { 0: word, index } of slice(normal.text, within).matchAll(/[\p{L}\p{M}]+/gu)) {
    const end = within.start + index + word.length
    const before = normal.text.slice(Math.max(within.start, end - 40), end)
    const phrase = words.verbs.has(word.toLowerCase())
      ? word
      : (words.speakerFollows.exec(before) ?? words.speakerPrecedes?.exec(before))?.[0]
    if (phrase === undefined) continue
    cues.push(toMatch({ start: end - phrase.length, end }, article))
  }
  return cues
}

/** A stretch of the normal form as what a selector would find there. */
export function toMatch({ start, end }: Span, article: ArticleText): Match {
  const normal = { start, end }
  return { normal, span: toSource(article.normal, normal), folded: false }
}
