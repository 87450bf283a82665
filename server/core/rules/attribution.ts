import type { Match } from "../anchor/find-selector.ts"
import { isMention, type Mention } from "../anchor/mentions.ts"
import type { CodedFile } from "../corpus/coded-file.ts"
import { toNormal } from "../text/normal-form.ts"
import { spanAt } from "../text/segment.ts"
import { contains, type Span } from "../text/span.ts"
import type { AttributionWords } from "./language/attribution-words.ts"

/** Whom the words around a cue name as the one who speaks. */
export interface Subject {
  /** Ids; several where they are joined by "and". */
  readonly entities: readonly string[]
  /** From the first name to the cue, in the article. */
  readonly span: Span
}

/**
 * The subject of a cue, where the grammar leaves no doubt: a tagged name right before the verb ("Lavrov, in an interview,
 * also said"), behind it where the verb is turned round ("…," said Lavrov), behind "according to" and behind the "by" of
 * a passive. Undefined everywhere else: for pronouns, for nouns that nobody tagged, for names in other cases.
 */
export function findSubject(file: CodedFile, cue: Match, words: AttributionWords): Subject | undefined {
  const clause = clauseAround(file, cue)
  if (clause === undefined) return undefined
  const inside = clause.mentions.find(mention => contains(cue.normal, mention.normal))
  if (inside !== undefined) return toSubject([inside], cue)
  const said = clause.text.slice(clause.start, cue.normal.end)
  const next = nextWord(clause.text, cue.normal.end)
  const cited = words.speakerIsCited.test(said)
  if (next?.word === words.passiveAgent && !cited) return toSubject(mentionFrom(clause, next.end, words), cue)
  if (words.speakerFollows.test(said)) return toSubject(mentionFrom(clause, cue.normal.end, words), cue)
  if (words.passive.test(said) && !cited) return undefined
  const before = mentionsBefore(clause, cue.normal.start, words)
  if (before !== undefined) return toSubject(before, cue)
  return isTurnedRound(clause, cue) ? toSubject(mentionFrom(clause, cue.normal.end, words), cue) : undefined
}

/** The paragraph of a cue: its normal text, and the tagged names in it, outermost only. */
interface Clause {
  readonly text: string
  readonly start: number
  readonly end: number
  readonly mentions: readonly Mention[]
}

function clauseAround({ article, anchored }: CodedFile, cue: Match): Clause | undefined {
  const paragraph = spanAt(article.paragraphs, cue.span.start)
  if (paragraph === undefined) return undefined
  const start = toNormal(article.normal, paragraph.start)
  const end = toNormal(article.normal, paragraph.end)
  const inside = anchored.occurrences
    .filter(isMention)
    .filter(({ normal }) => start <= normal.start && normal.end <= end)
  const mentions = inside.filter(
    mention => mention.kind !== "adjective" && !inside.some(outer => outer !== mention && holds(outer, mention)),
  )
  return { text: article.normal.text, start, end, mentions }
}

function holds(outer: Mention, inner: Mention): boolean {
  return (
    contains(outer.normal, inner.normal) &&
    (outer.normal.start < inner.normal.start || inner.normal.end < outer.normal.end)
  )
}

function toSubject(mentions: readonly Mention[] | undefined, cue: Match): Subject | undefined {
  if (mentions === undefined || mentions.length === 0) return undefined
  const inOrder = mentions.toSorted((a, b) => a.span.start - b.span.start)
  const spans = [...inOrder.map(mention => mention.span), cue.span]
  return {
    entities: [...new Set(inOrder.flatMap(mention => mention.entities))],
    span: { start: Math.min(...spans.map(span => span.start)), end: Math.max(...spans.map(span => span.end)) },
  }
}

/** The names whose verb begins at `verb`. */
function mentionsBefore(clause: Clause, verb: number, words: AttributionWords): readonly Mention[] | undefined {
  const direct = mentionEndingAt(clause, skipBack(clause, verb, words))
  const end = direct === undefined ? beforeParenthesis(clause, skipBack(clause, verb, words)) : undefined
  const last = direct ?? (end === undefined ? undefined : mentionEndingAt(clause, end))
  if (last === undefined) return undefined
  const all = [last, ...joinedBefore(clause, last, words)]
  return isGoverned(clause, all.at(-1) ?? last, words) ? undefined : all
}

/** Back over auxiliaries, adverbs and blanks. */
function skipBack(clause: Clause, from: number, words: AttributionWords): number {
  let at = from
  for (;;) {
    const word = previousWord(clause, at)
    if (word === undefined || !words.betweenSubjectAndVerb.test(word.word)) return trimBack(clause, at)
    at = word.start
  }
}

