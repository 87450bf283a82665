import { parseDayInterval } from "../dates/day-interval.ts"
import type { SidecarFacts } from "./facts.ts"

/** Sidecars in the order in which people read a corpus: by their articles' dates, undated ones last, then by path. */
export function inCorpusOrder(facts: Iterable<SidecarFacts>): readonly SidecarFacts[] {
  const dated = [...facts].map(file => ({ file, date: parseDayInterval(file.published ?? "") }))
  dated.sort((a, b) => {
    const byDay = compare(a.date?.first ?? Infinity, b.date?.first ?? Infinity)
    return byDay || compare(a.date?.last ?? Infinity, b.date?.last ?? Infinity) || compare(pathOf(a), pathOf(b))
  })
  return dated.map(({ file }) => file)
}

function pathOf({ file }: { file: SidecarFacts }): string {
  return file.articleUri ?? file.uri
}

function compare<T extends string | number>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0
}
