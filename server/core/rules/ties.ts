import type { CodedFile } from "../corpus/coded-file.ts"
import type { Corpus } from "../corpus/corpus.ts"
import type { LocatedText } from "../text/span.ts"

/**
 * What the registry ties an entity to: what it is part of, lies in, is claimed by or is the capital of, the bodies it
 * holds an office in, its members, those who take part in it; and what these in turn are part of. Itself is included.
 */
export function tiesOf(id: string, file: CodedFile, corpus: Corpus): ReadonlySet<string> {
  const found = new Set([id])
  for (const next of directTies(id, file, corpus)) addUpwards(next, found, corpus)
  return found
}

/** Whether one of two entities leads to the other. */
export function areTied(a: string, b: string, file: CodedFile, corpus: Corpus): boolean {
  return tiesOf(a, file, corpus).has(b) || tiesOf(b, file, corpus).has(a)
}

function directTies(id: string, { sidecar }: CodedFile, corpus: Corpus): readonly string[] {
  if (id.startsWith("_")) return ids([sidecar.local.get(id)?.of])
  const entity = corpus.registry.get(id)
  if (entity === undefined) return []
  const { partOf, claimedBy, capital, location, participants, roles, members } = entity
  return ids([partOf, claimedBy, capital, location, ...participants, ...[...roles, ...members].map(({ of }) => of)])
}

function addUpwards(id: string, found: Set<string>, corpus: Corpus): void {
  if (found.has(id)) return
  found.add(id)
  const entity = corpus.registry.get(id)
  for (const next of ids([entity?.partOf, entity?.claimedBy, entity?.location])) addUpwards(next, found, corpus)
}

function ids(texts: readonly (LocatedText | undefined)[]): readonly string[] {
  return texts.flatMap(text => (text === undefined ? [] : [text.value]))
}
