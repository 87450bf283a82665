import { findBoilerplate } from "../anchor/article-text.ts"
import { findSelector } from "../anchor/find-selector.ts"
import type { Occurrence } from "../anchor/mentions.ts"
import type { CodedFile } from "../corpus/coded-file.ts"
import type { Claim } from "../model/claim.ts"
import { toSource } from "../text/normal-form.ts"
import { type Span, spanLength } from "../text/span.ts"

/** Something in a sidecar that has a place in the article. */
export type Annotation =
  | { readonly kind: "mention"; readonly span: Span; readonly occurrence: Occurrence }
  | { readonly kind: "claim"; readonly span: Span; readonly claim: Claim }
  /** A region, a note or page furniture: an entry of one of these sections. */
  | { readonly kind: "entry"; readonly span: Span; readonly section: string; readonly entry: Span }

/** What a range of an article touches, innermost first; where one ends and another begins, the second first. */
export function annotationsHere(file: CodedFile, range: Span): readonly Annotation[] {
  const here = [...annotations(file)].filter(({ span }) => span.start <= range.end && range.start <= span.end)
  const isPast = ({ start, end }: Span) => end === range.start || (start === range.end && range.start < range.end)
  const rank = ({ span }: Annotation) => Number(isPast(span))
  return here.sort((a, b) => rank(a) - rank(b) || spanLength(a.span) - spanLength(b.span))
}

function* annotations(file: CodedFile): Generator<Annotation> {
  for (const occurrence of file.anchored.occurrences) {
    const { span, state } = occurrence
    if (state !== "hidden" && state !== "boilerplate") yield { kind: "mention", span, occurrence }
  }
  for (const { claim, segments, cue } of file.anchored.claims) {
    for (const { home } of segments) if (home) yield { kind: "claim", span: home.span, claim }
    if (cue) yield { kind: "claim", span: cue.span, claim }
  }
  for (const { region, match } of file.anchored.regions) {
    const entry = { start: region.name.span.start, end: region.selector.span.end }
    if (match) yield { kind: "entry", span: match.span, section: "regions", entry }
  }
  for (const { at, span: entry } of file.sidecar.notes) {
    for (const { span } of findSelector(file.article, at)) yield { kind: "entry", span, section: "notes", entry }
  }
  for (const item of file.sidecar.boilerplate) {
    const entry = item.kind === "text" ? item.text.span : item.range.span
    const spans = findBoilerplate(file.article, { lines: new Set(), text: [] }, [item])
    for (const normal of spans) {
      yield { kind: "entry", span: toSource(file.article.normal, normal), section: "boilerplate", entry }
    }
  }
}
