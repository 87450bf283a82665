import type { Position, Range } from "vscode-languageclient"
import type { Annotations, MentionMark } from "../server/lsp/protocol.ts"

export type Look = MentionMark["look"] | "unresolved"
export const looks: readonly Look[] = ["person", "organization", "place", "event", "other", "unresolved"]

/** One way of drawing; `around-…` is for a mention with another one inside, whose line must stay to be seen. */
export type Layer = Look | `around-${Look}` | "claim"
export const layers: readonly Layer[] = [...looks, ...looks.map(look => `around-${look}` as const), "claim"]

/** What is drawn in which way; every layer is there, so that drawing all of them removes what is gone. */
export type Layers = Readonly<Record<Layer, readonly Range[]>>

/** Sorts the marks of an article by how they are drawn; at most `limit` of each kind, those nearest to `line`. */
export function toLayers({ mentions, claims }: Annotations, line: number, limit: number): Layers {
  const layered = emptyLayers()
  const sorted = nearest(mentions.filter(notEmpty).sort(byPlace), line, limit)
  sorted.forEach((mention, index) => {
    const look = mention.unresolved ? "unresolved" : mention.look
    const layer: Layer = holdsAnother(sorted, index) ? `around-${look}` : look
    layered[layer].push(mention.range)
  })
  layered.claim.push(...nearest(claims.filter(notEmpty).sort(byPlace), line, limit).map(({ range }) => range))
  return layered
}

export const noLayers: Layers = emptyLayers()

/** The innermost mention at a position; a mention's end belongs to it unless another one starts there. */
export function mentionAt({ mentions }: Annotations, position: Position): MentionMark | undefined {
  const around = mentions.filter(
    ({ range }) => compare(range.start, position) <= 0 && compare(position, range.end) <= 0,
  )
  return around.sort(byPlace).at(-1)
}

/** The mentions of any of these entities. */
export function mentionsOf({ mentions }: Annotations, entities: readonly string[]): readonly MentionMark[] {
  return mentions.filter(mention => mention.entities.some(id => entities.includes(id)))
}

function emptyLayers(): Record<Layer, Range[]> {
  return Object.fromEntries(layers.map(layer => [layer, []])) as unknown as Record<Layer, Range[]>
}

interface Placed {
  readonly range: Range
}

function nearest<T extends Placed>(sorted: readonly T[], line: number, limit: number): readonly T[] {
  if (sorted.length <= limit) return sorted
  const at = sorted.findIndex(({ range }) => range.end.line >= line)
  const first = (at < 0 ? sorted.length : at) - Math.floor(limit / 2)
  const start = Math.min(Math.max(first, 0), sorted.length - limit)
  return sorted.slice(start, start + limit)
}

function holdsAnother(sorted: readonly Placed[], index: number): boolean {
  const outer = sorted[index]
  for (let next = index + 1; outer !== undefined; next++) {
    const inner = sorted[next]
    if (inner === undefined || compare(inner.range.start, outer.range.end) >= 0) return false
    if (byPlace(inner, outer) !== 0 && compare(inner.range.end, outer.range.end) <= 0) return true
  }
  return false
}

/** By start; of two that start together the longer one first. */
function byPlace(a: Placed, b: Placed): number {
  return compare(a.range.start, b.range.start) || compare(b.range.end, a.range.end)
}

function notEmpty({ range }: Placed): boolean {
  return compare(range.start, range.end) < 0
}

function compare(a: Position, b: Position): number {
  return a.line - b.line || a.character - b.character
}
