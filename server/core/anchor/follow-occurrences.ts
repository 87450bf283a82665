import type { Reading } from "../model/sidecar.ts"
import type { Span } from "../text/span.ts"
import type { TwoTexts } from "./follow-sidecar.ts"
import type { FollowedOccurrence } from "./followed.ts"
import type { Occurrence } from "./mentions.ts"
import { PlaceIndex, toWholeWords } from "./place-index.ts"
import { countsAlone, haveSameMeaning, isVersionOf } from "./same-meaning.ts"

/**
 * What became of the occurrences. What a longer occurrence or page furniture holds is told only where it means something
 * then or now. `lost` is told once for a surface, for the first of its occurrences that was taken out. What the words that
 * stayed mean by a context that the new text alone has is no news: somebody wrote it for that text.
 */
export function* followOccurrences({ before, after, map }: TwoTexts): Generator<FollowedOccurrence> {
  const now = new PlaceIndex(after.article, after.anchored.occurrences)
  const present = new Set(after.anchored.occurrences.map(({ surface }) => surface))
  const expected = new Set<Occurrence>()
  const inForce = new Set(before.anchored.occurrences.flatMap(({ reading, rival }) => [reading, rival]))
  const isAnswer = ({ reading }: Occurrence) => hasContext(reading) && !inForce.has(reading)
  const lost = new Set<unknown>()
  for (const old of before.anchored.occurrences) {
    const { kind, span } = map.map(old.span)
    const same = kind === "kept" || kind === "moved" ? now.at(span) : undefined
    if (same !== undefined) {
      expected.add(same)
      if (!isAnswer(same)) yield* compare(old, same, kind === "moved")
    } else if (!countsAlone(old)) continue
    else if (kind !== "deleted") yield* replaced(old, toWholeWords(after.article, span), now, expected)
    else if (!present.has(old.surface) && !lost.has(old.surface)) {
      lost.add(old.surface)
      yield { kind: "occurrence", change: "lost", before: old, at: span }
    }
  }
  const known = new Set(before.anchored.occurrences.map(({ surface }) => surface))
  for (const occurrence of after.anchored.occurrences) {
    if (expected.has(occurrence) || !countsAlone(occurrence) || !known.has(occurrence.surface)) continue
    yield { kind: "occurrence", change: "new", after: occurrence, at: occurrence.span }
  }
}

function hasContext(reading: Reading | undefined): boolean {
  return reading?.prefix !== undefined || reading?.suffix !== undefined
}

/** The same words then and now. */
function* compare(before: Occurrence, after: Occurrence, hasMoved: boolean): Generator<FollowedOccurrence> {
  const found = { kind: "occurrence", before, after, at: after.span } as const
  if (!haveSameMeaning(before, after)) yield { ...found, change: "reread" }
  else if (hasMoved && (countsAlone(before) || countsAlone(after))) yield { ...found, change: "moved" }
}

/** Other words stand in its place: nothing is told where they mean the same. One of them has its place, any more are new. */
function* replaced(
  old: Occurrence,
  at: Span,
  now: PlaceIndex<Occurrence>,
  expected: Set<Occurrence>,
): Generator<FollowedOccurrence> {
  const versions = [...now.overlapping(at)].filter(version => isVersionOf(version, old))
  const heir = versions.find(version => !expected.has(version))
  if (heir !== undefined) expected.add(heir)
  if (versions.length === 0) yield { kind: "occurrence", change: "changed", before: old, at }
}
