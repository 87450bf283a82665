import type { Code, Codebook, CodeKind } from "../model/codebook.ts"
import type { Problem } from "../model/problem.ts"
import type { Entity, RegistryFile } from "../model/registry.ts"
import type { LocatedText, Span } from "../text/span.ts"
import { originOf, plainEntity } from "../yaml/shifted-entry.ts"
import type { SidecarFacts } from "./facts.ts"
import { idOf } from "./registry.ts"

/**
 * While somebody types, a file is broken half of the time. What it said before and cannot be read now still counts
 * for the rest of the corpus; otherwise one missing quotation mark would raise a storm of unknown ids. A mistyped key
 * at the margin hides all that stands under it in the same way.
 */
export function isBroken(problems: readonly Problem[], text: string): boolean {
  return problems.some(
    ({ code, span }) => breaking.has(code) || (code === "attribute-unknown" && isAtMargin(span, text)),
  )
}

const breaking = new Set(["yaml-syntax", "merge-markers", "limit-exceeded"])

function isAtMargin({ start }: Span, text: string): boolean {
  return start === 0 || "\r\n".includes(text[start - 1] ?? "")
}

export function keepLostFacts(now: SidecarFacts, before: SidecarFacts | undefined): SidecarFacts {
  if (before === undefined) return { ...now, stale: true }
  const slugs = new Set(now.claims.map(claim => claim.slug))
  return {
    ...now,
    ...keepLostId(now, before),
    claims: [...now.claims, ...before.claims.filter(claim => !slugs.has(claim.slug))],
    stale: true,
  }
}

/** The default id does not take the place of one that was written. */
function keepLostId(now: SidecarFacts, before: SidecarFacts): Partial<SidecarFacts> {
  const { writtenId, articleId } = before
  const isLost = now.articleId === undefined || (now.writtenId === undefined && writtenId !== undefined)
  return isLost ? { ...(writtenId && { writtenId }), ...(articleId !== undefined && { articleId }) } : {}
}

export function keepLostEntities(now: RegistryFile, before: RegistryFile | undefined): RegistryFile {
  if (before === undefined) return now
  return {
    entities: keepLostAmong(now.entities, before.entities),
    merged: withLost(now.merged, before.merged, ({ from }) => from.value),
  }
}

/** Those that say the same at both ends are passed over: of thousands they are nearly all. */
function keepLostAmong(now: readonly Entity[], before: readonly Entity[]): readonly Entity[] {
  const isSame = (a: Entity | undefined, b: Entity | undefined) => a && b && originOf(a) === originOf(b)
  const most = Math.min(now.length, before.length)
  let head = 0
  while (head < most && isSame(now[head], before[head])) head++
  let tail = 0
  while (tail < most - head && isSame(now.at(-1 - tail), before.at(-1 - tail))) tail++
  const old = before.slice(head, before.length - tail)
  const byId = new Map(old.map(entity => [idOf(entity), entity]))
  const some = now.slice(head, now.length - tail).map(entity => keepLostFields(entity, byId.get(idOf(entity))))
  return [...now.slice(0, head), ...withLost(some, old, idOf), ...now.slice(now.length - tail)]
}

/** What is there now, and whatever was lost, behind what it stood behind: in another order, it would all be new. */
function withLost<T>(now: readonly T[], before: readonly T[], idOf: (one: T) => string): readonly T[] {
  const there = new Set(now.map(idOf))
  const lost = new Map<string | undefined, T[]>()
  let last: string | undefined
  for (const one of before) {
    if (there.has(idOf(one))) last = idOf(one)
    else if (lost.get(last)?.push(one) === undefined) lost.set(last, [one])
  }
  const behind = (id: string | undefined) => {
    const found = lost.get(id) ?? []
    lost.delete(id)
    return found
  }
  return [...behind(undefined), ...now.flatMap(one => [one, ...behind(idOf(one))])]
}

/** An entity that is broken in the middle still has the names and ties that it had. */
function keepLostFields(now: Entity, before: Entity | undefined): Entity {
  if (before === undefined || before.entry === now.entry) return now
  const { aliases, adjectives, metonyms, participants, roles, members } = now
  return {
    ...plainEntity(before),
    ...plainEntity(now),
    aliases: keepLostTexts(aliases, before.aliases),
    adjectives: keepLostTexts(adjectives, before.adjectives),
    metonyms: keepLostTexts(metonyms, before.metonyms),
    participants: participants.length > 0 ? participants : before.participants,
    roles: roles.length > 0 ? roles : before.roles,
    members: members.length > 0 ? members : before.members,
    ids: now.ids.size > 0 ? now.ids : before.ids,
    // What it means is of both.
    entry: `${now.entry}\n${before.entry}`,
  }
}

function keepLostTexts(now: readonly LocatedText[], before: readonly LocatedText[]): readonly LocatedText[] {
  const there = new Set(now.map(text => text.value))
  return [...now, ...before.filter(text => !there.has(text.value))]
}

export function keepLostCodes(now: Codebook, before: Codebook | undefined): Codebook {
  if (before === undefined) return now
  const codes = new Map(now.codes)
  for (const [kind, old] of before.codes) codes.set(kind, mergeKind(codes, kind, old))
  const pairs = now.contradictoryStances.length > 0 ? now.contradictoryStances : before.contradictoryStances
  return { ...now, codes, contradictoryStances: pairs }
}

function mergeKind(
  codes: Codebook["codes"],
  kind: CodeKind,
  old: ReadonlyMap<string, Code>,
): ReadonlyMap<string, Code> {
  return new Map([...old, ...(codes.get(kind) ?? [])])
}
