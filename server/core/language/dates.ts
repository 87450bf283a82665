import type { ByLanguage } from "./for-language.ts"

/** How people write dates in a language. */
export interface DateWords {
  /** The months' names, in order. */
  readonly months: readonly string[]
  /** EDTF's numbers for the seasons. */
  readonly seasons: Readonly<Record<string, string>>
  /** Words before a date that is not exact. */
  readonly about: RegExp
  /** A word between the two ends of an interval. */
  readonly until: RegExp
}

export const dateWords: ByLanguage<DateWords> = {
  en: {
    months: [
      "january",
      "february",
      "march",
      "april",
      "may",
      "june",
      "july",
      "august",
      "september",
      "october",
      "november",
      "december",
    ],
    seasons: { spring: "21", summer: "22", autumn: "23", fall: "23", winter: "24" },
    about: /^(?:c\.?|ca\.?|circa|about|around|approximately)\s+/i,
    until: /\s+(?:to|until|till)\s+/i,
  },
}
