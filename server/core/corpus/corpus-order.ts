import { parseDayInterval } from "../dates/day-interval.ts"
import type { SidecarFacts } from "./facts.ts"

/** Sidecars in the order in which people read a corpus: by their articles' dates, undated ones last, then by path. */
export function inCorpusOrder(facts: Iterable<SidecarFacts>): readonly SidecarFacts[] {
  return [...facts]
    .map(dated)
    .sort(compareDated)
    .map(({ file }) => file)
}

/** The first few in that order, without sorting all. */
export function firstInCorpusOrder(facts: Iterable<SidecarFacts>, number: number): readonly SidecarFacts[] {
  const first: Dated[] = []
  for (const file of facts) {
    const each = dated(file)
    const at = first.findIndex(other => compareDated(each, other) < 0)
    if (at >= 0) first.splice(at, 0, each)
    else if (first.length < number) first.push(each)
    if (first.length > number) first.pop()
  }
  return first.map(({ file }) => file)
}

interface Dated {
  readonly file: SidecarFacts
  readonly first: number
  readonly last: number
}

function dated(file: SidecarFacts): Dated {
  const date = parseDayInterval(file.published ?? "")
  return { file, first: date?.first ?? Number.POSITIVE_INFINITY, last: date?.last ?? Number.POSITIVE_INFINITY }
}

function compareDated(a: Dated, b: Dated): number {
  return compare(a.first, b.first) || compare(a.last, b.last) || compare(pathOf(a), pathOf(b))
}

function pathOf({ file }: Dated): string {
  return file.articleUri ?? file.uri
}

function compare<T extends string | number>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0
}
