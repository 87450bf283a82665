import type { CodedFile } from "../../corpus/coded-file.ts"
import type { Corpus } from "../../corpus/corpus.ts"
import { closest } from "../../similar/closest.ts"
import type { LocatedText } from "../../text/span.ts"
import { changeTo } from "../change-to.ts"
import { createEntity } from "../create-entity.ts"
import { isKnownEntity } from "../entity-facts.ts"
import { entityReferences, registryReferences } from "../entity-references.ts"
import type { Report, Rule } from "../rule.ts"

export const entityUnknown: Rule = {
  meta: {
    code: "entity-unknown",
    family: "registry",
    severity: "error",
    scope: "annotation",
    summary: "A mention, a claim or the registry names an entity that neither the registry nor `local:` defines.",
    details:
      "Correct the id, or add the entity to the registry. Ids that begin with `_` are looked up under `local:` of the same sidecar.",
  },
  *checkSidecar(file, corpus) {
    for (const id of entityReferences(file.sidecar)) {
      if (!isKnownEntity(id.value, file, corpus)) yield inSidecar(id, file, corpus)
    }
  },
  *checkRegistry({ uri, value }, corpus) {
    for (const id of registryReferences(value)) {
      if (corpus.registry.get(id.value) === undefined) yield unknown(id, corpus.registry.ids(), uri, undefined, corpus)
    }
  },
}

function inSidecar(id: LocatedText, file: CodedFile, corpus: Corpus): Report {
  const candidates = id.value.startsWith("_") ? file.sidecar.local.keys() : corpus.registry.ids()
  const mention = file.anchored.occurrences.find(({ reading }) => reading?.target.entities.includes(id))
  const claim = file.anchored.claims.find(
    ({ claim: { span } }) => span.start <= id.span.start && id.span.end <= span.end,
  )
  const place = mention?.span ?? claim?.span
  return { ...unknown(id, candidates, file.uri, file, corpus), ...(place && { inArticle: place }) }
}

/** `file` is the sidecar that names the id; absent where the registry does. */
function unknown(
  id: LocatedText,
  candidates: Iterable<string>,
  uri: string,
  file: CodedFile | undefined,
  corpus: Corpus,
): Report {
  const merged = corpus.registry.mergedInto(id.value)
  const meant = merged ?? closest(id.value, candidates)
  const where = file !== undefined && id.value.startsWith("_") ? `under "local:" of this file` : "in the registry"
  const hint = meant === undefined ? "" : merged ? `; it was merged into "${meant}"` : `; did you mean "${meant}"?`
  return {
    at: id.span,
    message: `"${id.value}" is not ${where}${hint}`,
    fix: () => [
      ...(meant === undefined ? [] : [changeTo(uri, id.span, meant)]),
      ...(merged !== undefined || isSlip(id, meant, file, corpus) ? [] : createEntity(id.value, file, corpus)),
    ],
  }
}

/** Whether the words tagged are a registered name of what was meant: a second entity of that name is not wanted. */
function isSlip(id: LocatedText, meant: string | undefined, file: CodedFile | undefined, corpus: Corpus): boolean {
  const surfaces = file?.sidecar.surfaces.filter(({ readings }) =>
    readings.some(({ target }) => target.entities.some(({ value }) => value === id.value)),
  )
  const owners = surfaces?.flatMap(({ text }) => corpus.registry.named(text.value)).map(({ entity }) => entity.id.value)
  return meant !== undefined && owners?.includes(meant) === true
}
