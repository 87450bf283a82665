import { ownSidecar } from "../../core/acts/own-sidecar.ts"
import type { ClaimAnchor } from "../../core/anchor/claims.ts"
import type { Occurrence } from "../../core/anchor/mentions.ts"
import type { CodedFile } from "../../core/corpus/coded-file.ts"
import type { Corpus } from "../../core/corpus/corpus.ts"
import { claimAround } from "../../core/corpus/subject.ts"
import { contains, type Span, spanLength, touches } from "../../core/text/span.ts"
import type { Document } from "../feature.ts"
import { wordsAt } from "./candidates.ts"

/** Where somebody asks what can be done: in an article, or at what the sidecar says of it. */
export interface Scene {
  readonly corpus: Corpus
  readonly article: string
  /** What is selected in the article, or where the cursor is; undefined in a sidecar. */
  readonly range?: Span
  /** `automatic`: the client asks at every move of the cursor, and nobody may have to wait. */
  readonly asked: "automatic" | "invoked"
  /** The sidecar that is written to; absent where there is none yet. */
  readonly file?: CodedFile
  /** What would be tagged. */
  readonly words?: Words
  /** How those words are tagged. */
  readonly tagged?: Occurrence
  /** Whom longer mentions around the words mean: tagged as one of them, they would count for nothing. */
  readonly within?: readonly string[]
  readonly claim?: ClaimAnchor
}

export interface Words {
  readonly span: Span
  readonly text: string
}

/** Undefined in a file that is neither an article nor the sidecar that the person writes to. */
export function sceneAt(document: Document, range: Span, asked: Scene["asked"]): Scene | undefined {
  const { uri, corpus } = document
  if (corpus.pairs.hasArticle(uri)) return inArticle(document, range, asked)
  const file = corpus.coded(uri)
  const article = file?.articleUri
  if (file === undefined || article === undefined || ownSidecar(article, corpus)?.uri !== uri) return undefined
  const tagged = firstOccurrence(file, range.start)
  const claim = claimAround(range.start, file)
  return { corpus, article, asked, file, ...(tagged && inWords(tagged, file)), ...(claim && { claim }) }
}

function inArticle({ uri, corpus, lines }: Document, range: Span, asked: Scene["asked"]): Scene {
  const file = ownSidecar(uri, corpus)?.file
  const scene = { corpus, article: uri, range, asked, ...(file && { file }) }
  const tagged = file && occurrenceAt(range, file)
  const claim = file && claimAt(range, file)
  const free = tagged?.span ?? wordsAt(lines.text, range, file, corpus)
  const around = free && file ? mentionsAround(free, file) : []
  const words = around.some(hidesAll) ? undefined : free
  return {
    ...scene,
    ...(words && { words: { span: words, text: lines.text.slice(words.start, words.end) } }),
    ...(tagged && { tagged }),
    ...(claim && { claim }),
    within: around.flatMap(({ entities }) => entities),
  }
}

/** The innermost words that are annotated at a cursor, or exactly those that are selected. */
function occurrenceAt(range: Span, { anchored }: CodedFile): Occurrence | undefined {
  const isSelected = ({ span }: Occurrence) =>
    range.start === range.end ? touches(span, range.start) : contains(span, range) && contains(range, span)
  const here = anchored.occurrences.filter(
    occurrence => occurrence.state !== "hidden" && occurrence.state !== "boilerplate" && isSelected(occurrence),
  )
  return innermost(here, ({ span }) => span, range)
}

function mentionsAround(words: Span, { anchored }: CodedFile): readonly Occurrence[] {
  return anchored.occurrences.filter(
    ({ span, state }) =>
      (state === "none" || state === "mention") && contains(span, words) && spanLength(span) > spanLength(words),
  )
}

/** Inside a longer name nothing counts. */
function hidesAll({ state, kind }: Occurrence): boolean {
  return state === "none" || kind === "name"
}

/** The innermost claim that says what is selected. */
function claimAt(range: Span, { anchored }: CodedFile): ClaimAnchor | undefined {
  const pieces = anchored.claims.flatMap(anchor =>
    anchor.segments.flatMap(({ home }) => (home && contains(home.span, range) ? [{ anchor, span: home.span }] : [])),
  )
  return innermost(pieces, ({ span }) => span, range)?.anchor
}

/** Where one thing ends and another begins, the cursor belongs to the second. */
function innermost<T>(things: readonly T[], spanOf: (thing: T) => Span, { start }: Span): T | undefined {
  const isBeside = (thing: T) => Number(spanOf(thing).end === start)
  const order = (a: T, b: T) => isBeside(a) - isBeside(b) || spanLength(spanOf(a)) - spanLength(spanOf(b))
  return things.toSorted(order)[0]
}

/** Of the surface whose key holds an offset of the sidecar. */
function firstOccurrence({ sidecar, anchored }: CodedFile, offset: number): Occurrence | undefined {
  const surface = sidecar.surfaces.find(({ text }) => touches(text.span, offset))
  return anchored.occurrences.find(
    occurrence => occurrence.surface === surface && occurrence.state !== "hidden" && occurrence.state !== "boilerplate",
  )
}

function inWords(tagged: Occurrence, { article }: CodedFile): Pick<Scene, "tagged" | "words"> {
  const { start, end } = tagged.span
  return { tagged, words: { span: tagged.span, text: article.text.slice(start, end) } }
}
