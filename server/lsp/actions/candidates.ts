import type { CodedFile } from "../../core/corpus/coded-file.ts"
import type { Corpus } from "../../core/corpus/corpus.ts"
import type { Span } from "../../core/text/span.ts"
import { wordAt } from "../../core/text/words.ts"
import type { Scene, Words } from "./scene.ts"

export function wordsAt(text: string, range: Span, _file: CodedFile | undefined, _corpus: Corpus): Span | undefined {
  if (range.end > range.start) {
    const selected = text.slice(range.start, range.end)
    const trimmed = selected.trim()
    if (trimmed === "" || trimmed.length > 120) return undefined
    const start = range.start + selected.indexOf(trimmed)
    return { start, end: start + trimmed.length }
  }
  const word = wordAt(text, range.start)
  return word.end > word.start ? word : undefined
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
