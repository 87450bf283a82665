import type { Corpus } from "../corpus/corpus.ts"
import type { Source } from "../corpus/files.ts"
import { idOf } from "../corpus/registry.ts"
import type { Entity, RegistryFile } from "../model/registry.ts"
import { contains } from "../text/span.ts"
import type { Rule } from "./rule.ts"

/**
 * A registry file with those of its entities only of which these rules may have something to tell. At each keystroke
 * that is a handful of thousands.
 */
export function* loudEntities(
  source: Source<RegistryFile>,
  rules: readonly Rule[],
  corpus: Corpus,
): Generator<void, Source<RegistryFile>> {
  const loud: Entity[] = []
  for (const entity of source.value.entities) {
    const known = corpus.quiet.isQuiet(source.uri, idOf(entity))
    if (!(known ?? isQuiet(entity, source, rules, corpus))) loud.push(entity)
    if (known === undefined) yield
  }
  return { ...source, value: { ...source.value, entities: loud } }
}

/** Whether there is nothing to tell of it; what that depends on is taken down. */
function isQuiet(entity: Entity, source: Source<RegistryFile>, rules: readonly Rule[], corpus: Corpus): boolean {
  const { dependencies, registry, quiet } = corpus
  const known = dependencies.unrecorded(() => registry.get(entity.id.value))
  // Nobody can ask for a later definition of the same id.
  if (known?.uri !== source.uri || known.span.start !== entity.span.start) return false
  const problems = source.problems.filter(({ span }) => contains(entity.span, span))
  // Ids that were merged are looked at each time, whoever is loud.
  const alone = { ...source, problems, value: { ...source.value, entities: [entity], merged: [] } }
  const keys = new Set<string>()
  const isSilent = dependencies.noting(keys, () => {
    registry.get(entity.id.value)
    return rules.every(rule => tellsNothing(rule, alone, corpus))
  })
  quiet.note(source.uri, entity.id.value, isSilent, keys)
  return isSilent
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
