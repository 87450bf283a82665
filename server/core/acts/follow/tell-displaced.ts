import type { FollowedWords } from "../../anchor/followed.ts"
import { normalPlace } from "../../anchor/place-index.ts"
import type { CodedFile } from "../../corpus/coded-file.ts"
import { compareSpans, type Span } from "../../text/span.ts"
import { type PlacedSelector, selectorsOf } from "./places-of-selectors.ts"
import { isStretch, placeInSidecar, type WhatChanged } from "./what-changed.ts"

/**
 * What is left to be told of a file that was written anew, with the words that do not stand where they should though
 * nothing tells of it any more, or in a block that moved: the text as it was does not have the new words of a quote, nor then
 * anything beside it.
 * `changed` tells of the file as it was `before`.
 */
export function tellDisplaced(left: WhatChanged, changed: WhatChanged, before: CodedFile, now: CodedFile): WhatChanged {
  const first = new Map(wordsIn(changed).map(one => [one.selector.span.start, one]))
  const told = new Set(wordsIn(left).map(one => one.selector.span.start))
  const olds = [...selectorsOf(before)]
  const untold = [...selectorsOf(now)].flatMap(({ selector, place }, index) => {
    const old = olds[index]
    const one = old && (first.get(old.selector.span.start) ?? keptIn(old))
    return one === undefined || told.has(selector.span.start) ? [] : [{ one: { ...one, selector }, place }]
  })
  const displaced = untold.filter(({ one, place }) => !isAt(place, one.at, now)).map(({ one }) => one)
  const moved = untold.filter(({ one, place }) => one.hasMoved && isAt(place, one.at, now)).map(({ one }) => one)
  const isEdited = (one: FollowedWords) => one.change === "changed" && !isStretch(one)
  const isLost = ({ change }: FollowedWords) => change === "lost"
  return {
    ...left,
    edited: [...left.edited, ...displaced.filter(isEdited)],
    doubtful: [
      ...left.doubtful,
      ...displaced.filter(one => !isEdited(one) && !isLost(one)).map(one => ({ ...one, change: "elsewhere" as const })),
    ],
    moved: [...left.moved, ...moved],
    lost: new Map([...displaced.filter(isLost).map(one => [placeInSidecar(one), one] as const), ...left.lost]),
  }
}

function wordsIn({ edited, doubtful, beside, moved, lost }: WhatChanged): readonly FollowedWords[] {
  return [...edited, ...doubtful, ...beside, ...moved, ...lost.values()].filter(one => one.kind === "words")
}

/** Nothing was told of it: it stood where it should. */
function keptIn({ place, ...one }: PlacedSelector): FollowedWords | undefined {
  return place && { ...one, kind: "words", change: "kept", at: place }
}

function isAt(place: Span | undefined, at: Span, { article }: CodedFile): boolean {
  return place !== undefined && compareSpans(normalPlace(article, place), normalPlace(article, at)) === 0
}
