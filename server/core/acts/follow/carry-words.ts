import type { FollowedWords } from "../../anchor/followed.ts"
import type { CodedFile } from "../../corpus/coded-file.ts"
import type { Corpus } from "../../corpus/corpus.ts"
import { compareSpans, trimSpan } from "../../text/span.ts"
import type { SidecarDraft } from "../sidecar-draft.ts"
import { followWords } from "./follow-words.ts"
import { isRewritten } from "./is-rewritten.ts"
import { selectorsOf } from "./places-of-selectors.ts"
import { isInPlace, type WhatChanged, wordsNow } from "./what-changed.ts"

/**
 * Writes into a draft, one by one, the words and contexts of selectors that were edited or do not find their place any
 * more. What was told at first is done: one selector that is written anew can make another one seem to have changed.
 */
export function carryWords(draft: SidecarDraft, before: CodedFile, changed: WhatChanged, corpus: Corpus): void {
  const numbers = new Map([...selectorsOf(before)].map(({ selector }, index) => [selector.span.start, index]))
  for (const one of carried(changed, before)) {
    const now = [...selectorsOf(draft.file)][numbers.get(one.selector.span.start) ?? -1]
    const place = trimSpan(draft.file.article.text, one.at)
    // Beside a quote that is still not found nothing is found either.
    const isDone = now?.place === undefined ? one.change === "kept" : compareSpans(now.place, place) === 0
    if (now === undefined || isDone) continue
    followWords(draft, { ...one, selector: now.selector }, corpus)
  }
}

/** Each costs a reading of the whole sidecar; more are left for the next time. */
const most = 500

/** Where a quote is at home depends on regions, and cues are looked for around it. */
const order: readonly FollowedWords["role"][] = ["boilerplate", "region", "quote", "cue", "source", "note"]

function carried({ edited, beside, doubtful }: WhatChanged, file: CodedFile): readonly FollowedWords[] {
  const versions = edited.filter(one => !isRewritten(one, wordsNow(file, one.at)))
  return [...versions, ...beside, ...doubtful.filter(one => isInPlace(one, file))]
    .sort((a, b) => order.indexOf(a.role) - order.indexOf(b.role))
    .slice(0, most)
}
