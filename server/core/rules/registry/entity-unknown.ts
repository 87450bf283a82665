import type { CodedFile } from "../../corpus/coded-file.ts"
import type { Corpus } from "../../corpus/corpus.ts"
import { closest } from "../../similar/closest.ts"
import type { LocatedText } from "../../text/span.ts"
import { entityReferences } from "../entity-references.ts"
import type { Report, Rule } from "../rule.ts"

export const entityUnknown: Rule = {
  meta: {
    code: "entity-unknown",
    family: "registry",
    severity: "error",
    scope: "annotation",
    summary: "A mention or a claim names an entity that neither the registry nor `local:` defines.",
    details:
      "Correct the id, or add the entity to the registry. Ids that begin with `_` are looked up under `local:` of the same sidecar.",
  },
  *checkSidecar(file, corpus) {
    for (const id of entityReferences(file.sidecar)) {
      if (isKnown(id.value, file, corpus)) continue
      yield report(id, file, corpus)
    }
  },
}

function isKnown(id: string, file: CodedFile, corpus: Corpus): boolean {
  return id.startsWith("_") ? file.sidecar.local.has(id) : corpus.registry.get(id) !== undefined
}

function report(id: LocatedText, file: CodedFile, corpus: Corpus): Report {
  const merged = corpus.registry.mergedInto(id.value)
  const candidates = id.value.startsWith("_") ? file.sidecar.local.keys() : corpus.registry.ids()
  const meant = merged ?? closest(id.value, candidates)
  const where = id.value.startsWith("_") ? `under "local:" of this file` : "in the registry"
  const hint = meant === undefined ? "" : merged ? `; it was merged into "${meant}"` : `; did you mean "${meant}"?`
  const mention = file.anchored.occurrences.find(({ reading }) => reading?.target.entities.includes(id))
  return {
    at: id.span,
    message: `"${id.value}" is not ${where}${hint}`,
    ...(mention && { inArticle: mention.span }),
    fix: () =>
      meant === undefined
        ? []
        : [{ title: `Change to "${meant}"`, changes: [{ uri: file.uri, edits: [{ span: id.span, newText: meant }] }] }],
  }
}
