import { CompletionItemKind } from "vscode-languageserver"
import { findText, type Match } from "../../core/anchor/find-selector.ts"
import { findQuotations } from "../../core/anchor/quotations.ts"
import { shortestContext } from "../../core/anchor/shortest-context.ts"
import type { CodedFile } from "../../core/corpus/coded-file.ts"
import { attributionWords } from "../../core/language/attribution-words.ts"
import { forLanguage } from "../../core/language/for-language.ts"
import { normalize, toNormal } from "../../core/text/normal-form.ts"
import { sentenceAt, spanAt } from "../../core/text/segment.ts"
import { contains, type Span, slice } from "../../core/text/span.ts"
import { plain, shorten } from "../cards/markdown.ts"
import type { Candidate, Typing } from "./candidate.ts"

/** Words of the article that fit a key: passages for a quote, verbs of saying for a cue, and so on. */
export function* wordCandidates(typing: Typing): Generator<Candidate> {
  const { file, place } = typing
  if (file?.articleUri === undefined) return
  const names = place.path.filter(step => typeof step === "string")
  const last = names.at(-1)
  if (last === "prefix" || last === "suffix") yield* contexts(last, names, file)
  else if (names[0] === "claims" && names[2] === "cue") yield* cues(String(names[1]), file)
  else if (names[0] === "claims" && names[2] === "source") yield* pronouns(String(names[1]), file)
  else if (names[0] === "regions" || names[0] === "boilerplate") yield* shortParagraphs(file)
  else {
    if (names[0] === "allow") yield* annotated(file)
    yield* passages(file)
  }
}

/** Quotations without their marks, what somebody said that, and sentences, in the order of the text. */
function* passages(file: CodedFile): Generator<Candidate> {
  const { article } = file
  const spans = [...quotations(file), ...sentences(file)].sort((a, b) => a.start - b.start || a.end - b.end)
  yield* distinct(spans, slicer(file), span => (isQuotation(article.text, span) ? "in quotation marks" : ""))
}

function* quotations({ article, anchored }: CodedFile): Generator<Span> {
  for (const { start, end } of findQuotations(article, anchored.boilerplate)) {
    yield withoutEnd(article.text, { start: start + 1, end: end - 1 }, /[,\s]+$/)
  }
}

function isQuotation(text: string, { start }: Span): boolean {
  return /["“”„‟«»‘]/.test(text[start - 1] ?? "")
}

function* sentences(file: CodedFile): Generator<Span> {
  const { article, anchored } = file
  const verbs = forLanguage(attributionWords, article.language)?.verbs
  for (const paragraph of article.paragraphs) {
    const at = toNormal(article.normal, paragraph.start)
    if (anchored.boilerplate.some(({ start, end }) => start <= at && at < end)) continue
    for (let from = paragraph.start; from < paragraph.end; ) {
      const sentence = sentenceAt(article.text, paragraph, from + 1, article.language)
      yield withoutEnd(article.text, sentence, /(?<=\p{Ll})\.$/u)
      for (const match of slice(article.text, sentence).matchAll(/(\p{L}+) that /gu)) {
        if (verbs?.has(match[1] ?? "") !== true) continue
        const start = sentence.start + match.index + match[0].length
        yield withoutEnd(article.text, { start, end: sentence.end }, /(?<=\p{Ll})\.$/u)
      }
      from = Math.max(sentence.end, from + 1)
    }
  }
}

function withoutEnd(text: string, { start, end }: Span, tail: RegExp): Span {
  return { start, end: start + text.slice(start, end).replace(tail, "").length }
}

/** Verbs of saying in the paragraph of the quote, the nearest first; everywhere while there is no quote. */
function* cues(slug: string, file: CodedFile): Generator<Candidate> {
  const words = forLanguage(attributionWords, file.language)
  if (words === undefined) return
  const verbs = [...words.verbs].map(verb => (verb === "according" ? "according to" : verb))
  yield* near(verbs, slug, file)
}

function* pronouns(slug: string, file: CodedFile): Generator<Candidate> {
  const small = [...(forLanguage(attributionWords, file.language)?.pronouns ?? [])]
  yield* near([...small, ...small.map(word => word.charAt(0).toUpperCase() + word.slice(1))], slug, file)
}

function* near(words: readonly string[], slug: string, { article, anchored }: CodedFile): Generator<Candidate> {
  const anchor = anchored.claims.find(({ claim }) => claim.slug.value === slug)
  const home = anchor?.span
  const paragraph = home && spanAt(article.paragraphs, home.start)
  const distance = ({ span }: Match) => (home ? Math.max(0, home.start - span.end, span.start - home.end) : span.start)
  const isFree = ({ span }: Match) =>
    (paragraph === undefined || contains(paragraph, span)) &&
    anchor?.segments.some(segment => segment.home !== undefined && contains(segment.home.span, span)) !== true
  const matches = words.flatMap(word => findText(article, word)).filter(isFree)
  matches.sort((a, b) => distance(a) - distance(b))
  for (const word of new Set(matches.map(({ span }) => slice(article.text, span)))) yield candidate(word, "")
}

/** The fewest words beside each occurrence of a surface that tell it from the others. */
function* contexts(side: "prefix" | "suffix", names: readonly string[], file: CodedFile): Generator<Candidate> {
  const surface = names[0] === "mentions" ? names[1] : undefined
  if (surface === undefined) return
  const matches = findText(file.article, surface)
  const found = matches.flatMap(match => shortestContext(file.article, matches, match, [side])?.[side] ?? [])
  for (const words of new Set(found)) yield candidate(words, side === "prefix" ? `… ${surface}` : `${surface} …`)
}

/** Headlines, captions and bylines are short. */
function* shortParagraphs(file: CodedFile): Generator<Candidate> {
  const short = file.article.paragraphs.filter(({ start, end }) => end - start <= 300)
  yield* distinct(short, slicer(file), () => "")
}

/** What an allowance can be about: a claim, a surface. */
function* annotated({ sidecar }: CodedFile): Generator<Candidate> {
  for (const { slug } of sidecar.claims) yield { ...candidate(slug.value, "claim"), kind: CompletionItemKind.Reference }
  for (const { text } of sidecar.surfaces) yield { ...candidate(text.value, "surface"), kind: CompletionItemKind.Text }
}

/** Only what the article would be found by. */
function* distinct(
  spans: readonly Span[],
  words: (span: Span) => string,
  detail: (span: Span) => string,
): Generator<Candidate> {
  const seen = new Set<string>([""])
  for (const span of spans) {
    const text = words(span)
    if (seen.has(text)) continue
    seen.add(text)
    yield candidate(text, detail(span))
  }
}

/** The words of a span in normal form; "" where a selector would not find them. */
function slicer({ article }: CodedFile): (span: Span) => string {
  return span => {
    const text = normalize(slice(article.text, span)).trim()
    return findText(article, text).length > 0 ? text : ""
  }
}

function candidate(text: string, detail: string): Candidate {
  const label = shorten(text, 80)
  return {
    text,
    kind: CompletionItemKind.Text,
    detail,
    ...(label !== text && { label, documentation: plain(text) }),
  }
}
