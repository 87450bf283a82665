import type { Code, Codebook, CodeKind } from "../model/codebook.ts"
import type { Problem } from "../model/problem.ts"
import type { RegistryFile } from "../model/registry.ts"
import type { SidecarFacts } from "./facts.ts"

/**
 * While somebody types, a file is broken half of the time. What it said before and cannot be read now still counts
 * for the rest of the corpus; otherwise one missing quotation mark would raise a storm of unknown ids.
 */
export function isBroken(problems: readonly Problem[]): boolean {
  return problems.some(({ code }) => code === "yaml-syntax" || code === "merge-markers" || code === "limit-exceeded")
}

export function keepLostFacts(now: SidecarFacts, before: SidecarFacts | undefined): SidecarFacts {
  if (before === undefined) return { ...now, stale: true }
  const slugs = new Set(now.claims.map(claim => claim.slug))
  return {
    ...now,
    ...(now.articleId === undefined && before.articleId !== undefined && { articleId: before.articleId }),
    claims: [...now.claims, ...before.claims.filter(claim => !slugs.has(claim.slug))],
    stale: true,
  }
}

export function keepLostEntities(now: RegistryFile, before: RegistryFile | undefined): RegistryFile {
  if (before === undefined) return now
  const ids = new Set(now.entities.map(entity => entity.id.value))
  return {
    entities: [...now.entities, ...before.entities.filter(entity => !ids.has(entity.id.value))],
    merged: now.merged.length > 0 ? now.merged : before.merged,
  }
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
