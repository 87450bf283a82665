import type { Block, Part } from "./block-parts.ts"

/**
 * Where in our lines a part of theirs goes that we do not have. In a map whose keys have an order, by that; else behind
 * what it follows in their version, and behind what we put there.
 */
export function placesFor(theirs: Block, ours: Block, order: readonly string[]): (key: string) => number {
  const behind = placesBehind(theirs, ours)
  const ranks = new Map(order.map((key, index) => [key, index]))
  return key => {
    const rank = ranks.get(key)
    return (rank === undefined ? undefined : placeByRank(rank, ours, ranks)) ?? behind.get(key) ?? ours.start
  }
}

function placeByRank(rank: number, { parts }: Block, ranks: ReadonlyMap<string, number>): number | undefined {
  const rankOf = ({ key }: Part) => ranks.get(key)
  const before = parts.findLast(part => (rankOf(part) ?? rank) < rank)
  return before?.body.end ?? parts.find(part => (rankOf(part) ?? rank) > rank)?.lead.start
}

function placesBehind(theirs: Block, ours: Block): ReadonlyMap<string, number> {
  const ends = endsOf(ours, new Set(theirs.parts.map(({ key }) => key)))
  const places = new Map<string, number>()
  let place = ours.parts[0]?.lead.start ?? ours.start
  for (const { key } of theirs.parts) {
    place = ends.get(key) ?? place
    places.set(key, place)
  }
  return places
}

/** Where each of our parts ends together with those behind it that only we have. */
function endsOf({ parts }: Block, shared: ReadonlySet<string>): ReadonlyMap<string, number> {
  const ends = new Map<string, number>()
  let end: number | undefined
  for (const part of parts.toReversed()) {
    end ??= part.body.end
    if (!shared.has(part.key)) continue
    ends.set(part.key, end)
    end = undefined
  }
  return ends
}
