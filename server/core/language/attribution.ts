import type { Match } from "../anchor/find-selector.ts"
import type { Mention } from "../anchor/mentions.ts"
import type { CodedFile } from "../corpus/coded-file.ts"
import { contains, type Span } from "../text/span.ts"
import type { AttributionWords } from "./attribution-words.ts"
import { type Clause, clauseAround, mentionEndingAt, nextWord, previousWord, textBefore } from "./clause.ts"
import { mentionFrom } from "./mention-from.ts"

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
  return clause && subjectIn(clause, cue, words)
}

/** The same where the clause of the cue is known. */
export function subjectIn(clause: Clause, cue: Match, words: AttributionWords): Subject | undefined {
  const mentions = mentionInside(clause, cue, words) ?? mentionsBeside(clause, cue, words)
  if (mentions === undefined || mentions.length === 0) return undefined
  const inOrder = mentions.toSorted((a, b) => a.span.start - b.span.start)
  const spans = [...inOrder.map(mention => mention.span), cue.span]
  return {
    entities: [...new Set(inOrder.flatMap(mention => mention.entities))],
    span: { start: Math.min(...spans.map(span => span.start)), end: Math.max(...spans.map(span => span.end)) },
  }
}

/** A cue may take the name in: "Lavrov said", "according to Lavrov"; not "told Reuters". */
function mentionInside(clause: Clause, cue: Match, words: AttributionWords): readonly Mention[] | undefined {
  const mention = clause.mentions.find(candidate => contains(cue.normal, candidate.normal))
  if (mention === undefined) return undefined
  const lead = clause.text.slice(cue.normal.start, mention.normal.start).trim()
  return lead === "" || words.articles.has(lead.toLowerCase()) || words.speakerFollows.test(lead)
    ? [mention]
    : undefined
}

function mentionsBeside(clause: Clause, cue: Match, words: AttributionWords): readonly Mention[] | undefined {
  const said = textBefore(clause, cue.normal.end)
  const next = nextWord(clause, cue.normal.end)
  const cited = words.speakerIsCited.test(said)
  if (next?.word === words.passiveAgent && !cited) return mentionFrom(clause, next.end, words)
  if (words.speakerFollows.test(said)) return mentionFrom(clause, cue.normal.end, words)
  if (words.speakerPrecedes?.test(said)) return mentionsJoined(clause, trimBack(clause, cue.normal.start), words)
  if (words.passive.test(said) && !cited) return undefined
  const before = mentionsBefore(clause, cue.normal.start, words) ?? ownerBefore(clause, cue.normal.start, words)
  if (before !== undefined || !isTurnedRound(clause, cue, words)) return before
  return mentionFrom(clause, cue.normal.end, words)
}

/** "… wants to see, said an official": what comes before the cue has ended in a comma or a quotation mark. */
function isTurnedRound(clause: Clause, cue: Match, words: AttributionWords): boolean {
  return words.turnsRound.test(textBefore(clause, skipBack(clause, cue.normal.start, words)))
}

/** The names whose verb begins at `verb`. */
function mentionsBefore(clause: Clause, verb: number, words: AttributionWords): readonly Mention[] | undefined {
  const all = mentionsJoined(clause, skipBack(clause, verb, words), words)
  return all === undefined || isGoverned(clause, all.at(-1) ?? all[0], words) ? undefined : all
}

/** Whose words a statement is: "Russia's account said", "a statement from Russia said". */
function ownerBefore(clause: Clause, verb: number, words: AttributionWords): readonly Mention[] | undefined {
  const end = skipBack(clause, verb, words)
  const named = mentionEndingAt(clause, end)
  const link = named && previousWord(clause, skipArticle(clause, named.normal.start, words))
  if (link !== undefined && words.behindSpokenThing.has(link.word)) {
    const thing = previousWord(clause, link.start)
    return named && thing && words.spokenThings.has(thing.word) ? [named] : undefined
  }
  const thing = previousWord(clause, end)
  const owner = thing && /['’]s?\s*$/u.exec(textBefore(clause, thing.start))
  if (thing?.end !== end || owner === undefined || owner === null || !words.spokenThings.has(thing.word))
    return undefined
  const mention = mentionEndingAt(clause, thing.start - owner[0].length)
  return mention && [mention]
}

/** The names that end at a place, or before a parenthesis that ends there; the last one first. */
function mentionsJoined(
  clause: Clause,
  end: number,
  words: AttributionWords,
): readonly [Mention, ...Mention[]] | undefined {
  const last = mentionEndingAt(clause, end) ?? mentionEndingAt(clause, beforeParenthesis(clause, end) ?? -1)
  if (last === undefined) return undefined
  return [last, ...joinedBefore(clause, last, words)]
}

/** Back over auxiliaries, adverbs and blanks, and what French clips before them: n’a, s’est. */
function skipBack(clause: Clause, from: number, words: AttributionWords): number {
  let at = from
  for (;;) {
    const word = previousWord(clause, at)
    if (word === undefined || !words.betweenSubjectAndVerb.test(word.word)) return trimBack(clause, at)
    at = word.start - (/(?<!\p{L})\p{Ll}['’]$/u.test(textBefore(clause, word.start)) ? 2 : 0)
  }
}

const longestParenthesis = 300
const parenthesis =
  /\s*(?:,(?:[^,.;:!?"“”«»()]|\([^()]*\)|(?<=\p{L})\.(?=\p{L}))*,|\([^()]*\)|(?:--|[–—])[^–—.;:!?"“”]*(?:--|[–—]))$/u

/** The place before ", …," or "(…)" when one ends at `at`. */
function beforeParenthesis(clause: Clause, at: number): number | undefined {
  if (!/[,)–—-]/.test(clause.text[at - 1] ?? "")) return undefined
  const found = parenthesis.exec(textBefore(clause, at, longestParenthesis))
  return found === null ? undefined : at - found[0].length
}

/** "Russia and Nicaragua", "Russia, Iran and Turkey": the others of a row that ends with `last`. */
function joinedBefore(clause: Clause, last: Mention, words: AttributionWords): readonly Mention[] {
  const joined: Mention[] = []
  for (let first = last; ; ) {
    const at = skipArticle(clause, first.normal.start, words)
    const link = /(?:,|\s(\p{Ll}+|&))\s*$/u.exec(textBefore(clause, at))
    const isComma = link !== null && link[1] === undefined
    if (link === null || (link[1] !== undefined && !words.conjunctions.has(link[1]))) return joined
    const mention = mentionEndingAt(clause, trimBack(clause, at - link[0].length))
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

function skipArticle(clause: Clause, from: number, words: AttributionWords): number {
  const word = previousWord(clause, from)
  return word !== undefined && words.articles.has(word.word.toLowerCase()) ? word.start : from
}

function trimBack(clause: Clause, at: number): number {
  let end = at
  while (end > clause.start && clause.text[end - 1] === " ") end--
  return end
}
