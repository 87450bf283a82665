import type { Corpus } from "../corpus/corpus.ts"
import type { Source } from "../corpus/files.ts"
import { idOf } from "../corpus/registry.ts"
import type { Entity, RegistryFile } from "../model/registry.ts"
import { contains } from "../text/span.ts"
import type { Rule } from "./rule.ts"

/** What a rule is to look at in a registry file. */
export type LoudPart = (rule: Rule) => Source<RegistryFile>

/**
 * A registry file with those of its entities only of which a rule has something to tell. At each keystroke that is a
 * handful of thousands.
 */
export function* loudEntities(
  source: Source<RegistryFile>,
  rules: readonly Rule[],
  corpus: Corpus,
): Generator<void, LoudPart> {
  const loud = new Map<string, Entity[]>(rules.map(({ meta }) => [meta.code, []]))
  for (const entity of source.value.entities) {
    const known = corpus.quiet.rulesFor(source.uri, idOf(entity))
    for (const code of known ?? loudRules(entity, source, rules, corpus)) loud.get(code)?.push(entity)
    if (known === undefined) yield
  }
  return ({ meta }) => ({ ...source, value: { ...source.value, entities: loud.get(meta.code) ?? [] } })
}

/** The rules that have something to tell of it, by their codes; what that depends on is taken down. */
function loudRules(
  entity: Entity,
  source: Source<RegistryFile>,
  rules: readonly Rule[],
  corpus: Corpus,
): readonly string[] {
  const { dependencies, registry, quiet } = corpus
  const known = dependencies.unrecorded(() => registry.get(entity.id.value))
  // Nobody can ask for a later definition of the same id.
  if (known?.uri !== source.uri || known.span.start !== entity.span.start) return rules.map(({ meta }) => meta.code)
  const problems = source.problems.filter(({ span }) => contains(entity.span, span))
  // Ids that were merged are looked at each time, whoever is loud.
  const alone = { ...source, problems, value: { ...source.value, entities: [entity], merged: [] } }
  const keys = new Set<string>()
  const loud = dependencies.noting(keys, () => {
    registry.get(entity.id.value)
    return rules.filter(rule => !tellsNothing(rule, alone, corpus)).map(({ meta }) => meta.code)
  })
  quiet.note(source.uri, entity.id.value, loud, keys)
  return loud
}

/** A rule that fails has something to tell. */
function tellsNothing(rule: Rule, source: Source<RegistryFile>, corpus: Corpus): boolean {
  try {
    for (const _ of rule.checkRegistry?.(source, corpus) ?? []) return false
    return true
  } catch {
    return false
  }
}
