import type { CodedFile } from "../../corpus/coded-file.ts"
import type { Corpus } from "../../corpus/corpus.ts"
import type { Surface } from "../../model/sidecar.ts"
import { changeTo } from "../change-to.ts"
import { mentionsIn } from "../mentions-in.ts"
import type { Report, Rule } from "../rule.ts"
import { type SingleReading, singleReadings } from "../single-readings.ts"
import { areTied, tiesOf } from "../ties.ts"
import { withMistake } from "../with-mistake.ts"

export const homonymImplausible: Rule = {
  meta: {
    code: "homonym-implausible",
    family: "identity",
    severity: "warning",
    scope: "article",
    summary:
      "Of two entities with the same name, a string is tagged as the one that nothing else in the article points to.",
    details:
      "It fires only if other mentions point to the namesake and none to the entity, nor to anything that belongs to it. Metonyms are exempt, and so is a string that the sidecar reads as either, by context: somebody has decided.",
    tags: ["names"],
    since: "0.1",
    examples: withMistake(
      `//- registry.yaml
format: 1
entities:
  georgia: {type: country, name: Georgia, adjectives: [Georgian]}
  georgia-us: {type: place, name: Georgia}
  tbilisi: {type: place, name: Tbilisi, part-of: georgia}
//- a.txt
Georgia waits. The Georgian capital, Tbilisi, is calm.
//- a.ann.yaml
mentions:
  Georgia: georgia
  Georgian: georgia
  Tbilisi: tbilisi
`,
      "Georgia: georgia",
      "Georgia: georgia-us",
    ),
  },
  *checkSidecar(file, corpus) {
    for (const reading of singleReadings(file)) {
      const { surface, entity } = reading
      const rivals = namesakes(surface, entity.value, file, corpus)
      if (rivals.length === 0) continue
      const others = mentionsBesides(surface, file)
      if (isSupported(entity.value, others.keys(), file, corpus)) continue
      const [best] = rivals.filter(id => others.has(id)).sort((a, b) => (others.get(b) ?? 0) - (others.get(a) ?? 0))
      if (best !== undefined) yield report(reading, best, others.get(best) ?? 0, file)
    }
  },
}

/** Other entities that bear the string as a name or adjective of their own, as this one does. */
function namesakes(surface: Surface, id: string, file: CodedFile, corpus: Corpus): readonly string[] {
  const named = corpus.registry.named(surface.text.value)
  if (named.length < 2) return []
  const proper = named.filter(({ kind }) => kind !== "metonym")
  const known = proper.map(({ entity }) => entity.id.value)
  if (!known.includes(id)) return []
  const read = new Set(surface.readings.flatMap(({ target }) => target.entities.map(({ value }) => value)))
  return known.filter(other => !read.has(other) && !areTied(id, other, file, corpus))
}

/** How often each entity is mentioned in other words. */
function mentionsBesides(surface: Surface, file: CodedFile): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const mention of mentionsIn(file)) {
    if (mention.surface === surface) continue
    for (const id of mention.entities) counts.set(id, (counts.get(id) ?? 0) + 1)
  }
  return counts
}

/** Whether something mentioned is the entity or belongs to it: a city of the state, an envoy of the country. */
function isSupported(id: string, mentioned: Iterable<string>, file: CodedFile, corpus: Corpus): boolean {
  for (const other of mentioned) if (tiesOf(other, file, corpus).has(id)) return true
  return false
}

function report(
  { surface, entity, occurrence }: SingleReading,
  rival: string,
  count: number,
  { uri }: CodedFile,
): Report {
  const mentions = count === 1 ? "1 mention points" : `${count} mentions point`
  return {
    at: entity.span,
    entities: [rival],
    message: `"${surface.text.value}" is tagged ${entity.value}, but nothing else here points to it while ${mentions} to ${rival}`,
    ...(occurrence && { inArticle: occurrence.span }),
    fix: () => [changeTo(uri, entity.span, rival)],
  }
}
