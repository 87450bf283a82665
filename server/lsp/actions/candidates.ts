import { entityChoices, exactChoices, type RankedEntity } from "../../core/acts/entity-choices.ts"
import { likelyTypes } from "../../core/acts/likely-types.ts"
import { phraseAt } from "../../core/acts/phrase-at.ts"
import type { CodedFile } from "../../core/corpus/coded-file.ts"
import type { Corpus } from "../../core/corpus/corpus.ts"
import { toSource } from "../../core/text/normal-form.ts"
import { type Span, spanLength } from "../../core/text/span.ts"
import type { Scene, Words } from "./scene.ts"

/** Whoever selects more means a claim. */
const longestMention = 120

/** What would be tagged at a range of the article; undefined where there is no word. */
export function wordsAt(range: Span, file: CodedFile, corpus: Corpus): Span | undefined {
  if (spanLength(range) > longestMention) return undefined
  const normal = phraseAt(file, range, corpus)
  return normal && toSource(file.article.normal, normal)
}

/** Whom the words may mean, best first; of plain words, and at every move of the cursor, only those they name exactly. */
export function candidatesFor(words: Words, scene: Scene): readonly RankedEntity[] {
  const { asked, file, corpus } = scene
  const { text } = words
  if (asked === "automatic" || isPlain(words, scene)) return exactChoices({ surface: text, file }, corpus)
  return entityChoices({ surface: text, file, recent: [] }, corpus).filter(({ group }) => group === "best")
}

export function isKnown({ text }: Words, { file, corpus }: Scene): boolean {
  return exactChoices({ surface: text, file }, corpus).length > 0
}

export function likeliestType({ text }: Words, { file, corpus }: Scene): string | undefined {
  return likelyTypes(text, file.language, corpus)[0]
}

/** A word that is neither a name nor selected: every second one would have a light bulb. */
export function isPlain({ text }: Words, { range, tagged }: Scene): boolean {
  const isSelected = range !== undefined && range.start < range.end
  return !isSelected && tagged === undefined && /^[^\p{Lu}\p{Lt}\p{Lo}]/u.test(text)
}
