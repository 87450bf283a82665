import type { ByLanguage } from "./for-language.ts"

/** How people write dates in a language. */
export interface DateWords {
  /** The names of the days, from Sunday on; those with two names as `a|b`. */
  readonly weekdays: readonly string[]
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
    weekdays: words("sunday monday tuesday wednesday thursday friday saturday"),
    months: words("january february march april may june july august september october november december"),
    seasons: { spring: "21", summer: "22", autumn: "23", fall: "23", winter: "24" },
    about: /^(?:c\.?|ca\.?|circa|about|around|approximately)\s+/i,
    until: /\s+(?:to|until|till)\s+/i,
  },
  de: {
    weekdays: words("sonntag montag dienstag mittwoch donnerstag freitag samstag|sonnabend"),
    months: words("januar februar märz april mai juni juli august september oktober november dezember"),
    seasons: { frühling: "21", frühjahr: "21", sommer: "22", herbst: "23", winter: "24" },
    about: /^(?:ca\.?|circa|etwa|um|ungefähr|rund)\s+/i,
    until: /\s+bis\s+(?:zum\s+)?/i,
  },
  fr: {
    weekdays: words("dimanche lundi mardi mercredi jeudi vendredi samedi"),
    months: words("janvier février mars avril mai juin juillet août septembre octobre novembre décembre"),
    seasons: { printemps: "21", été: "22", automne: "23", hiver: "24" },
    about: /^(?:v\.|vers|environ|autour de)\s+/i,
    until: /\s+(?:à|au|jusqu['’]à|jusqu['’]au)\s+/i,
  },
}

function words(list: string): readonly string[] {
  return list.split(" ")
}
