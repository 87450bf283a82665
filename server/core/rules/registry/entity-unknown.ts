import type { CodedFile } from "../../corpus/coded-file.ts"
import type { Corpus } from "../../corpus/corpus.ts"
import { entityKey } from "../../corpus/keys.ts"
import { closest } from "../../similar/closest.ts"
import type { LocatedText, Span } from "../../text/span.ts"
import { changeAll } from "../change-to.ts"
import { createEntity } from "../create-entity.ts"
import { isKnownEntity } from "../entity-facts.ts"
import { entityReferences, registryReferences } from "../entity-references.ts"
import { replaceEverywhere } from "../replace-everywhere.ts"
import type { Report, Rule } from "../rule.ts"

export const entityUnknown: Rule = {
  meta: {
    code: "entity-unknown",
    family: "registry",
    severity: "error",
    scope: "annotation",
    summary: "A mention, a claim or the registry names an entity that neither the registry nor `local:` defines.",
    details:
      "Correct the id, or add the entity to the registry. Ids that begin with `_` are looked up under `local:` of the same sidecar. An id that stands at several places of a file is told once; one quick fix changes it in the file, another in the whole corpus, for an entity that was renamed by hand.",
    tags: ["names", "registry"],
    since: "0.1",
    examples: {
      bad: `//- a.txt
Adler opened the bridge.
//- a.ann.yaml
mentions:
  Adler: adlre
`,
      good: `//- a.txt
Adler opened the bridge.
//- a.ann.yaml
mentions:
  Adler: adler
`,
    },
  },
  *checkSidecar(file, corpus) {
    const references = entityReferences(file.sidecar).filter(({ value }) => !isKnownEntity(value, file, corpus))
    const places = references.length === 0 ? undefined : placesIn(file)
    for (const id of references) {
      const place = places?.get(id)
      yield { ...unknown(id, references, file.uri, file, corpus), ...(place && { inArticle: place }) }
    }
  },
  *checkRegistry({ uri, value }, corpus) {
    const references = [...registryReferences(value)].filter(id => corpus.registry.get(id.value) === undefined)
    for (const id of references) yield unknown(id, references, uri, undefined, corpus)
  },
}

/** Where in the article an id of the sidecar is to be seen: its first occurrence, or the claim that names it. */
function placesIn({ anchored }: CodedFile): ReadonlyMap<LocatedText, Span> {
  const places = new Map<LocatedText, Span>()
  const add = (ids: readonly LocatedText[], span: Span | undefined) => {
    for (const id of ids) if (span !== undefined && !places.has(id)) places.set(id, span)
  }
  for (const { reading, span } of anchored.occurrences) add(reading?.target.entities ?? [], span)
  for (const { claim, span } of anchored.claims) {
    for (const reference of [claim.speaker, claim.via, claim.for]) add(reference?.entities ?? [], span)
    add(claim.target, span)
  }
  return places
}

/** `all` are the unknown ids of the file; `file` is the sidecar that names them, absent where the registry does. */
function unknown(
  id: LocatedText,
  all: readonly LocatedText[],
  uri: string,
  file: CodedFile | undefined,
  corpus: Corpus,
): Report {
  const isLocal = file !== undefined && id.value.startsWith("_")
  const merged = corpus.registry.mergedInto(id.value)
  const meant = merged ?? (isLocal ? closest(id.value, file.sidecar.local.keys()) : meantBy(id.value, corpus))
  const where = isLocal ? `under "local:" of this file` : "in the registry"
  const hint = meant === undefined ? "" : merged ? `; it was merged into "${meant}"` : `; did you mean "${meant}"?`
  return {
    at: id.span,
    subject: id.value,
    ...(meant !== undefined && { entities: [meant] }),
    message: `"${id.value}" is not ${where}${hint}`,
    fix: () => [
      ...(meant === undefined ? [] : replace(id, meant, all, uri, corpus)),
      ...(merged !== undefined || isSlip(id, meant, file, corpus) ? [] : createEntity(id.value, file, corpus)),
    ],
  }
}

/** The id of whom alone the registry calls so, else one that is spelt almost so. */
function meantBy(written: string, { registry }: Corpus): string | undefined {
  const [first, ...others] = new Set(registry.named(written).map(({ entity }) => entity.id.value))
  return first !== undefined && others.length === 0 ? first : closest(written, registry.ids())
}

function replace({ value }: LocatedText, meant: string, all: readonly LocatedText[], uri: string, corpus: Corpus) {
  const here = all.filter(other => other.value === value)
  return [changeAll(uri, here, meant), ...replaceEverywhere(entityKey(value, uri), () => meant, uri, corpus)]
}

/** Whether the words tagged are a registered name of what was meant: a second entity of that name is not wanted. */
function isSlip(id: LocatedText, meant: string | undefined, file: CodedFile | undefined, corpus: Corpus): boolean {
  const surfaces = file?.sidecar.surfaces.filter(({ readings }) =>
    readings.some(({ target }) => target.entities.some(({ value }) => value === id.value)),
  )
  const owners = surfaces?.flatMap(({ text }) => corpus.registry.named(text.value)).map(({ entity }) => entity.id.value)
  return meant !== undefined && owners?.includes(meant) === true
}
