import type { ClaimAnchor } from "../anchor/claims.ts"
import { findSelector } from "../anchor/find-selector.ts"
import { isMention, type Mention } from "../anchor/mentions.ts"
import type { Claim, Quote } from "../model/claim.ts"
import type { Selector } from "../model/selector.ts"
import type { Sidecar, Surface } from "../model/sidecar.ts"
import { type Span, spanLength, touches } from "../text/span.ts"
import type { CodedFile } from "./coded-file.ts"
import type { Corpus } from "./corpus.ts"
import { type Use, usesOf } from "./uses.ts"
import { namesOf, usesOfCodebook, usesOfConfig, usesOfRegistry } from "./vocabulary-uses.ts"

/** Something under a position that hover, definition and the like can tell about. */
export type Found =
  /** In an article: a counted mention. */
  | { readonly kind: "mention"; readonly span: Span; readonly mention: Mention; readonly file: CodedFile }
  /** In an article: a piece of a claim's quote, or its cue. */
  | { readonly kind: "claim"; readonly span: Span; readonly anchor: ClaimAnchor; readonly file: CodedFile }
  /** In YAML: an id of an entity, code, claim, article or coder; or, in a registry, one of an entity's names. */
  | { readonly kind: "id"; readonly span: Span; readonly use: Use; readonly file?: CodedFile }
  /** In a sidecar: a surface, the key of `mentions`. */
  | { readonly kind: "surface"; readonly span: Span; readonly surface: Surface; readonly file: CodedFile }
  /** In a sidecar: words of the article (quote, cue, source, region, note) and where they stand in it. */
  | { readonly kind: "selector"; readonly span: Span; readonly places: readonly Span[]; readonly file: CodedFile }

/**
 * What lies under an offset of any file of the corpus, innermost first. Where one thing ends and another begins, the
 * cursor belongs to the second.
 */
export function findAt(uri: string, offset: number, corpus: Corpus): readonly Found[] {
  const found = [...candidates(uri, offset, corpus)].filter(({ span }) => touches(span, offset))
  const another = found.some(({ span }) => span.start === offset)
  const ends = ({ span }: Found) => Number(another && span.end === offset)
  return found.sort((a, b) => ends(a) - ends(b) || spanLength(a.span) - spanLength(b.span))
}

/** The sidecar that is shown for an article: the coder's layer; where nobody is chosen the main one, else the first. */
export function codedFileOf(article: string, corpus: Corpus): CodedFile | undefined {
  const sidecars = corpus.pairs.sidecarsOf(article)
  const { coder } = corpus
  const shown = coder === undefined ? sidecars[0] : sidecars.find(uri => corpus.pairs.nameOf(uri)?.coder === coder)
  const file = shown === undefined ? undefined : corpus.coded(shown)
  return file?.articleUri === article ? file : undefined
}

/** Every place that names something by its id, in a file of any kind but an article. */
export function usesIn(uri: string, corpus: Corpus): Iterable<Use> {
  const coded = corpus.coded(uri)
  if (coded !== undefined) return usesOf(coded.sidecar, uri, coded.articleId, coded.coder)
  const registry = corpus.registryFile(uri)
  if (registry !== undefined) return usesOfRegistry(registry.value)
  if (corpus.codebook?.uri === uri) return usesOfCodebook(corpus.codebook.value)
  return corpus.config.uri === uri ? usesOfConfig(corpus.config.value) : []
}

function* candidates(uri: string, offset: number, corpus: Corpus): Generator<Found> {
  if (corpus.pairs.hasArticle(uri)) {
    const file = codedFileOf(uri, corpus)
    if (file !== undefined) yield* inArticle(file)
    return
  }
  const file = corpus.coded(uri)
  for (const use of usesIn(uri, corpus)) yield { kind: "id", span: use.span, use, ...(file && { file }) }
  if (file !== undefined) yield* inSidecar(file, offset)
  for (const entity of corpus.registryFile(uri)?.value.entities ?? []) {
    if (!touches(entity.span, offset)) continue
    for (const { span } of namesOf(entity)) {
      const { value } = entity.id
      yield { kind: "id", span, use: { key: `entity:${value}`, kind: "entity", id: value, span, declares: true } }
    }
  }
}

function* inArticle(file: CodedFile): Generator<Found> {
  for (const mention of file.anchored.occurrences) {
    if (isMention(mention)) yield { kind: "mention", span: mention.span, mention, file }
  }
  for (const anchor of file.anchored.claims) {
    for (const { home } of anchor.segments) if (home) yield { kind: "claim", span: home.span, anchor, file }
    if (anchor.cue) yield { kind: "claim", span: anchor.cue.span, anchor, file }
  }
}

function* inSidecar(file: CodedFile, offset: number): Generator<Found> {
  for (const surface of file.sidecar.surfaces) yield { kind: "surface", span: surface.text.span, surface, file }
  for (const anchor of file.anchored.claims) {
    if (touches(anchor.claim.span, offset)) yield* claimSelectors(anchor, file)
  }
  for (const selector of otherSelectors(file.sidecar)) {
    if (!touches(selector.span, offset)) continue
    const places = findSelector(file.article, selector).map(match => match.span)
    yield { kind: "selector", span: selector.span, places, file }
  }
}

function* claimSelectors(anchor: ClaimAnchor, file: CodedFile): Generator<Found> {
  const { claim, segments, cue, source } = anchor
  const homes = segments.flatMap(({ home }) => home?.span ?? [])
  if (claim.quote) yield { kind: "selector", span: quoteSpan(claim.quote, claim), places: homes, file }
  if (claim.cue) yield { kind: "selector", span: claim.cue.span, places: cue ? [cue.span] : [], file }
  if (claim.source) yield { kind: "selector", span: claim.source.span, places: source ? [source.span] : [], file }
}

function quoteSpan(quote: Quote, claim: Claim): Span {
  return claim.fields.get("quote")?.value ?? quote.span
}

function* otherSelectors(sidecar: Sidecar): Generator<Selector> {
  for (const region of sidecar.regions) yield region.selector
  for (const note of sidecar.notes) yield note.at
  for (const { at } of sidecar.allow) if (at) yield at
}
