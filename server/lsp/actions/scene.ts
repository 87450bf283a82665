import { ownSidecar } from "../../core/acts/own-sidecar.ts"
import { brokenAt } from "../../core/acts/sidecar-draft.ts"
import type { ClaimAnchor } from "../../core/anchor/claims.ts"
import type { Occurrence } from "../../core/anchor/mentions.ts"
import type { CodedFile } from "../../core/corpus/coded-file.ts"
import type { Corpus } from "../../core/corpus/corpus.ts"
import { claimAround } from "../../core/corpus/subject.ts"
import { normalize } from "../../core/text/normal-form.ts"
import { compareSpans, contains, type Span, slice, spanLength, touches } from "../../core/text/span.ts"
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
  /** The sidecar that is written to, whether or not it exists. */
  readonly file: CodedFile
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
  /** In the normal form. */
  readonly text: string
}

/** Undefined where nothing can be written: in files of other kinds, in a layer of somebody else, in broken YAML. */
export function sceneAt(document: Document, range: Span, asked: Scene["asked"]): Scene | undefined {
  const { uri, corpus } = document
  const article = corpus.pairs.hasArticle(uri) ? uri : corpus.coded(uri)?.articleUri
  const own = article === undefined ? undefined : ownSidecar(article, corpus)
  if (article === undefined || own === undefined || (article !== uri && own.uri !== uri)) return undefined
  const file = own.file ?? corpus.imagine(own.uri, own.text)
  if (brokenAt(file, corpus) !== undefined) return undefined
  const scene = { corpus, article, asked, file }
  return article === uri ? inArticle(range, scene) : inSidecar(range.start, scene)
}

function inSidecar(offset: number, scene: Scene): Scene {
  const tagged = firstOccurrence(scene.file, offset)
  const claim = claimAround(offset, scene.file)
  const words = tagged && { words: toWords(tagged.span, scene.file) }
  return { ...scene, ...(tagged && { tagged, ...words }), ...(claim && { claim }) }
}

function inArticle(range: Span, scene: Scene): Scene {
  const { file, corpus } = scene
  const atCursor = range.start === range.end ? occurrenceAt(range, file) : undefined
  const free = atCursor?.span ?? wordsAt(range, file, corpus)
  const around = free ? mentionsAround(free, file) : []
  const words = around.some(hidesAll) ? undefined : free
  const tagged = words && shown(file).find(({ span }) => compareSpans(span, words) === 0)
  const claim = claimAt(range, file)
  return {
    ...scene,
    range,
    ...(words && { words: toWords(words, file) }),
    ...(tagged && { tagged }),
    ...(claim && { claim }),
    within: around.flatMap(({ entities }) => entities),
  }
}

/** The innermost words at a cursor that the sidecar names. */
function occurrenceAt(range: Span, file: CodedFile): Occurrence | undefined {
  const here = shown(file).filter(({ span }) => touches(span, range.start))
  return innermost(here, ({ span }) => span, range)
}

function shown({ anchored }: CodedFile): readonly Occurrence[] {
  return anchored.occurrences.filter(({ state }) => state !== "hidden" && state !== "boilerplate")
}

/** Also those that are part of a longer mention themselves: they hide what is in them all the same. */
function mentionsAround(words: Span, { anchored }: CodedFile): readonly Occurrence[] {
  return anchored.occurrences.filter(
    ({ span, state }) =>
      state !== "boilerplate" && state !== "uncovered" && contains(span, words) && spanLength(span) > spanLength(words),
  )
}

/** Inside a longer name nothing counts. */
function hidesAll({ state, kind }: Occurrence): boolean {
  return state === "none" || kind === "name"
}

/** The innermost claim of which something is selected, in its words or its cue. */
function claimAt(range: Span, { anchored }: CodedFile): ClaimAnchor | undefined {
  const pieces = anchored.claims.flatMap(anchor =>
    [anchor.cue, ...anchor.segments.map(({ home }) => home)].flatMap(match =>
      match && contains(match.span, range) ? [{ anchor, span: match.span }] : [],
    ),
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
function firstOccurrence(file: CodedFile, offset: number): Occurrence | undefined {
  const surface = file.sidecar.surfaces.find(({ text }) => touches(text.span, offset))
  return shown(file).find(occurrence => occurrence.surface === surface)
}

function toWords(span: Span, { article }: CodedFile): Words {
  return { span, text: normalize(slice(article.text, span)) }
}
