import { parseDayInterval } from "../../dates/day-interval.ts"
import type { LocatedText } from "../../text/span.ts"
import type { Fix, Report, Rule } from "../rule.ts"

interface Period {
  readonly from?: LocatedText | undefined
  readonly to?: LocatedText | undefined
}

export const periodInverted: Rule = {
  meta: {
    code: "period-inverted",
    family: "registry",
    severity: "error",
    scope: "registry",
    summary: "A period in the registry begins after it ends.",
    details:
      "It concerns the `from` and `to` of an entity, of a role and of a membership. Dates count as intervals: `from: 2008` and `to: 2008-03` are fine together.",
    tags: ["registry", "dates"],
    since: "0.1",
    examples: {
      bad: `//- registry.yaml
format: 1
entities:
  lund: {type: place, name: Lund}
  adler: {type: person, name: Ida Adler, roles: [{role: mayor, of: lund, from: 2021, to: 2020}]}
`,
      good: `//- registry.yaml
format: 1
entities:
  lund: {type: place, name: Lund}
  adler: {type: person, name: Ida Adler, roles: [{role: mayor, of: lund, from: 2015, to: 2020}]}
`,
    },
  },
  *checkRegistry({ value, uri, text }) {
    for (const entity of value.entities) {
      for (const period of [entity, ...entity.roles, ...entity.members]) yield* inverted(period, uri, text)
    }
  },
}

function* inverted({ from, to }: Period, uri: string, text: string): Generator<Report> {
  const first = from && parseDayInterval(from.value)?.first
  const last = to && parseDayInterval(to.value)?.last
  if (from === undefined || to === undefined || first === undefined || last === undefined || first <= last) return
  yield {
    at: from.span,
    message: `from ${from.value} is after to ${to.value}`,
    related: [{ uri, span: to.span, message: "the period ends here" }],
    fix: () => [swap(from, to, uri, text)],
  }
}

function swap(from: LocatedText, to: LocatedText, uri: string, text: string): Fix {
  const written = ({ span }: LocatedText) => text.slice(span.start, span.end)
  const edits = [
    { span: from.span, newText: written(to) },
    { span: to.span, newText: written(from) },
  ]
  edits.sort((a, b) => a.span.start - b.span.start)
  return { title: "Swap from and to", changes: [{ uri, edits }] }
}
