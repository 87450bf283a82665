import type { ClaimFact, SidecarFacts } from "../core/corpus/facts.ts"
import { linkTarget } from "../core/corpus/keys.ts"
import type { DayInterval } from "../core/dates/day-interval.ts"
import { parseDayInterval } from "../core/dates/day-interval.ts"
import { LineIndex } from "../core/text/line-index.ts"
import { normalize } from "../core/text/normal-form.ts"
import type { Span } from "../core/text/span.ts"
import type { TableRow } from "./export-tables.ts"

/** A sidecar's facts, its text, and how files are called in the tables. */
export interface ExportedSidecar {
  readonly facts: SidecarFacts
  readonly text: string
  nameOf(uri: string): string
}

/** What the tables say of one sidecar. */
export function* sidecarRows(exported: ExportedSidecar): Generator<TableRow> {
  const { facts, nameOf } = exported
  const { uri, coder, articleUri } = facts
  const common = { sidecar: nameOf(uri), coder, file: articleUri === undefined ? undefined : nameOf(articleUri) }
  const lines = new LineIndex(exported.text)
  const at = ({ start }: Span) => ({ place: start, line: lines.lineAt(start) + 1 })
  yield sidecarRow(facts, common, at)
  yield* mentionRows(facts, common, at)
  for (const claim of facts.claims) yield* claimRows(claim, facts, common, at)
  yield* nameRows(facts, common, at)
  yield* useRows(facts, common)
}

interface Common {
  readonly sidecar: string
  readonly coder: string | undefined
  readonly file: string | undefined
}

type Placed = (span: Span) => { readonly place: number; readonly line: number }

function sidecarRow(facts: SidecarFacts, common: Common, at: Placed): TableRow {
  const { articleId: article, writtenId, title, language, stale } = facts
  return {
    table: "sidecars",
    row: {
      ...common,
      article,
      written_article: writtenId?.value,
      ...(writtenId === undefined ? { place: undefined, line: undefined } : at(writtenId.span)),
      title,
      ...publishedIn(facts),
      language,
      is_stale: stale,
    },
  }
}

/** When an article was published, as a table has it. */
export function publishedIn({ published }: Pick<SidecarFacts, "published">) {
  return { published, ...daysOf(published) }
}

/** Most rows of all are these: a plain literal is made five times as fast as one that spreads others. */
function* mentionRows({ mentions }: SidecarFacts, common: Common, at: Placed): Generator<TableRow> {
  const { sidecar, coder, file } = common
  for (const [mention, { entities, kind, span, surface }] of mentions.entries()) {
    const { place, line } = at(surface)
    for (const entity of entities) {
      const is_local = isLocal(entity)
      const { start: start_offset, end: end_offset } = span
      const row = { sidecar, coder, file, mention, entity, is_local, kind, start_offset, end_offset, place, line }
      yield { table: "mentions", row }
    }
  }
}

function* claimRows(fact: ClaimFact, facts: SidecarFacts, common: Common, at: Placed): Generator<TableRow> {
  const { sidecar, coder } = common
  const { slug: claim, topic, stance, mode, kind, modality = "asserted", date, words, span } = fact
  const article = facts.articleId
  const codes = { topic, stance, mode, kind, modality }
  const said = { date, ...daysOf(date ?? facts.published) }
  const placed = { start_offset: span?.start, end_offset: span?.end, ...at(fact.at) }
  yield { table: "claims", row: { ...common, article, claim, ...codes, ...said, words, ...placed } }
  yield* claimEntityRows(fact, sidecar)
  for (const { relation, to, span } of fact.links) {
    const target = linkTarget(to, article)
    const leads = { link: to, to_article: target.article || undefined, to_claim: target.slug }
    const is_own = !to.includes("/") || target.article === article
    yield { table: "links", row: { sidecar, coder, article, claim, relation, ...leads, is_own, ...at(span) } }
  }
}

function* claimEntityRows({ slug: claim, ...fact }: ClaimFact, sidecar: string): Generator<TableRow> {
  const fields = { speaker: fact.speakers, target: fact.targets, via: fact.via, for: fact.for }
  for (const [field, ids] of Object.entries(fields)) {
    for (const entity of ids) {
      yield { table: "claim_entities", row: { sidecar, claim, field, entity, is_local: isLocal(entity) } }
    }
  }
}

function* nameRows({ tags, namings, locals }: SidecarFacts, common: Common, at: Placed): Generator<TableRow> {
  const { sidecar, coder } = common
  for (const tag of tags) yield { table: "tags", row: { sidecar, tag } }
  for (const { text, target, span } of namings) {
    const { place, line } = at(span)
    yield { table: "namings", row: { sidecar, coder, name: text, entities: target, place, line } }
  }
  for (const { id, type, name, anonymous, span } of locals) {
    const normal_name = name === undefined ? undefined : normalize(name).trim()
    const row = { sidecar, coder, entity: id, type, name, normal_name, is_anonymous: anonymous, ...at(span) }
    yield { table: "locals", row }
  }
}

/** What the sidecar names of registry and codebook, each once. */
function* useRows({ uses }: SidecarFacts, { sidecar }: Common): Generator<TableRow> {
  const times = new Map<string, number>()
  for (const { key } of uses) times.set(key, (times.get(key) ?? 0) + 1)
  for (const [key, number] of times) {
    const [, code, id] = /^(?:code:([^:]+)|entity):(.*)$/s.exec(key) ?? []
    if (id !== undefined) yield { table: "uses", row: { sidecar, kind: code ?? "entity", id, times: number } }
  }
}

function isLocal(entity: string): boolean {
  return entity.startsWith("_")
}

function daysOf(date: string | undefined) {
  const days = date === undefined ? undefined : parseDayInterval(date)
  return { first_day: days && within(days.first), last_day: days && within(days.last) }
}

/** The days that every program can write: 0001-01-01 and 9999-12-31. */
const [earliest, latest] = [-719_162, 2_932_896]

function within(day: DayInterval["first"]): number {
  return Math.min(Math.max(day, earliest), latest)
}
