import { findBoilerplate } from "../anchor/article-text.ts"
import { findSelector } from "../anchor/find-selector.ts"
import type { Occurrence } from "../anchor/mentions.ts"
import type { CodedFile } from "../corpus/coded-file.ts"
import type { Claim } from "../model/claim.ts"
import type { Note, Region } from "../model/sidecar.ts"
import { toSource } from "../text/normal-form.ts"
import { compareSpans, overlaps, type Span, spanLength } from "../text/span.ts"

/** Something that is said of a place in the article; `entry` is where the sidecar says it. */
export type Annotation =
  | { readonly kind: "mention"; readonly span: Span; readonly occurrence: Occurrence }
  | { readonly kind: "claim"; readonly span: Span; readonly claim: Claim }
  | { readonly kind: "region"; readonly span: Span; readonly region: Region; readonly entry: Span }
  | { readonly kind: "note"; readonly span: Span; readonly note: Note; readonly entry: Span }
  /** Without an entry where `postil.yaml` says it. */
  | { readonly kind: "boilerplate"; readonly span: Span; readonly entry?: Span }

/**
 * What a range of an article touches: what is exactly there first, then innermost first; where one ends and another
 * begins, the second first.
 */
export function annotationsHere(file: CodedFile, range: Span): readonly Annotation[] {
  const here = [...annotations(file)].filter(({ span }) => span.start <= range.end && range.start <= span.end)
  const isPast = ({ start, end }: Span) => end === range.start || (start === range.end && range.start < range.end)
  const rank = ({ span }: Annotation) => (compareSpans(span, range) === 0 ? -1 : Number(isPast(span)))
  return here.sort((a, b) => rank(a) - rank(b) || spanLength(a.span) - spanLength(b.span))
}

function* annotations(file: CodedFile): Generator<Annotation> {
  for (const occurrence of file.anchored.occurrences) {
    const { span, state } = occurrence
    if (state !== "hidden" && state !== "boilerplate") yield { kind: "mention", span, occurrence }
  }
  for (const { claim, segments, cue } of file.anchored.claims) {
    for (const match of [cue, ...segments.map(({ home }) => home)]) {
      if (match) yield { kind: "claim", span: match.span, claim }
    }
  }
  for (const note of file.sidecar.notes) {
    for (const { span } of findSelector(file.article, note.at)) yield { kind: "note", span, note, entry: note.span }
  }
  for (const { region, match } of file.anchored.regions) {
    const entry = { start: region.name.span.start, end: region.selector.span.end }
    if (match) yield { kind: "region", span: match.span, region, entry }
  }
  yield* boilerplate(file)
}

function* boilerplate({ article, anchored, sidecar }: CodedFile): Generator<Annotation & { kind: "boilerplate" }> {
  const own: Span[] = []
  for (const item of sidecar.boilerplate) {
    const entry = item.kind === "text" ? item.text.span : item.range.span
    for (const normal of findBoilerplate(article, { lines: new Set(), text: [] }, [item])) {
      own.push(normal)
      yield { kind: "boilerplate", span: toSource(article.normal, normal), entry }
    }
  }
  for (const normal of anchored.boilerplate) {
    const isOwn = own.some(span => overlaps(span, normal))
    if (!isOwn) yield { kind: "boilerplate", span: toSource(article.normal, normal) }
  }
}
