import type { Followed, FollowedWords } from "../../anchor/followed.ts"
import type { CodedFile } from "../../corpus/coded-file.ts"
import { count, shortened } from "../../text/wording.ts"
import { meaningOf, type WhatChanged, wordsNow } from "./what-changed.ts"

/** One thing that became of annotations, for a list. */
export interface ChangeLine {
  readonly change: "changed" | "reread" | "new" | "moved" | "doubtful" | "lost"
  /** `"Masimov" → "Massimov" (2 mentions)` */
  readonly says: string
}

/** What became of the annotations of a file, in words. */
export function changeLines(changed: WhatChanged, file: CodedFile): readonly ChangeLine[] {
  const { respelled, edited, reread, added, moved, doubtful, lost } = changed
  return [
    ...respelled.map(({ before, words, places }) =>
      line("changed", `${quoted(before.surface.text.value)} → ${quoted(words)} (${count(places.length, "mention")})`),
    ),
    ...edited.map(one => line("changed", `${nameOf(one)} → ${quoted(wordsNow(file, one.at))}`)),
    ...reread.map(({ before, after }) => {
      const now = after.map(meaningOf)[0] || "nothing"
      const times = count(after.length, "mention")
      return line("reread", `${quoted(before.surface.text.value)}: ${meaningOf(before)} → ${now} (${times})`)
    }),
    ...added.map(({ first, mentions }) =>
      line("new", `${count(mentions.length, "mention")} of ${quoted(first.surface.text.value)} as ${meaningOf(first)}`),
    ),
    ...movedLine(moved),
    ...doubtful.map(one => line("doubtful", `${nameOf(one)} ${doubtOf(one)}`)),
    ...[...lost.values()].map(one => line("lost", nameOf(one))),
  ]
}

/** `the quote "…"`, `"Adler"` */
export function nameOf(one: Followed): string {
  if (one.kind === "words") return `the ${one.role} ${quoted(one.selector.exact.value)}`
  return quoted((one.before ?? one.after)?.surface.text.value ?? "")
}

/** What is doubtful about words that are found. */
export function doubtOf({ change }: FollowedWords): string {
  if (change === "changed") return "has other words between its ends"
  return change === "ambiguous" ? "stands in new text as well" : "stands elsewhere than where it was taken from"
}

function movedLine(moved: readonly Followed[]): readonly ChangeLine[] {
  const [first] = moved
  if (first === undefined) return []
  const more = moved.length - 1
  return [line("moved", more === 0 ? nameOf(first) : `${nameOf(first)} and ${count(more, "more annotation")}`)]
}

function line(change: ChangeLine["change"], says: string): ChangeLine {
  return { change, says }
}

function quoted(words: string): string {
  return `"${shortened(words)}"`
}
