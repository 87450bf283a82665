import type { CodedFile } from "../../server/core/corpus/coded-file.ts"
import type { Corpus } from "../../server/core/corpus/corpus.ts"
import type { TextEdit } from "../../server/core/text/edit.ts"
import type { LocatedText } from "../../server/core/text/span.ts"
import type { Next } from "../support/random.ts"

/** One mistake that a coder could make, as an edit of a sidecar that is right. */
export interface Mutation {
  /** The row of the table that it is counted in. */
  readonly kind: string
  readonly uri: string
  readonly edit: TextEdit
}

/** Yields the mistakes of one sort that could be made in a sidecar. */
export type Mutate = (file: CodedFile, corpus: Corpus, next: Next) => Iterable<Mutation>

/** Another value in place of what is written. */
export function change(kind: string, { uri }: CodedFile, { span }: LocatedText, newText: string): Mutation {
  return { kind, uri, edit: { span, newText } }
}

/** At most `count` of the list, by chance. */
export function some<T>(list: readonly T[], count: number, next: Next): readonly T[] {
  const left = [...list]
  return Array.from({ length: Math.min(count, left.length) }, () => left.splice(next(left.length), 1)).flat()
}
