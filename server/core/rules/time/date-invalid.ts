import { parseDayInterval } from "../../dates/day-interval.ts"
import { findDate } from "../../language/find-date.ts"
import type { RegistryFile } from "../../model/registry.ts"
import type { LocatedText, Span } from "../../text/span.ts"
import { changeTo } from "../change-to.ts"
import type { Report, Rule } from "../rule.ts"

export const dateInvalid: Rule = {
  meta: {
    code: "date-invalid",
    family: "time",
    severity: "error",
    scope: "annotation",
    summary: "A date is not written in EDTF, or is an interval that ends before it begins.",
    details:
      "Write `2008`, `2008-11` or `2008-11-19`, with `~` for about and `?` for uncertain, and intervals as `2008-11-19/2008-12`; an open end is `..`. The rule covers every date of a sidecar and of the registry.",
    tags: ["dates"],
    since: "0.1",
    examples: {
      bad: `//- a.txt
Adler opened the bridge.
//- a.ann.yaml
source: {published: March 2018}
mentions:
  Adler: adler
`,
      good: `//- a.txt
Adler opened the bridge.
//- a.ann.yaml
source: {published: 2018-03}
mentions:
  Adler: adler
`,
    },
  },
  *checkSidecar({ uri, sidecar, anchored, language }) {
    const { published } = sidecar.source
    if (published !== undefined) yield* check(published, uri, language)
    for (const { claim, span } of anchored.claims) if (claim.date) yield* check(claim.date, uri, language, span)
  },
  *checkRegistry({ uri, value }, corpus) {
    const language = corpus.config.value.language?.value
    for (const date of datesIn(value)) yield* check(date, uri, language)
  },
}

function* datesIn({ entities }: RegistryFile): Generator<LocatedText> {
  for (const { from, to, born, roles, members } of entities) {
    for (const date of [from, to, born]) if (date) yield date
    for (const period of [...roles, ...members]) {
      for (const date of [period.from, period.to]) if (date) yield date
    }
  }
}

function* check(date: LocatedText, uri: string, language: string | undefined, inArticle?: Span): Generator<Report> {
  const interval = parseDayInterval(date.value)
  if (interval !== undefined && interval.first <= interval.last) return
  const meant = interval === undefined ? findDate(date.value, language) : turned(date.value)
  const usable = meant !== undefined && parseDayInterval(meant) !== undefined
  const fault = interval === undefined ? "is not EDTF" : "ends before it begins"
  yield {
    at: date.span,
    message: `"${date.value}" ${fault}${usable ? `; write ${meant}` : ""}`,
    ...(inArticle && { inArticle }),
    fix: () => (usable ? [changeTo(uri, date.span, meant)] : []),
  }
}

function turned(interval: string): string {
  return interval.split("/").toReversed().join("/")
}
