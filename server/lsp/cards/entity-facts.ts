import type { Corpus } from "../../core/corpus/corpus.ts"
import { currentId, entityType } from "../../core/corpus/defined-at.ts"
import { codeLabel, entityName } from "../../core/corpus/names.ts"
import type { RegisteredEntity } from "../../core/corpus/registry.ts"
import type { EntitySubject } from "../../core/corpus/subject.ts"
import { between, intersects } from "../../core/dates/day-interval.ts"
import type { Entity, RoleHeld } from "../../core/model/registry.ts"
import type { LocalEntity } from "../../core/model/sidecar.ts"
import type { LocatedText } from "../../core/text/span.ts"
import { listed } from "../../core/text/wording.ts"
import type { CardContext } from "./card-context.ts"
import { dateWords } from "./date-words.ts"
import { bold, code, inLine, lines, plain } from "./markdown.ts"

/** What the registry, or the sidecar of a local entity, says of it. */
export function entityFacts(subject: EntitySubject, context: CardContext): string {
  const { corpus } = context
  const { id, file } = subject
  const local = id.startsWith("_") ? file?.sidecar.local.get(id) : undefined
  if (local !== undefined) return lines(title(subject, context), ofLocal(local, corpus))
  const entity = corpus.registry.get(currentId(id, corpus))
  if (entity !== undefined) {
    return lines(title(subject, context), roleList(entity, context), ofEntity(entity, corpus))
  }
  return `${bold(id)} is not ${id.startsWith("_") ? "among the local entities of this file" : "in the registry"}`
}

function title(subject: EntitySubject, { corpus }: CardContext): string {
  const { id, file } = subject
  const current = currentId(id, corpus)
  const name = entityName(current, file, corpus)
  const type = entityType(subject, corpus)
  return inLine(
    bold(name),
    type && plain(codeLabel("entity-types", type, corpus)),
    name === current ? undefined : code(current),
    current === id ? undefined : `${code(id)} was merged into it`,
  )
}

function ofLocal({ anonymous, of, about }: LocalEntity, corpus: Corpus): string {
  return lines(
    about && plain(about.value),
    inLine("only in this article", anonymous ? "not named" : undefined, named("of", of, corpus)),
  )
}

function ofEntity(entity: RegisteredEntity, corpus: Corpus): string {
  const participants = entity.participants.map(({ value }) => plain(entityName(value, undefined, corpus)))
  return lines(
    entity.about && plain(entity.about.value),
    inLine(
      names("also called", entity.aliases),
      names("adjectives:", entity.adjectives),
      names("metonyms:", entity.metonyms),
    ),
    inLine(
      named("part of", entity.partOf, corpus),
      named("claimed by", entity.claimedBy, corpus),
      named("capital", entity.capital, corpus),
      named("in", entity.location, corpus),
      participants.length === 0 ? undefined : `with ${listed(participants, "and")}`,
      entity.born && `born ${plain(dateWords(entity.born.value))}`,
      period(entity),
    ),
  )
}

/** The roles held when the article was published; without a date all of them. */
function roleList(entity: RegisteredEntity, { corpus, file }: CardContext): string | undefined {
  const date = file?.published
  const valid = entity.roles.filter(
    ({ from, to }) => date === undefined || intersects(date, between(from?.value, to?.value)),
  )
  if (valid.length === 0) return undefined
  const roles = valid.map(held => roleLine(held, corpus))
  return date === undefined ? lines(...roles) : `At the time: ${listed(roles, "and")}`
}

function roleLine(held: RoleHeld, corpus: Corpus): string {
  const role = held.role === undefined ? "in office" : plain(codeLabel("roles", held.role.value, corpus))
  const time = period(held)
  return [role, named("of", held.of, corpus), time && `(${time})`].filter(Boolean).join(" ")
}

function period({ from, to }: Pick<Entity, "from" | "to">): string | undefined {
  if (from && to) return `${plain(dateWords(from.value))} – ${plain(dateWords(to.value))}`
  if (from) return `since ${plain(dateWords(from.value))}`
  return to && `until ${plain(dateWords(to.value))}`
}

function names(heading: string, texts: readonly LocatedText[]): string | undefined {
  return texts.length === 0 ? undefined : `${heading} ${texts.map(({ value }) => plain(value)).join(", ")}`
}

function named(relation: string, id: LocatedText | undefined, corpus: Corpus): string | undefined {
  return id && `${relation} ${plain(entityName(id.value, undefined, corpus))}`
}
