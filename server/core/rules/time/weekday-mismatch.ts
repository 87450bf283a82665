import type { CodedFile } from "../../corpus/coded-file.ts"
import { type DayInterval, parseDayInterval } from "../../dates/day-interval.ts"
import { type WeekdayDate, weekdayDates } from "../../language/weekday-dates.ts"
import { toSource } from "../../text/normal-form.ts"
import { slice } from "../../text/span.ts"
import { firstLine } from "../first-line.ts"
import type { Report, Rule } from "../rule.ts"
import { shorten } from "../shorten.ts"

export const weekdayMismatch: Rule = {
  meta: {
    code: "weekday-mismatch",
    family: "time",
    severity: "info",
    scope: "article",
    summary: "An article names a day of the week that its date did not fall on.",
    details:
      "Where the text gives no year, it is that of `source.published`, or the one before or after if the date is within seven months of it. Then the date of publication may be wrong, or the article is; note it (there is no quick fix, since Postil never writes an article). It reads dates with a month in words (`Wednesday, November 21`).",
    tags: ["dates"],
    since: "0.1",
    examples: {
      bad: `//- a.txt
Adler opened the bridge on Tuesday, 21 November 2018.
//- a.ann.yaml
mentions:
  Adler: adler
`,
      good: `//- a.txt
Adler opened the bridge on Wednesday, 21 November 2018.
//- a.ann.yaml
mentions:
  Adler: adler
`,
    },
  },
  *checkSidecar(file) {
    const { text } = file.article.normal
    const at = file.sidecar.source.published?.span ?? firstLine(file.text)
    const seen = new Set<string>()
    for (const date of weekdayDates(text, file.language)) {
      const days = plausibleDays(date, file.published)
      const [nearest] = days
      const words = slice(text, date.span)
      if (nearest === undefined || seen.has(words) || days.some(day => weekdayOf(day) === date.weekday)) continue
      seen.add(words)
      yield { ...report(words, date, nearest, file), at }
    }
  },
}

/** 1970-01-01 was a Thursday. */
function weekdayOf(day: number): number {
  return (((day + 4) % 7) + 7) % 7
}

const sevenMonths = 213

/** The days that a date can mean, the nearest to the publication first. */
function plausibleDays({ year, month, day }: WeekdayDate, published: DayInterval | undefined): readonly number[] {
  if (year !== undefined) return dayOf(year, month, day)
  if (published === undefined || !Number.isFinite(published.first) || !Number.isFinite(published.last)) return []
  const years = new Set([published.first, published.last].flatMap(around))
  const distance = (date: number) => Math.max(published.first - date, date - published.last, 0)
  const days = [...years].flatMap(each => dayOf(each, month, day)).filter(date => distance(date) <= sevenMonths)
  return days.sort((a, b) => distance(a) - distance(b))
}

function around(date: number): readonly number[] {
  const year = new Date(date * 86_400_000).getUTCFullYear()
  return [year - 1, year, year + 1]
}

function dayOf(year: number, month: number, day: number): readonly number[] {
  const two = (number: number) => String(number).padStart(2, "0")
  const date = parseDayInterval(`${year}-${two(month)}-${two(day)}`)
  return date === undefined ? [] : [date.first]
}

const weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]

function report(words: string, date: WeekdayDate, day: number, file: CodedFile): Pick<Report, "message" | "inArticle"> {
  const iso = new Date(day * 86_400_000).toISOString().slice(0, 10)
  return {
    message: `"${shorten(words)}": ${iso} is a ${weekdays[weekdayOf(day)]}`,
    inArticle: toSource(file.article.normal, date.span),
  }
}
