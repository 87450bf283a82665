import type { Match } from "../anchor/find-selector.ts"
import { isMention, type Mention, type Occurrence } from "../anchor/mentions.ts"
import type { CodedFile } from "../corpus/coded-file.ts"
import { toNormal } from "../text/normal-form.ts"
import { partitionPoint } from "../text/partition-point.ts"
import { spanAt } from "../text/segment.ts"
import { contains } from "../text/span.ts"
import { isWordBefore, wordAt } from "../text/words.ts"

/** The text around a cue, within its paragraph: offsets are of the article's normal form. */
export interface Clause {
  readonly text: string
  readonly start: number
  readonly end: number
  /** The tagged names in it, outermost only, without adjectives. */
  readonly mentions: readonly Mention[]
}

/** A word of a clause. */
export interface Word {
  readonly word: string
  readonly start: number
  readonly end: number
}

/** How far from a cue its subject can be. */
const reach = 400

export function clauseAround({ article, anchored }: CodedFile, cue: Match): Clause | undefined {
  const paragraph = spanAt(article.paragraphs, cue.span.start)
  if (paragraph === undefined) return undefined
  const start = Math.max(cue.normal.start - reach, toNormal(article.normal, paragraph.start))
  const end = Math.min(cue.normal.end + reach, toNormal(article.normal, paragraph.end))
  const inside = occurrencesFrom(anchored.occurrences, start, end).filter(isMention)
  const outermost = inside.filter(mention => !inside.some(outer => holds(outer, mention)))
  const mentions = outermost.filter(mention => mention.kind !== "adjective")
  return { text: article.normal.text, start, end, mentions }
}

export function mentionEndingAt(clause: Clause, at: number): Mention | undefined {
  return clause.mentions.find(mention => mention.normal.end === at)
}

/** What stands before `at` in the clause, as far back as patterns need to look. */
export function textBefore(clause: Clause, at: number, most = 80): string {
  return clause.text.slice(Math.max(clause.start, at - most), at)
}

/** The word that ends at `at`, blanks between them left out. */
export function previousWord(clause: Clause, at: number): Word | undefined {
  let end = at
  while (end > clause.start && clause.text[end - 1] === " ") end--
  if (end <= clause.start || !isWordBefore(clause.text, end)) return undefined
  const start = Math.max(clause.start, wordAt(clause.text, end).start)
  return { word: clause.text.slice(start, end), start, end }
}

/** The word that begins at `at`, blanks between them left out. */
export function nextWord(clause: Clause, at: number): Word | undefined {
  const match = /^\s*([\p{L}\p{M}\p{N}]+)/u.exec(clause.text.slice(at, Math.min(clause.end, at + 60)))
  if (match?.[1] === undefined) return undefined
  const end = at + match[0].length
  return { word: match[1], start: end - match[1].length, end }
}

/** Those that lie between two offsets; they come in the order of their starts. */
function occurrencesFrom(occurrences: readonly Occurrence[], start: number, end: number): readonly Occurrence[] {
  const low = partitionPoint(occurrences.length, index => (occurrences[index]?.normal.start ?? 0) < start)
  const result: Occurrence[] = []
  for (let at = low; (occurrences[at]?.normal.start ?? end) < end; at++) {
    const occurrence = occurrences[at]
    if (occurrence !== undefined && occurrence.normal.end <= end) result.push(occurrence)
  }
  return result
}

function holds(outer: Mention, inner: Mention): boolean {
  const longer = outer.normal.end - outer.normal.start > inner.normal.end - inner.normal.start
  return longer && contains(outer.normal, inner.normal)
}