/** The place before ", …," or "(…)" when one ends at `at`. */
function beforeParenthesis(clause: Clause, at: number): number | undefined {
  const head = clause.text.slice(clause.start, at)
  const found =
    /\s*(?:,(?:[^,.;:!?"“”«»()]|\([^()]*\)|(?<=\p{L})\.(?=\p{L}))*,|\([^()]*\)|(?:--|[–—])[^–—.;:!?"“”]*(?:--|[–—]))$/u.exec(
      head,
    )
  return found === null ? undefined : clause.start + found.index
}

/** "Russia and Nicaragua", "Russia, Iran and Turkey": the others of a row that ends with `last`. */
function joinedBefore(clause: Clause, last: Mention, words: AttributionWords): readonly Mention[] {
  const joined: Mention[] = []
  for (let first = last; ; ) {
    const at = skipArticle(clause, first.normal.start, words)
    const link = /(?:,|\s(\p{Ll}+|&))\s*$/u.exec(clause.text.slice(clause.start, at))
    const isComma = link !== null && link[1] === undefined
    if (link === null || (link[1] !== undefined && !words.conjunctions.has(link[1]))) return joined
    const mention = mentionEndingAt(clause, trimBack(clause, clause.start + link.index))
    // "At a meeting of the SCO, China and Kazakhstan said": the comma ends a phrase there.
    const ends = isComma && (joined.length === 0 || (mention !== undefined && isGoverned(clause, mention, words)))
    if (mention === undefined || ends) return joined
    joined.push(mention)
    first = mention
  }
}

/** Whether a preposition stands before a name. */
function isGoverned(clause: Clause, { normal }: Mention, words: AttributionWords): boolean {
  const lead = previousWord(clause, skipArticle(clause, normal.start, words))
  return lead !== undefined && words.prepositions.has(lead.word)
}

/** The name that begins behind `from`, after articles, titles and adjectives; not where it describes a noun after it. */
function mentionFrom(clause: Clause, from: number, words: AttributionWords): readonly Mention[] | undefined {
  let at = from
  for (let count = 0; count < 8; count++) {
    while (clause.text[at] === " ") at++
    const mention = clause.mentions.find(candidate => candidate.normal.start === at)
    if (mention !== undefined) return isDescriptive(clause, mention, words) ? undefined : [mention]
    const word = nextWord(clause.text, at)
    const skipped = word !== undefined && (words.articles.has(word.word) || isTitle(word.word, words))
    if (!skipped || word.end > clause.end) return undefined
    at = word.end
  }
  return undefined
}

function isTitle(word: string, { personNouns }: AttributionWords): boolean {
  return personNouns.has(word) || /^\p{Lu}/u.test(word)
}

/** "a State Department official", "Lavrov's spokesman". */
function isDescriptive({ text }: Clause, { normal }: Mention, { personNouns }: AttributionWords): boolean {
  if (/^['’]/.test(text.slice(normal.end))) return true
  const next = nextWord(text, normal.end)
  return next !== undefined && personNouns.has(next.word)
}

/** "… wants to see, said an official": what comes before the cue has ended in a comma or a quotation mark. */
function isTurnedRound(clause: Clause, cue: Match): boolean {
  const head = clause.text.slice(clause.start, cue.normal.start).trimEnd()
  return /[,"”»’'!?]$/.test(head)
}

function mentionEndingAt(clause: Clause, at: number): Mention | undefined {
  return clause.mentions.find(mention => mention.normal.end === at)
}

function skipArticle(clause: Clause, from: number, words: AttributionWords): number {
  const word = previousWord(clause, from)
  return word !== undefined && words.articles.has(word.word.toLowerCase()) ? word.start : from
}

interface Word {
  readonly word: string
  readonly start: number
  readonly end: number
}

/** The word that ends at `at`, blanks between them left out. */
function previousWord(clause: Clause, at: number): Word | undefined {
  const match = /([\p{L}\p{M}\p{N}]+)\s*$/u.exec(clause.text.slice(Math.max(clause.start, at - 60), at))
  if (match?.[1] === undefined) return undefined
  const start = at - match[0].length
  return { word: match[1], start, end: start + match[1].length }
}

/** The word that begins at `at`, blanks between them left out. */
function nextWord(text: string, at: number): Word | undefined {
  const match = /^\s*([\p{L}\p{M}\p{N}]+)/u.exec(text.slice(at, at + 60))
  if (match?.[1] === undefined) return undefined
  const end = at + match[0].length
  return { word: match[1], start: end - match[1].length, end }
}

function trimBack(clause: Clause, at: number): number {
  let end = at
  while (end > clause.start && clause.text[end - 1] === " ") end--
  return end
}
