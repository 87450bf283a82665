import type { CodedFile } from "../../corpus/coded-file.ts"
import type { Corpus } from "../../corpus/corpus.ts"
import type { RegisteredEntity, RoleHolder } from "../../corpus/registry.ts"
import { between, type DayInterval, intersects } from "../../dates/day-interval.ts"
import type { RoleHeld } from "../../model/registry.ts"
import { listed, mostListed } from "../../text/wording.ts"
import { changeTo } from "../change-to.ts"
import { findModifiers } from "../find-modifiers.ts"
import type { Fix } from "../rule.ts"
import { type TitledMention, titledMentions } from "../titled-mentions.ts"

/** A title that somebody does not bear at the date of the article. */
export interface RoleVerdict extends TitledMention {
  readonly bearer: RegisteredEntity
  readonly role: string
  /** The periods in which they did bear it; empty if they never did. */
  readonly held: readonly RoleHeld[]
  /** Who did at the date. */
  readonly holders: readonly RoleHolder[]
}

/** Intervals are compared: a title is fine if its bearer held the role on any day of the date of publication. */
export function* roleVerdicts(file: CodedFile, corpus: Corpus): Generator<RoleVerdict> {
  const { published } = file
  if (published === undefined) return
  for (const titled of titledMentions(file, corpus)) {
    const bearer = corpus.registry.get(titled.entity.value)
    if (bearer === undefined || bearer.roles.length === 0) continue
    const held = bearer.roles.filter(({ role }) => role !== undefined && titled.roles.includes(role.value))
    if (!held.some(period => isInverted(period) || isHeldIn(period, published)))
      yield* judge(titled, bearer, held, file, corpus)
  }
}

/** Repairs for a description: each of those who bore the title then. */
export function toHolders({ entity, holders, mention }: RoleVerdict, file: CodedFile): readonly Fix[] {
  if (mention.kind !== "description") return []
  const ids = new Set(holders.map(holder => holder.entity.id.value))
  return [...ids].map(id => changeTo(file.uri, entity.span, id))
}

export function holderNames({ holders }: RoleVerdict): string {
  return listed([...new Set(holders.map(({ entity }) => entity.id.value))], "and", mostListed)
}

function* judge(
  titled: TitledMention,
  bearer: RegisteredEntity,
  held: readonly RoleHeld[],
  file: CodedFile,
  corpus: Corpus,
): Generator<RoleVerdict> {
  const countries = new Set(held.map(({ of }) => of?.value))
  for (const role of held.length > 0 ? new Set(held.flatMap(one => one.role?.value ?? [])) : titled.roles) {
    const then = holdersThen(role, bearer.id.value, file, corpus)
    const successors = then.filter(holder => held.length > 0 && countries.has(holder.held.of?.value))
    const holders = successors.length > 0 ? successors : rivals(then, titled, bearer, file, corpus)
    if (held.length === 0 && holders.length === 0) continue
    yield { ...titled, bearer, role, held, holders }
    return
  }
}

function holdersThen(role: string, except: string, { published }: CodedFile, corpus: Corpus): readonly RoleHolder[] {
  const holders = corpus.registry.holders(role)
  return holders.filter(
    ({ entity, held }) => entity.id.value !== except && published !== undefined && isHeldIn(held, published),
  )
}

/** Those holders whom the words can mean: of the country they name, else of the bearer's, else named in the article. */
function rivals(
  holders: readonly RoleHolder[],
  { mention }: TitledMention,
  bearer: RegisteredEntity,
  file: CodedFile,
  corpus: Corpus,
): readonly RoleHolder[] {
  if (mention.kind !== "description") return []
  const modifiers = findModifiers(mention.surface.text.value, file.language, corpus)
  const named = new Set(modifiers.flatMap(({ known }) => known.map(({ entity }) => entity.id.value)))
  if (named.size > 0) return holders.filter(({ held }) => held.of !== undefined && named.has(held.of.value))
  const own = new Set(bearer.roles.flatMap(({ of }) => of?.value ?? []))
  const mentioned = new Set(file.anchored.occurrences.flatMap(({ entities }) => entities))
  return holders.filter(
    ({ entity, held }) => (held.of !== undefined && own.has(held.of.value)) || mentioned.has(entity.id.value),
  )
}

/** Then nobody knows when it was held, and `period-inverted` says so. */
function isInverted({ from, to }: RoleHeld): boolean {
  const { first, last } = between(from?.value, to?.value)
  return first > last
}

function isHeldIn({ from, to }: RoleHeld, date: DayInterval): boolean {
  return intersects(between(from?.value, to?.value), date)
}
