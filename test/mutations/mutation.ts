import type { CodedFile } from "../../server/core/corpus/coded-file.ts"
import type { Corpus } from "../../server/core/corpus/corpus.ts"
import type { TextEdit } from "../../server/core/text/edit.ts"
import type { LocatedText } from "../../server/core/text/span.ts"
import type { Next } from "../support/random.ts"

/** What goes wrong; the rows of the tables. */
export const mistakes = [
  "wrong entity on a name",
  "wrong entity on an adjective or metonym",
  "wrong entity on a description",
  "wrong speaker, direct",
  "wrong speaker, mixed",
  "wrong speaker, indirect",
  "wrong speaker, narrated",
  "one character of a quote",
  "mode direct, indirect, mixed: another of them",
  "mode narrated → direct, mixed",
  "mode direct, mixed → narrated",
  "mode indirect ↔ narrated",
  "stance supports → opposes, withholds, mixed",
  "stance opposes, withholds, mixed → supports",
  "stance, any other change",
  "topic",
  "target",
  "relation of a link",
] as const

export type Mistake = (typeof mistakes)[number]

/** One mistake that a coder could make, as an edit of a sidecar that is right. */
export interface Mutation {
  readonly mistake: Mistake
  readonly uri: string
  readonly edit: TextEdit
}

/** Yields the mistakes of one sort that could be made in a sidecar. */
export type Mutate = (file: CodedFile, corpus: Corpus, next: Next) => Iterable<Mutation>

/** Another value in place of what is written. */
export function change(mistake: Mistake, { uri }: CodedFile, { span }: LocatedText, newText: string): Mutation {
  return { mistake, uri, edit: { span, newText } }
}

/** At most `count` of the list, by chance. */
export function some<T>(list: readonly T[], count: number, next: Next): readonly T[] {
  const left = [...list]
  return Array.from({ length: Math.min(count, left.length) }, () => left.splice(next(left.length), 1)).flat()
}
