import edtf from "edtf"

/**
 * A closed interval of days, as days since 1970-01-01 (UTC). An open or unknown end is infinite.
 * All dates are compared as such intervals (format.md section 1).
 */
export interface DayInterval {
  readonly first: number
  readonly last: number
}

const millisecondsPerDay = 86_400_000
const cache = new Map<string, DayInterval | undefined>()
const cacheLimit = 20_000

/**
 * Reads an EDTF level 0 or 1 date or interval; undefined when it is none. `~`, `?` and `%` do not widen it, a season
 * counts as its whole year, a time of day as its day. `../2008-10` and `2008-10/..` are open, so is an end that is left out.
 */
export function parseDayInterval(text: string): DayInterval | undefined {
  if (cache.has(text)) return cache.get(text)
  const interval = read(text)
  if (cache.size >= cacheLimit) cache.clear()
  cache.set(text, interval)
  return interval
}

/** The two share at least one day. */
export function intersects(a: DayInterval, b: DayInterval): boolean {
  return a.first <= b.last && b.first <= a.last
}

/** The interval from the first day of one date to the last day of another; an absent or unreadable end is open. */
export function between(from: string | undefined, to: string | undefined): DayInterval {
  return {
    first: (from === undefined ? undefined : parseDayInterval(from)?.first) ?? Number.NEGATIVE_INFINITY,
    last: (to === undefined ? undefined : parseDayInterval(to)?.last) ?? Number.POSITIVE_INFINITY,
  }
}

/** A time of day, which EDTF allows behind a whole date; only the day counts. */
const timeOfDay = /(?<=^\d{4}-\d\d-\d\d)T\d\d:\d\d:\d\d(?:Z|[-+]\d\d(?::\d\d)?)?$/
const plainDate = /^(\d{4})(?:-([01]\d))?(?:-(\d\d))?[~?%]?$/

function read(text: string): DayInterval | undefined {
  const slash = text.indexOf("/")
  return slash < 0 ? readDate(text) : readInterval(text.slice(0, slash), text.slice(slash + 1))
}

function readDate(text: string): DayInterval | undefined {
  const date = text.replace(timeOfDay, "")
  return plainDate.test(date) ? readPlain(date) : readByLibrary(date)
}

function readInterval(from: string, to: string): DayInterval | undefined {
  const open = (end: string) => end === ".." || end === ""
  if (open(from) && open(to)) return undefined
  const first = open(from) ? Number.NEGATIVE_INFINITY : readDate(from)?.first
  const last = open(to) ? Number.POSITIVE_INFINITY : readDate(to)?.last
  return first === undefined || last === undefined ? undefined : { first, last }
}

/** Nearly every date of a corpus; the library's parser is a thousand times slower. */
function readPlain(text: string): DayInterval | undefined {
  const match = plainDate.exec(text)
  if (match === null) return undefined
  const year = Number(match[1])
  if (match[2] === undefined) return { first: day(year, 1, 1), last: day(year, 12, 31) }
  const month = Number(match[2])
  if (month < 1 || month > 12) return undefined
  const days = new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate()
  if (match[3] === undefined) return { first: day(year, month, 1), last: day(year, month, days) }
  const date = Number(match[3])
  if (date < 1 || date > days) return undefined
  return { first: day(year, month, date), last: day(year, month, date) }
}

/** 1 January of a year, as far away as it may be. */
function firstDay(year: number): number {
  const past = year - 1
  const leapDays = Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400)
  return past * 365 + leapDays - 719_162
}

function day(year: number, month: number, date: number): number {
  const time = new Date(0)
  time.setUTCFullYear(year, month - 1, date)
  return time.getTime() / millisecondsPerDay
}

/** Level 1: unspecified digits (`200X`), seasons, long years, negative years. */
function readByLibrary(text: string): DayInterval | undefined {
  if (text.length > 30 || !/^[-+Y\dX~?%]+$/.test(text)) return undefined
  // The library takes two digits for a century, as ISO 8601 does and EDTF does not.
  if (/^-?\d\d[~?%]?$/.test(text)) return undefined
  const season = /^(-?\d{4})-(2[1-4])[~?%]?$/.exec(text)
  if (season?.[1] !== undefined) return readByLibrary(season[1])
  const longYear = /^Y(-?[1-9]\d{4,14})$/.exec(text)
  if (longYear !== null) return { first: firstDay(Number(longYear[1])), last: firstDay(Number(longYear[1]) + 1) - 1 }
  try {
    const value = edtf(text, { level: 1 })
    return { first: Math.floor(value.min / millisecondsPerDay), last: Math.floor(value.max / millisecondsPerDay) }
  } catch {
    return undefined
  }
}
