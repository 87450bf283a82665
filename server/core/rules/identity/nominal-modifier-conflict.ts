import type { CodedFile } from "../../corpus/coded-file.ts"
import type { Corpus } from "../../corpus/corpus.ts"
import { between, intersects } from "../../dates/day-interval.ts"
import type { Surface } from "../../model/sidecar.ts"
import type { LocatedText } from "../../text/span.ts"
import { changeTo } from "../change-to.ts"
import { typeOf } from "../entity-facts.ts"
import { findModifiers, type Modifier } from "../find-modifiers.ts"
import { forLanguage } from "../language/for-language.ts"
import { relationalNouns } from "../language/relational-nouns.ts"
import type { Report, Rule } from "../rule.ts"
import { areTied, tiesOf } from "../ties.ts"
import { roleVerdicts } from "../time/role-verdicts.ts"

export const nominalModifierConflict: Rule = {
  meta: {
    code: "nominal-modifier-conflict",
    family: "identity",
    severity: "warning",
    scope: "annotation",
    summary: "A description names a country or body that the registry does not tie to the entity meant.",
    details: "`Georgia's breakaway regions` cannot mean Kosovo if the registry has Kosovo claimed by Serbia. It looks at names and adjectives in front of a noun, and at entities that the registry ties to something else of the same type, by `part-of`, `claimed-by`, `roles`, `members` and the like; local entities need an `of`. Nouns of relation such as ally or critic are exempt, and so is what stands behind `former`.",
  },
  *checkSidecar(file, corpus) {
    const judged = new Set([...roleVerdicts(file, corpus)].map(({ entity }) => entity))
    for (const surface of file.sidecar.surfaces) {
      const entities = surface.readings.flatMap(({ target }) => target.entities).filter(id => !judged.has(id))
      if (!entities.some(id => isDescription(surface, id.value, file, corpus))) continue
      const modifiers = modifiersOf(surface, file, corpus)
      if (modifiers.length === 0) continue
      for (const id of entities) yield* conflict(surface, id, modifiers, file, corpus)
    }
  },
}

function isDescription(surface: Surface, id: string, { sidecar }: CodedFile, corpus: Corpus): boolean {
  if (id.startsWith("_")) return sidecar.local.get(id)?.name?.value !== surface.text.value
  return corpus.registry.get(id) !== undefined && corpus.registry.kindOf(surface.text.value, id) === "description"
}
