import type { LocatedText, Span } from "../text/span.ts"
import type { Claim } from "./claim.ts"
import type { RangeSelector, Selector } from "./selector.ts"

/** The annotations of one article by one coder (format.md section 10). */
export interface Sidecar {
  readonly article?: LocatedText
  readonly source: Source
  readonly language?: LocatedText
  readonly status?: LocatedText
  readonly coders: readonly LocatedText[]
  readonly tags: readonly LocatedText[]
  readonly regions: readonly Region[]
  readonly boilerplate: readonly Boilerplate[]
  readonly local: ReadonlyMap<string, LocalEntity>
  readonly surfaces: readonly Surface[]
  readonly claims: readonly Claim[]
  readonly notes: readonly Note[]
  readonly allow: readonly Allowance[]
  /** Where the value of each top-level key stands, for inserting beside it. */
  readonly sections: ReadonlyMap<string, { readonly key: Span; readonly value: Span }>
}

export interface Source {
  readonly title?: LocatedText
  readonly publisher?: LocatedText
  readonly agency?: LocatedText
  readonly author?: LocatedText
  /** EDTF */
  readonly published?: LocatedText
  readonly url?: LocatedText
  readonly evidence?: LocatedText
  /** `sha256:` and 12 or more hex digits */
  readonly text?: LocatedText
}

/** Article text that is labelled: headline, caption, byline. */
export interface Region {
  readonly name: LocatedText
  readonly selector: Selector
}

/** Text that carries no annotation: a string wherever it occurs, or a stretch. */
export type Boilerplate =
  | { readonly kind: "text"; readonly text: LocatedText }
  | { readonly kind: "range"; readonly range: RangeSelector }

/** Somebody who exists in this article only; the id begins with `_`. */
export interface LocalEntity {
  readonly id: LocatedText
  readonly type?: LocatedText
  readonly name?: LocatedText
  readonly anonymous: boolean
  readonly of?: LocatedText
  readonly about?: LocatedText
  readonly span: Span
}

/** One key of `mentions`: what a string means in this article. */
export interface Surface {
  readonly text: LocatedText
  readonly readings: readonly Reading[]
  /** The whole entry. */
  readonly span: Span
}

/** One meaning of a surface; with a context it holds only where the context fits, and then wins over the default. */
export interface Reading {
  readonly target: EntityReference
  readonly prefix?: LocatedText
  readonly suffix?: LocatedText
  readonly note?: LocatedText
  readonly span: Span
}

/** `russia`, `a + b` (joint, each part located), or `none` (no parts). */
export interface EntityReference {
  readonly entities: readonly LocatedText[]
  readonly none: boolean
  readonly span: Span
}

export interface Note {
  readonly at: Selector
  readonly text: LocatedText
  readonly span: Span
}

/** A finding the coder accepts; `at` is a claim's slug, a surface, or a selector. */
export interface Allowance {
  readonly rule: LocatedText
  readonly at?: Selector
  readonly reason?: LocatedText
  readonly span: Span
}
