import { type DateWords, dateWords } from "./dates.ts"
import { forLanguage } from "./for-language.ts"

/** The date that somebody meant, in EDTF, where there is no doubt: `Oct 2008` gives 2008-10. */
export function findDate(written: string, language: string | undefined): string | undefined {
  const words = forLanguage(dateWords, language) ?? forLanguage(dateWords, "en")
  if (words === undefined || written.length > 60) return undefined
  const text = written.trim().replace(/[–—]/g, "-").replace(/\s+/g, " ")
  return single(text, words) ?? interval(text, words)
}

function interval(text: string, words: DateWords): string | undefined {
  const parts = text.split(words.until.test(text) ? words.until : text.includes("/") ? /\s*\/\s*/ : /\s+-\s+/)
  if (parts.length === 1) return /^(\d{4})-(\d{4})$/.exec(text)?.slice(1).join("/")
  const [from, to] = parts.map(part => (part === ".." || part === "" ? part : single(part, words)))
  return parts.length > 2 || from === undefined || to === undefined ? undefined : `${from}/${to}`
}

function single(text: string, words: DateWords): string | undefined {
  if (words.about.test(text)) return mark(single(text.replace(words.about, ""), words), "~")
  if (/[~?%]$/.test(text)) return mark(single(text.slice(0, -1).trim(), words), text.slice(-1))
  return numbers(text) ?? named(text, words)
}

/** Orders of numbers that leave no doubt: the year is the one of four digits, a day is above 12. */
function numbers(text: string): string | undefined {
  if (/^\d{4}$/.test(text)) return text
  const decade = /^(\d{3})(?:0s|x)$/i.exec(text)
  if (decade !== null) return `${decade[1]}X`
  const yearFirst = /^(\d{4})[-./](\d{1,2})(?:[-./](\d{1,2}))?(?:T[\d:.]+(?:Z|[-+][\d:]+)?)?$/.exec(text)
  if (yearFirst !== null) return ymd(yearFirst[1], yearFirst[2], yearFirst[3])
  const monthAndYear = /^(\d{1,2})[-./](\d{4})$/.exec(text)
  if (monthAndYear !== null) return ymd(monthAndYear[2], monthAndYear[1], undefined)
  const [, a = "", mark = "", b = "", year] = /^(\d{1,2})([-./])(\d{1,2})\2(\d{4})$/.exec(text) ?? []
  if (year === undefined) return undefined
  if (mark === "." || Number(a) > 12 || a === b) return ymd(year, b, a)
  return Number(b) > 12 ? ymd(year, a, b) : undefined
}

/** `19 November 2008`, `Nov. 19th, 2008`, `October 2008`, `spring 2008`. */
function named(text: string, { months, seasons }: DateWords): string | undefined {
  const match = /^(?:(\d{1,2})(?:st|nd|rd|th|er)?\.? )?(\p{L}+)\.?,? (?:(\d{1,2})(?:st|nd|rd|th)?,? )?(\d{4})$/u.exec(
    text,
  )
  const [, dayBefore, word = "", dayAfter, year] = match ?? []
  const name = word.toLowerCase()
  const season = seasons[name]
  if (season !== undefined && dayBefore === undefined && dayAfter === undefined) return `${year}-${season}`
  const month = name.length < 3 ? -1 : months.findIndex(full => full.startsWith(name))
  return month === -1 ? undefined : ymd(year, String(month + 1), dayBefore ?? dayAfter)
}

function ymd(year: string | undefined, month: string | undefined, day: string | undefined): string | undefined {
  if (year === undefined || month === undefined || Number(month) < 1 || Number(month) > 12) return undefined
  const date = `${year}-${month.padStart(2, "0")}`
  return day === undefined ? date : `${date}-${day.padStart(2, "0")}`
}

function mark(date: string | undefined, sign: string): string | undefined {
  return date === undefined ? undefined : date + sign
}
