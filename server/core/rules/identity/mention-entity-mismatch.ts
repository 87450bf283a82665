import type { CodedFile } from "../../corpus/coded-file.ts"
import type { Corpus } from "../../corpus/corpus.ts"
import { isLocalName } from "../../corpus/local-name.ts"
import type { KnownName } from "../../corpus/registry.ts"
import type { LocatedText } from "../../text/span.ts"
import { listed, mostListed } from "../../text/wording.ts"
import { registrySchema } from "../../yaml/schema-registry.ts"
import { setField } from "../../yaml/set-field.ts"
import { changeTo } from "../change-to.ts"
import { isKnownEntity } from "../entity-facts.ts"
import type { Fix, Report, Rule } from "../rule.ts"
import { isRegisteredName, singleReadings } from "../single-readings.ts"
import { areTied } from "../ties.ts"

export const mentionEntityMismatch: Rule = {
  meta: {
    code: "mention-entity-mismatch",
    family: "identity",
    severity: "warning",
    scope: "annotation",
    summary: "A string that the registry knows as a name of one entity is tagged as another.",
    details:
      "Names, adjectives and metonyms count. Change the entity, or, if the string does name it, add the string to its aliases or metonyms in the registry.",
    tags: ["names"],
    since: "0.1",
    examples: {
      bad: `//- a.txt
Ida Adler opened the bridge.
//- a.ann.yaml
mentions:
  Ida Adler: moss
`,
      good: `//- a.txt
Ida Adler opened the bridge.
//- a.ann.yaml
mentions:
  Ida Adler: adler
`,
    },
  },
  *checkSidecar(file, corpus) {
    for (const single of singleReadings(file)) {
      if (isRegisteredName(single)) continue
      const { surface, entity, occurrence } = single
      const known = corpus.registry.named(surface.text.value)
      if (known.length === 0 || known.some(({ entity: { id } }) => id.value === entity.value)) continue
      if (!isKnownEntity(entity.value, file, corpus) || isLocalName(surface.text.value, entity.value, file.sidecar))
        continue
      const report = mismatch(surface.text, entity, known, file, corpus)
      yield { ...report, ...(occurrence && { inArticle: occurrence.span }) }
    }
  },
}

function mismatch(
  surface: LocatedText,
  entity: LocatedText,
  known: readonly KnownName[],
  file: CodedFile,
  corpus: Corpus,
): Report {
  const [first] = known
  const ids = known.map(one => one.entity.id.value)
  return {
    at: entity.span,
    entities: ids,
    message: `"${surface.value}" is a known ${nounOf(first)} of ${listed(ids, "and", mostListed)}, not of ${entity.value}`,
    related: known.map(({ entity: owner, kind, text }) => ({
      uri: owner.uri,
      span: text.span,
      message: `${kind} of ${owner.id.value}`,
    })),
    fix: () => [
      ...ids.slice(0, mostListed).map(id => changeTo(file.uri, entity.span, id)),
      ...register(surface.value, entity.value, known, file, corpus),
    ],
  }
}

function nounOf(known: KnownName | undefined): string {
  return known?.kind ?? "name"
}

/** The name of a thing that belongs to the entity, or that it belongs to, stands for it; else it is one more name. */
function register(
  surface: string,
  id: string,
  known: readonly KnownName[],
  file: CodedFile,
  corpus: Corpus,
): readonly Fix[] {
  const entity = corpus.registry.get(id)
  const source = entity && corpus.registryFile(entity.uri)
  if (entity === undefined || source === undefined) return []
  const tied = known.some(one => areTied(one.entity.id.value, id, file, corpus))
  const [list, noun] = tied ? (["metonyms", "a metonym"] as const) : (["aliases", "an alias"] as const)
  const names = [...entity[list].map(({ value }) => value), surface]
  const edits = setField(source.text, registrySchema, ["entities", id, list], names)
  return edits === undefined ? [] : [{ title: `Make it ${noun} of "${id}"`, changes: [{ uri: source.uri, edits }] }]
}
