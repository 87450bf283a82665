import { SymbolKind } from "vscode-languageserver"
import type { CodedFile } from "../core/corpus/coded-file.ts"
import type { Corpus } from "../core/corpus/corpus.ts"
import type { MentionMark } from "./protocol.ts"

export type Look = MentionMark["look"]

/** Types of the built-in codebook, and those that people name theirs after. */
const looks: ReadonlyMap<string, Look> = new Map([
  ["person", "person"],
  ["group", "person"],
  ["organization", "organization"],
  ["place", "place"],
  ["country", "place"],
  ["event", "event"],
])

/** How an entity is drawn: as its type, or the nearest one above it that has a look. */
export function lookOf(id: string, file: CodedFile | undefined, corpus: Corpus): Look {
  const type = id.startsWith("_") ? file?.sidecar.local.get(id)?.type : corpus.registry.get(id)?.type
  if (type === undefined) return "other"
  const lineage = corpus.codes.lineage("entity-types", type.value).map(code => code.id.value)
  for (const each of [type.value, ...lineage]) {
    const look = looks.get(each)
    if (look !== undefined) return look
  }
  return "other"
}

/** Icons that editors have for code; each look has one of its own. */
export const lookKinds: Readonly<Record<Look, SymbolKind>> = {
  person: SymbolKind.Variable,
  organization: SymbolKind.Class,
  place: SymbolKind.Namespace,
  event: SymbolKind.Event,
  other: SymbolKind.Object,
}
