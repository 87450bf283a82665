import type { ActName } from "../../server/lsp/acts-protocol.ts"

/** An entity that has another id from now on, or is part of another entity. */
export interface Heir {
  readonly from: string
  readonly to: string
}

/** Which entities an act gives other ids. */
export function heirsOf(name: ActName, params: Readonly<Record<string, unknown>>): readonly Heir[] {
  const { kind, id, to, ids, into } = params
  if (kind !== "entities") return []
  if (name === "rename") return heir(id, to)
  return name === "merge" && Array.isArray(ids) ? ids.flatMap(from => heir(from, into)) : []
}

function heir(from: unknown, to: unknown): readonly Heir[] {
  return typeof from === "string" && typeof to === "string" && from !== to ? [{ from, to }] : []
}
