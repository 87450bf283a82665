import type { Corpus } from "../corpus/corpus.ts"
import type { Use } from "../corpus/uses.ts"
import { usesOfRegistry } from "../corpus/vocabulary-uses.ts"
import type { FileChange, TextEdit } from "../text/edit.ts"
import type { Fix } from "./rule.ts"

/**
 * Another id in place of that of a key (keys.ts), in the registry and the sidecars of all coders; `toWrite` is told what
 * stands at a place. Nothing where all places are in the file `own`.
 */
export function replaceEverywhere(
  key: string,
  toWrite: (written: string) => string,
  own: string,
  corpus: Corpus,
): readonly Fix[] {
  const changes = [...usesByFile(key, corpus)].map(({ uri, uses }) => toChange(uri, uses, toWrite))
  const places = changes.reduce((sum, { edits }) => sum + edits.length, 0)
  if (changes.every(({ uri }) => uri === own)) return []
  return [{ title: `Replace everywhere (${places} places)`, changes }]
}

interface UsesInFile {
  readonly uri: string
  readonly uses: readonly Use[]
}

function* usesByFile(key: string, corpus: Corpus): Generator<UsesInFile> {
  const files = [
    ...corpus.index.using(key),
    ...[...corpus.registryFiles].map(({ uri, value }) => ({ uri, uses: [...usesOfRegistry(value)] })),
  ]
  for (const { uri, uses } of files) {
    const wanted = uses.filter(use => use.key === key && !use.declares)
    if (wanted.length > 0) yield { uri, uses: wanted }
  }
}

/** A relation stands once over all the claims that it leads to, and is used by each. */
function toChange(uri: string, uses: readonly Use[], toWrite: (written: string) => string): FileChange {
  const apart = new Map<number, TextEdit>()
  for (const { span, id } of uses) apart.set(span.start, { span, newText: toWrite(id) })
  return { uri, edits: [...apart.values()].sort((a, b) => a.span.start - b.span.start) }
}
