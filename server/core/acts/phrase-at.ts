import { findText } from "../anchor/find-selector.ts"
import type { CodedFile } from "../corpus/coded-file.ts"
import type { Corpus } from "../corpus/corpus.ts"
import { capitalisedPhrases, onePart } from "../language/capitalised-phrases.ts"
import { isCommonWord } from "../language/common-words.ts"
import { foldTypography, toNormal } from "../text/normal-form.ts"
import { sentenceAt, spanAt } from "../text/segment.ts"
import { contains, type Span, touches, trimSpan } from "../text/span.ts"
import { isWordAt, isWordBefore, wordAt } from "../text/words.ts"

/** Words in the longest name that is looked for. */
const longestName = 8

/**
 * The words to tag at a range, in the normal form of the article: those that are chosen, in whole words; where none are,
 * the longest known name around the cursor, else the capitalised phrase, else the word. Undefined where there is no word.
 */
export function phraseAt(file: CodedFile, range: Span, corpus: Corpus): Span | undefined {
  const { article } = file
  const chosen = { start: toNormal(article.normal, range.start), end: toNormal(article.normal, range.end) }
  const words = range.start < range.end ? wholeWords(chosen, file) : undefined
  if (words !== undefined) return words
  const around = sentenceAround(range.start, file)
  if (around === undefined) return undefined
  const at = Math.min(chosen.start, around.end)
  return knownName(at, around, file, corpus) ?? phraseAround(at, around, file) ?? wordAround(at, file)
}

function wholeWords(chosen: Span, { article }: CodedFile): Span | undefined {
  const { text } = article.normal
  const { start: from, end: to } = trimSpan(text, chosen)
  if (!/[\p{L}\p{N}]/u.test(text.slice(from, to))) return undefined
  if (!article.bounded) return { start: from, end: to }
  return {
    start: isWordAt(text, from) ? wordAt(text, from).start : from,
    end: isWordBefore(text, to) ? wordAt(text, to).end : to,
  }
}

/** The sentence that the cursor is in. */
function sentenceAround(offset: number, { article, language }: CodedFile): Span | undefined {
  const paragraph = spanAt(article.paragraphs, offset)
  if (paragraph === undefined) return undefined
  const { start, end } = sentenceAt(article.text, paragraph, offset, language)
  return { start: toNormal(article.normal, start), end: toNormal(article.normal, end) }
}

function knownName(at: number, around: Span, file: CodedFile, corpus: Corpus): Span | undefined {
  const { normal, bounded } = file.article
  const surfaces = new Set(file.sidecar.surfaces.map(({ text }) => foldTypography(text.value)))
  const isKnown = (words: string) => corpus.registry.named(words).length > 0 || surfaces.has(foldTypography(words))
  const [starts, ends] = bounded ? wordEdges(at, around, normal.text) : allEdges(at, around)
  let best: Span | undefined
  for (const start of starts) {
    for (const end of ends) {
      const isLonger = end > start && (best === undefined || end - start > best.end - best.start)
      if (isLonger && isKnown(normal.text.slice(start, end))) best = { start, end }
    }
  }
  return best
}

type Edges = readonly [readonly number[], readonly number[]]

/** Where the words around a place begin, and where they end; a full stop may belong to the last. */
function wordEdges(at: number, around: Span, text: string): Edges {
  const starts: number[] = []
  const ends: number[] = []
  for (let start = at; start >= around.start && starts.length < longestName; start--) {
    if (isWordAt(text, start) && !isWordBefore(text, start)) starts.push(start)
  }
  for (let end = at; end <= around.end && ends.length < 2 * longestName; end++) {
    if (isWordBefore(text, end) && !isWordAt(text, end)) ends.push(...(text[end] === "." ? [end, end + 1] : [end]))
  }
  return [starts, ends]
}

/** Where words are not parted, any character may be an edge. */
function allEdges(at: number, around: Span): Edges {
  const reach = 2 * longestName
  const count = (from: number, to: number) => Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i)
  return [count(Math.max(around.start, at - reach), at), count(at, Math.min(around.end, at + reach))]
}

/** Without an article at its front, or another word that has its capital from the head of the sentence only. */
function phraseAround(at: number, around: Span, file: CodedFile): Span | undefined {
  const { article } = file
  const text = article.normal.text.slice(around.start, around.end)
  for (const { start, end, isHead } of capitalisedPhrases(text)) {
    const whole = onePart({ start: around.start + start, end: around.start + end }, at, article.normal.text)
    const span = betweenMentions(whole, at, file)
    if (!touches(span, at)) continue
    const [head] = text.slice(start, end).split(" ", 1)
    const behind = span.start + (head?.length ?? 0) + 1
    const isOpener = head !== undefined && isHead && span.start === whole.start && opensSentence(head, file)
    return isOpener && behind <= at ? { start: behind, end: span.end } : span
  }
  return undefined
}

/** What is tagged already, such as the country before a title, is no part of another name. */
function betweenMentions(phrase: Span, at: number, { anchored, article }: CodedFile): Span {
  let { start, end } = phrase
  for (const { normal, state } of anchored.occurrences) {
    if (state !== "mention" || !contains(phrase, normal)) continue
    if (normal.end < at) start = Math.max(start, normal.end)
    if (normal.start > at) end = Math.min(end, normal.start)
  }
  return trimSpan(article.normal.text, { start, end })
}

function opensSentence(word: string, { article, language }: CodedFile): boolean {
  return isCommonWord(word, language) || findText(article, word.toLowerCase()).length > 0
}

function wordAround(at: number, { article, language }: CodedFile): Span | undefined {
  const { text } = article.normal
  if (article.bounded) {
    const word = wordAt(text, at)
    return word.end > word.start ? word : undefined
  }
  const from = Math.max(0, at - 40)
  const words = new Intl.Segmenter(language?.split("-")[0], { granularity: "word" }).segment(text.slice(from, at + 40))
  const found = words.containing(at - from)
  return found?.isWordLike ? { start: from + found.index, end: from + found.index + found.segment.length } : undefined
}
