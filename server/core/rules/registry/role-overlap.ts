import { endTerm } from "../../acts/end-term.ts"
import type { Corpus } from "../../corpus/corpus.ts"
import type { RoleHolder } from "../../corpus/registry.ts"
import { parseDayInterval } from "../../dates/day-interval.ts"
import type { RoleHeld } from "../../model/registry.ts"
import type { LocatedText } from "../../text/span.ts"
import type { Fix, Report, Rule } from "../rule.ts"
import { optionOf } from "../rule-options.ts"

export const roleOverlap: Rule = {
  meta: {
    code: "role-overlap",
    family: "registry",
    severity: "warning",
    scope: "registry",
    summary: "Two entities hold an office at the same time that only one can hold.",
    details:
      "It asks for `exclusive: true` on the role in the codebook. Only what is certain counts: with `to: 2008` and `from: 2008` nothing overlaps, and a handover may take 31 days. Where the earlier term has no end, set it.",
    tags: ["registry", "dates"],
    since: "0.1",
    examples: {
      bad: `//- registry.yaml
format: 1
entities:
  lund: {type: place, name: Lund}
  adler: {type: person, name: Ida Adler, roles: [{role: mayor, of: lund, from: 2015, to: 2021-12-31}]}
  moss: {type: person, name: Jon Moss, roles: [{role: mayor, of: lund, from: 2020-07-01}]}
`,
      good: `//- registry.yaml
format: 1
entities:
  lund: {type: place, name: Lund}
  adler: {type: person, name: Ida Adler, roles: [{role: mayor, of: lund, from: 2015, to: 2020-06-30}]}
  moss: {type: person, name: Jon Moss, roles: [{role: mayor, of: lund, from: 2020-07-01}]}
`,
    },
  },
  *checkRegistry({ value, uri }, corpus) {
    for (const entity of value.entities) {
      if (corpus.registry.get(entity.id.value)?.uri !== uri) continue
      for (const held of entity.roles) yield* overlapsOf(held, entity.id.value, corpus)
    }
  },
}

function* overlapsOf(held: RoleHeld, id: string, corpus: Corpus): Generator<Report> {
  const { role, from } = held
  if (role === undefined || from === undefined || !corpus.codes.get("roles", role.value)?.exclusive) return
  const tolerance = optionOf("role-overlap", "days", corpus.config.uri, corpus)
  for (const other of corpus.registry.holders(role.value)) {
    if (other.entity.id.value === id || other.held.of?.value !== held.of?.value) continue
    if (!isEarlier(other, held, id) || certainOverlap(held, other.held) <= tolerance) continue
    yield report(held, from, id, other, corpus)
  }
}

/** Whether the other began before; of two that began together the first by id. */
function isEarlier({ entity, held }: RoleHolder, later: RoleHeld, id: string): boolean {
  const [a, b] = [firstDay(held.from), firstDay(later.from)]
  return a < b || (a === b && entity.id.value < id)
}

/** In days. A term without a beginning may have been over before, so nothing is certain of it. */
function certainOverlap(a: RoleHeld, b: RoleHeld): number {
  const start = Math.max(...[a, b].map(({ from }) => (from && parseDayInterval(from.value)?.last) ?? Infinity))
  const end = Math.min(...[a, b].map(({ to }) => (to ? (parseDayInterval(to.value)?.first ?? -Infinity) : Infinity)))
  return Number.isFinite(start) ? end - start : 0
}

function firstDay(date: LocatedText | undefined): number {
  return (date && parseDayInterval(date.value)?.first) ?? Number.NEGATIVE_INFINITY
}

function report(held: RoleHeld, from: LocatedText, id: string, earlier: RoleHolder, corpus: Corpus): Report {
  const { entity, held: before } = earlier
  const first = entity.id.value
  const office = `${held.role?.value}${held.of ? ` of ${held.of.value}` : ""}`
  const end = [before.to, held.to].flatMap(to => to?.value ?? []).sort((a, b) => lastDay(a) - lastDay(b))[0]
  const until = before.to === undefined ? `, whose time has no end` : ` until ${end}`
  return {
    at: from.span,
    message: `${office}: ${id} overlaps ${first}${until}`,
    related: [{ uri: entity.uri, span: (before.to ?? before.from ?? before).span, message: `the time of ${first}` }],
    fix: () => endAt(from, earlier, corpus),
  }
}

function lastDay(date: string): number {
  return parseDayInterval(date)?.last ?? Number.POSITIVE_INFINITY
}

/** The earlier term ends when the later one begins. */
function endAt(from: LocatedText, { entity, held }: RoleHolder, corpus: Corpus): readonly Fix[] {
  const text = corpus.registryFile(entity.uri)?.text
  const began = held.from && parseDayInterval(held.from.value)?.last
  if (text === undefined || held.from === undefined || began === undefined || began >= firstDay(from)) return []
  const edits = endTerm(text, held, from.value)
  return [{ title: `End the time of "${entity.id.value}" on ${from.value}`, changes: [{ uri: entity.uri, edits }] }]
}
