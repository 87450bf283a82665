import assert from "node:assert/strict"
import { test } from "node:test"
import { parseDayInterval } from "../../../server/core/dates/day-interval.ts"

/** `2008-11-01 2008-11-30`; an open end is `..`. */
function check(date: string, expected: string | undefined): void {
  const interval = parseDayInterval(date)
  const show = (day: number) => (Number.isFinite(day) ? dayText(day) : "..")
  assert.equal(interval && `${show(interval.first)} ${show(interval.last)}`, expected, date)
}

/** `2008-11-19` for a day number; of days that JavaScript has no date for, the year alone. */
function dayText(day: number): string {
  if (Math.abs(day) > 100_000_000) return `Y${Math.floor(1970 + day / 365.2425)}`
  return new Date(day * 86_400_000).toISOString().slice(0, 10)
}

test("a date is all the days that it can mean", () => {
  check("2008-11-19", "2008-11-19 2008-11-19")
  check("2008-02", "2008-02-01 2008-02-29")
  check("2008", "2008-01-01 2008-12-31")
  check("200X", "2000-01-01 2009-12-31")
})

test("marks of doubt do not widen it, and a season is its year", () => {
  check("2008-11~", "2008-11-01 2008-11-30")
  check("2008?", "2008-01-01 2008-12-31")
  check("2008-21", "2008-01-01 2008-12-31")
})

test("an interval runs from the first day of its beginning to the last day of its end", () => {
  check("2008-11-19/2008-12", "2008-11-19 2008-12-31")
  check("../2008-10", ".. 2008-10-31")
  check("2008-10/", "2008-10-01 ..")
})

test("of a time only the day counts", () => {
  check("2008-11-19T23:59:59Z", "2008-11-19 2008-11-19")
  check("2008-11-19T23:59:59+02:00", "2008-11-19 2008-11-19")
})

test("everything else is no date", () => {
  for (const text of ["", "Oct 2008", "2008-13", "2008-02-30", "19", "2008-11-19T10", "2007/2008/2009", "/", "../.."]) {
    check(text, undefined)
  }
})

test("1900 had no 29 February, and years may be longer than JavaScript's", () => {
  check("1900-02-29", undefined)
  check("2000-02-29", "2000-02-29 2000-02-29")
  check("Y17000", "+017000-01 +017000-12")
  check("Y170000002", "Y170000002 Y170000002")
})
