import type { LocatedText, Span } from "../text/span.ts"

/** Words of the article, with neighbours where the words alone do not decide (W3C TextQuoteSelector). */
export interface Selector {
  readonly exact: LocatedText
  readonly prefix?: LocatedText
  readonly suffix?: LocatedText
  /** All of it, in the sidecar. */
  readonly span: Span
}

/** Everything from one selector to the first occurrence of another after it, both included. */
export interface RangeSelector {
  readonly from: Selector
  /** Absent: to the end of the text. */
  readonly to?: Selector
  readonly span: Span
}
