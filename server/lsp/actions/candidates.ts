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

export interface Candidate {
  readonly id: string
  readonly certain: boolean
}

export function candidatesFor(words: Words, { corpus }: Scene): readonly Candidate[] {
  const known = corpus.registry.named(words.text)
  return known.map(({ entity, kind }) => ({ id: entity.id.value, certain: known.length === 1 && kind === "name" }))
}

export function likeliestType(_words: Words, { corpus }: Scene): string | undefined {
  const types = [...corpus.codes.all("entity-types")].filter(code => !code.abstract && code.deprecated === undefined)
  return types.find(code => code.id.value === "person")?.id.value ?? types[0]?.id.value
}
