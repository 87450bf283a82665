import type { LocatedText, Span } from "../text/span.ts"
import type { RangeSelector, Selector } from "./selector.ts"
import type { EntityReference } from "./sidecar.ts"

/** Who says what about what (format.md section 6). Missing or unreadable fields are absent, and reported by the reader. */
export interface Claim {
  readonly slug: LocatedText
  readonly speaker?: EntityReference | undefined
  readonly source?: Selector | undefined
  readonly via?: EntityReference | undefined
  readonly for?: EntityReference | undefined
  readonly cue?: Selector | undefined
  readonly continues?: LocatedText | undefined
  readonly mode?: LocatedText | undefined
  readonly quote?: Quote | undefined
  readonly kind?: LocatedText | undefined
  readonly topic?: LocatedText | undefined
  readonly stance?: LocatedText | undefined
  readonly target: readonly LocatedText[]
  readonly modality?: LocatedText | undefined
  /** EDTF */
  readonly date?: LocatedText | undefined
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
