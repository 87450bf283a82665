import type { Selector } from "../model/selector.ts"
import type { Span } from "../text/span.ts"
import type { ClaimAnchor, SegmentAnchor } from "./claims.ts"
import { findSelector } from "./find-selector.ts"
import { type Fate, followMatch, isPlace } from "./follow-match.ts"
import type { TwoTexts } from "./follow-sidecar.ts"
import type { FollowedWords } from "./followed.ts"

/** What became of the words of claims: their quotes, and the cues and sources beside these. */
export function* followClaims(texts: TwoTexts): Generator<FollowedWords> {
  for (const [index, before] of texts.before.anchored.claims.entries()) {
    const after = texts.after.anchored.claims[index]
    if (after === undefined) continue
    let isTold = false
    for (const [piece, segment] of before.segments.entries()) {
      const now = after.segments[piece]
      const fate = now && followSegment(segment, now, texts)
      if (fate === undefined) continue
      isTold = true
      yield { kind: "words", role: "quote", selector: segment.selector, claim: before.claim, ...fate }
    }
    yield* followBeside("cue", before, after, isTold, texts)
    yield* followBeside("source", before, after, isTold, texts)
  }
}

function followSegment(before: SegmentAnchor, after: SegmentAnchor, texts: TwoTexts): Fate | undefined {
  const fate = followMatch(before.home, after.home, texts)
  if (fate === undefined) {
    const { home } = after
    return home !== undefined && hasNewRival(before, after, texts) ? { change: "ambiguous", at: home.span } : undefined
  }
  // Words that are new took its place, since they stand before it: there are two places now.
  const isRival =
    fate.change === "elsewhere" && after.rivals.some(rival => isPlace(texts.after.article, rival, fate.at))
  return isRival ? { ...fate, change: "ambiguous" } : fate
}

function hasNewRival(before: SegmentAnchor, after: SegmentAnchor, { map }: TwoTexts): boolean {
  if (before.home === undefined || after.rivals.length === 0) return false
  return before.rivals.length === 0 || after.rivals.some(rival => map.isNew(rival.span))
}

function* followBeside(
  role: "cue" | "source",
  before: ClaimAnchor,
  after: ClaimAnchor,
  isQuoteTold: boolean,
  texts: TwoTexts,
): Generator<FollowedWords> {
  const { claim, [role]: old } = before
  const selector = claim[role]
  if (selector === undefined || old === undefined) return
  const fate = followMatch(old, after[role], texts)
  const isKept = fate === undefined ? isQuoteTold : after.span === undefined && isFoundAt(fate.at, selector, texts)
  if (isKept) yield { kind: "words", role, selector, claim, change: "kept", at: texts.map.map(old.span).span }
  else if (fate !== undefined) yield { kind: "words", role, selector, claim, ...fate }
}

/** Without its quote nothing is looked for beside it. */
function isFoundAt(at: Span, selector: Selector, { after: { article } }: TwoTexts): boolean {
  return findSelector(article, selector).some(match => isPlace(article, match, at))
}
