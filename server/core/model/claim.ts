import type { LocatedText, Span } from "../text/span.ts"
import type { RangeSelector, Selector } from "./selector.ts"
import type { EntityReference } from "./sidecar.ts"

/** Who says what about what (format.md section 6). Missing or unreadable fields are absent, and reported by the reader. */
export interface Claim {
  readonly slug: LocatedText
  readonly speaker?: EntityReference
  readonly source?: Selector
  readonly via?: EntityReference
  readonly for?: EntityReference
  readonly cue?: Selector
  readonly continues?: LocatedText
  readonly mode?: LocatedText
  readonly quote?: Quote
  readonly kind?: LocatedText
  readonly topic?: LocatedText
  readonly stance?: LocatedText
  readonly target: readonly LocatedText[]
  readonly modality?: LocatedText
  /** EDTF */
  readonly date?: LocatedText
  readonly links: readonly Link[]
  /** The whole entry; `fields` are its keys in written order. */
  readonly span: Span
  readonly fields: ReadonlyMap<string, { readonly key: Span; readonly value: Span }>
}

/** The words of a claim: pieces in text order, or a stretch given by its ends. */
export type Quote =
  | { readonly kind: "segments"; readonly segments: readonly Selector[]; readonly span: Span }
  | { readonly kind: "range"; readonly range: RangeSelector; readonly span: Span }

/** `relation: slug` or `relation: article/slug`. */
export interface Link {
  readonly relation: LocatedText
  readonly to: LocatedText
}
