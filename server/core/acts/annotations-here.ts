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
  const isApart = ({ span }: Annotation) => Number(span.end === range.start || span.start === range.end)
  const ends = ({ span }: Annotation) => (range.start < range.end ? isApart({ span } as Annotation) : Number(span.end === range.start))
  return here.sort((a, b) => ends(a) - ends(b) || spanLength(a.span) - spanLength(b.span))
}
