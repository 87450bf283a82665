import type { Span } from "../text/span.ts"
import { type DateWords, dateWords } from "./dates.ts"
import { forLanguage } from "./for-language.ts"

/** A day of the week with a date, as a text has them: "Wednesday, November 21". */
export interface WeekdayDate {
  readonly span: Span
  /** 0 is Sunday. */
  readonly weekday: number
  /** 1 is January. */
  readonly month: number
  readonly day: number
  readonly year?: number
}

/** The weekdays with dates in a text, in its order. */
export function* weekdayDates(text: string, language: string | undefined): Generator<WeekdayDate> {
  const words = forLanguage(dateWords, language)
  if (words === undefined) return
  for (const match of text.matchAll(patternFor(words))) {
    const { weekday = "", before, month = "", after, year } = match.groups ?? {}
    const day = Number(before ?? after)
    if (day < 1 || day > 31) continue
    yield {
      span: { start: match.index, end: match.index + match[0].length },
      weekday: words.weekdays.findIndex(names => names.split("|").includes(weekday.toLowerCase())),
      month: words.months.findIndex(name => name.startsWith(month.toLowerCase().replace(".", ""))) + 1,
      day,
      ...(year !== undefined && { year: Number(year) }),
    }
  }
}

const kept = new WeakMap<DateWords, RegExp>()

function patternFor(words: DateWords): RegExp {
  const known = kept.get(words)
  if (known !== undefined) return known
  const months = words.months
    .flatMap(name => (name.length > 4 ? [name, `${name.slice(0, 4)}\\.`, `${name.slice(0, 3)}\\.?`] : [name]))
    .join("|")
  const day = (group: string) => `(?<${group}>\\d{1,2})(?:st|nd|rd|th|er|\\.)?`
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}])(?<weekday>${words.weekdays.join("|")})(?:,\\s|\\s\\(|\\s)(?:(?:the|den|dem|der|le)\\s)?` +
      `(?:${day("before")}\\s(?:of\\s)?)?(?<month>${months})(?![\\p{L}])(?:\\s${day("after")}(?![\\p{N}]))?(?:,?\\s(?<year>(?:1[5-9]|20)\\d\\d)(?!\\p{N}))?`,
    "giu",
  )
  kept.set(words, pattern)
  return pattern
}
