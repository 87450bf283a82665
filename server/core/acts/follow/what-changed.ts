import type { Followed, FollowedOccurrence, FollowedWords } from "../../anchor/followed.ts"
import { isMention, type Occurrence } from "../../anchor/mentions.ts"
import type { CodedFile } from "../../corpus/coded-file.ts"
import type { Corpus } from "../../corpus/corpus.ts"
import { foldTypography, normalize } from "../../text/normal-form.ts"
import { type Span, slice } from "../../text/span.ts"
import { toReference } from "../write-context.ts"

/** What became of the annotations of a file since its text was accepted, sorted by what people do about it. */
export interface WhatChanged {
  readonly respelled: readonly RespelledSurface[]
  /** Quotes, cues, regions and the like of which the words were edited. */
  readonly edited: readonly FollowedWords[]
  /** Words that are found, but perhaps not where they were taken from, and long quotes edited between their ends. */
  readonly doubtful: readonly FollowedWords[]
  /** Cues and sources that stand where they stood, of quotes that do not. */
  readonly beside: readonly FollowedWords[]
  readonly reread: readonly RereadMentions[]
  readonly added: readonly NewMentions[]
  readonly moved: readonly Followed[]
  /** By the place in the sidecar of the words that were taken out. */
  readonly lost: ReadonlyMap<number, Followed>
}

/** Occurrences of one surface, of one meaning, in the place of which the same other words stand now. */
export interface RespelledSurface {
  readonly before: Occurrence
  readonly words: string
  /** In the article as it is. */
  readonly places: readonly Span[]
}

/** Occurrences of one reading that mean the same other thing now. */
export interface RereadMentions {
  readonly before: Occurrence
  readonly after: readonly Occurrence[]
}

/** Mentions that came with new text, all of one surface. */
export interface NewMentions {
  readonly mentions: readonly Occurrence[]
  readonly first: Occurrence
}

export function whatChanged(file: CodedFile, corpus: Corpus): WhatChanged {
  const all = corpus.followed(file)
  const occurrences = all.filter(one => one.kind === "occurrence")
  const words = all.filter(one => one.kind === "words")
  return {
    respelled: respelledAmong(occurrences, file),
    edited: words.filter(one => one.change === "changed" && !isStretch(one)),
    doubtful: words.filter(one => doubts.has(one.change) || (one.change === "changed" && isStretch(one))),
    beside: words.filter(({ change }) => change === "kept"),
    reread: rereadAmong(occurrences),
    added: addedAmong(occurrences),
    moved: all.filter(({ change }) => change === "moved"),
    lost: new Map(all.filter(({ change }) => change === "lost").map(one => [placeInSidecar(one), one])),
  }
}

const doubts: ReadonlySet<string> = new Set(["elsewhere", "ambiguous"])

/** Of a quote that is given by its ends, all that lies between them is followed. */
export function isStretch({ role, claim }: FollowedWords): boolean {
  return role === "quote" && claim?.quote?.kind === "range"
}

/** Whether the very words of a selector stand where they were taken from, though it finds them elsewhere or nowhere. */
export function isInPlace({ selector, at }: FollowedWords, file: CodedFile): boolean {
  return foldTypography(wordsNow(file, at)) === foldTypography(normalize(selector.exact.value).trim())
}

/** Where the sidecar writes the words that were followed. */
export function placeInSidecar(one: Followed): number {
  if (one.kind === "words") return one.selector.exact.span.start
  return (one.before ?? one.after)?.surface.text.span.start ?? 0
}

/** The words of the article at a place, as a sidecar writes them. */
export function wordsNow({ article }: CodedFile, at: Span): string {
  return normalize(slice(article.text, at)).trim()
}

/** What an occurrence means, as a sidecar writes it; "" where it means nothing. */
export function meaningOf({ reading }: Occurrence): string {
  return reading === undefined ? "" : toReference(reading.target)
}

function respelledAmong(all: readonly FollowedOccurrence[], file: CodedFile): readonly RespelledSurface[] {
  const changed = all.flatMap(({ change, before, at }) =>
    change === "changed" && before !== undefined ? [{ before, at, words: wordsNow(file, at) }] : [],
  )
  const groups = grouped(
    changed,
    ({ before, words }) => `${before.surface.text.span.start} ${meaningOf(before)} ${words}`,
  )
  return groups.map(([first, ...others]) => ({
    before: first.before,
    words: first.words,
    places: [first, ...others].map(({ at }) => at),
  }))
}

function rereadAmong(all: readonly FollowedOccurrence[]): readonly RereadMentions[] {
  const reread = all.flatMap(({ change, before, after }) =>
    change === "reread" && before !== undefined && after !== undefined ? [{ before, after }] : [],
  )
  const groups = grouped(reread, ({ before, after }) => {
    const { surface, reading } = before
    return `${surface.text.span.start} ${reading?.span.start} ${after.surface.text.span.start} ${meaningOf(after)}`
  })
  return groups.map(([first, ...others]) => ({
    before: first.before,
    after: [first, ...others].map(({ after }) => after),
  }))
}

/** Of what is nobody, or has no meaning, other rules tell. */
function addedAmong(all: readonly FollowedOccurrence[]): readonly NewMentions[] {
  const added = all.flatMap(({ change, after }) => (change === "new" && after && isMention(after) ? [after] : []))
  const groups = grouped(added, ({ surface }) => `${surface.text.span.start}`)
  return groups.map(mentions => ({ mentions, first: mentions[0] }))
}

/** In the order of the first of each group. */
function grouped<T>(things: readonly T[], keyOf: (thing: T) => string): readonly [T, ...T[]][] {
  const groups = new Map<string, [T, ...T[]]>()
  for (const thing of things) {
    const key = keyOf(thing)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [thing])
    else group.push(thing)
  }
  return [...groups.values()]
}
