import type { CodedFile } from "../../corpus/coded-file.ts"
import type { Corpus } from "../../corpus/corpus.ts"
import { between, intersects } from "../../dates/day-interval.ts"
import { forLanguage } from "../../language/for-language.ts"
import { relationalNouns } from "../../language/relational-nouns.ts"
import type { Surface } from "../../model/sidecar.ts"
import type { LocatedText } from "../../text/span.ts"
import { changeTo } from "../change-to.ts"
import { typeOf } from "../entity-facts.ts"
import { findModifiers, type Modifier } from "../find-modifiers.ts"
import type { Report, Rule } from "../rule.ts"
import { isRegisteredName, singleReadings } from "../single-readings.ts"
import { areTied, tiesOf } from "../ties.ts"
import { roleVerdicts } from "../time/role-verdicts.ts"
import { type TitledMention, titledMentions } from "../titled-mentions.ts"
import { wrongType } from "./title-type-mismatch.ts"

export const nominalModifierConflict: Rule = {
  meta: {
    code: "nominal-modifier-conflict",
    family: "identity",
    severity: "warning",
    scope: "annotation",
    summary: "A description names a country or body that the registry does not tie to the entity meant.",
    details:
      "`Georgia's breakaway regions` cannot mean Kosovo if the registry has Kosovo claimed by Serbia. It looks at names and adjectives in front of a noun, and at entities that the registry ties to something else of the same type, by `part-of`, `claimed-by`, `roles`, `members` and the like; local entities need an `of`. Nouns of relation such as ally or critic are exempt, and so is what stands behind `former`.",
    tags: ["names"],
    since: "0.1",
    examples: {
      bad: `//- a.txt
Nordia’s capital is calm.
//- a.ann.yaml
mentions:
  Nordia’s capital: sudia
`,
      good: `//- a.txt
Nordia’s capital is calm.
//- a.ann.yaml
mentions:
  Nordia’s capital: lund
`,
    },
  },
  *checkSidecar(file, corpus) {
    const judged = new Set([...roleVerdicts(file, corpus), ...mistyped(file, corpus)].map(({ entity }) => entity))
    const registered = new Set(
      singleReadings(file)
        .filter(isRegisteredName)
        .map(({ surface }) => surface),
    )
    for (const surface of file.sidecar.surfaces) {
      if (registered.has(surface) || corpus.registry.named(surface.text.value).length > 0) continue
      const entities = surface.readings.flatMap(({ target }) => target.entities).filter(id => !judged.has(id))
      if (!entities.some(id => isDescription(surface, id.value, file, corpus))) continue
      const modifiers = modifiersOf(surface, file, corpus)
      if (modifiers.length === 0) continue
      for (const id of entities) yield* conflict(surface, id, modifiers, file, corpus)
    }
  },
}

/** `title-type-mismatch` tells about those. */
function mistyped(file: CodedFile, corpus: Corpus): readonly TitledMention[] {
  return [...titledMentions(file, corpus)].filter(titled => wrongType(titled, file, corpus) !== undefined)
}

function isDescription(surface: Surface, id: string, { sidecar }: CodedFile, corpus: Corpus): boolean {
  if (id.startsWith("_")) return sidecar.local.get(id)?.name?.value !== surface.text.value
  return corpus.registry.get(id) !== undefined && corpus.registry.kindOf(surface.text.value, id) === "description"
}

/** Those that say what a thing belongs to now: not before a noun of relation, and not of what is no more. */
function modifiersOf({ text }: Surface, { language, published }: CodedFile, corpus: Corpus): readonly Modifier[] {
  const relational = forLanguage(relationalNouns, language)
  return findModifiers(text.value, language, corpus)
    .filter(({ behind }) => !behind.some(word => relational?.has(word)))
    .map(({ known, ...modifier }) => ({
      ...modifier,
      known: known.filter(
        ({ entity: { from, to } }) => !published || intersects(between(from?.value, to?.value), published),
      ),
    }))
}

function* conflict(
  surface: Surface,
  id: LocatedText,
  modifiers: readonly Modifier[],
  file: CodedFile,
  corpus: Corpus,
): Generator<Report> {
  const named = modifiers.flatMap(({ known }) => known.map(({ entity }) => entity.id.value))
  if (named.some(other => areTied(id.value, other, file, corpus))) return
  const other = named.find(candidate => clash(candidate, id.value, file, corpus))
  if (other === undefined) return
  const place = file.anchored.occurrences.find(({ reading }) => reading?.target.entities.includes(id))
  yield {
    at: id.span,
    message: `"${surface.text.value}" names ${other}, which the registry does not tie to ${id.value}`,
    ...(place && { inArticle: place.span }),
    fix: () => candidates(surface, id.value, named, file, corpus).map(other => changeTo(file.uri, id.span, other)),
  }
}

/** Whether what the registry says leaves no room for a tie: it has another thing of that type in its place. */
function clash(modifier: string, id: string, file: CodedFile, corpus: Corpus): boolean {
  const [theirs, ours] = [typeOf(modifier, file, corpus), typeOf(id, file, corpus)]
  if (theirs === undefined || ours === undefined) return false
  const leadsTo = (from: string, type: string) =>
    [...tiesOf(from, file, corpus)].some(other => other !== from && typeOf(other, file, corpus) === type)
  // A person before a noun is a matter of relation (Lavrov's deputy), unless the noun is a thing that they stand for.
  if (corpus.codes.isUnder("entity-types", theirs, "person")) return theirs !== ours && leadsTo(modifier, ours)
  return theirs === ours || leadsTo(id, theirs)
}

/** Entities of the same type that belong to what is named, those of this article first. */
function candidates(
  surface: Surface,
  id: string,
  named: readonly string[],
  file: CodedFile,
  corpus: Corpus,
): readonly string[] {
  const type = typeOf(id, file, corpus)
  const mentioned = new Set(file.anchored.occurrences.flatMap(({ entities }) => entities))
  const taken = new Set(surface.readings.flatMap(({ target }) => target.entities.map(({ value }) => value)))
  const fitting = [...file.sidecar.local.keys(), ...corpus.registry.ids()]
    .filter(other => !taken.has(other) && typeOf(other, file, corpus) === type)
    .filter(other => named.some(name => areTied(other, name, file, corpus)))
  return fitting.sort((a, b) => Number(mentioned.has(b)) - Number(mentioned.has(a))).slice(0, 5)
}
