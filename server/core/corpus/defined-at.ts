import type { Corpus } from "./corpus.ts"
import type { Place } from "./place.ts"
import type { EntitySubject, Subject } from "./subject.ts"

/**
 * Where a thing is defined: an entity in the registry or among a sidecar's local ones, a code in the codebook, a claim
 * in its sidecar; an article at its start. Undefined for what nobody defines, and for built-in codes.
 */
export function definedAt(subject: Subject, corpus: Corpus): Place | undefined {
  switch (subject.kind) {
    case "entity": {
      const { file, id } = subject
      const local = id.startsWith("_") ? file?.sidecar.local.get(id) : undefined
      if (file && local) return { uri: file.uri, span: local.id.span }
      const entity = corpus.registry.get(currentId(id, corpus))
      return entity && { uri: entity.uri, span: entity.id.span }
    }
    case "code": {
      const code = corpus.codes.get(subject.code, subject.id)
      return code?.uri === undefined ? undefined : { uri: code.uri, span: code.id.span }
    }
    case "claim":
      return { uri: subject.file.uri, span: subject.anchor.claim.slug.span }
    case "article": {
      const uri = findArticle(subject.id, corpus)
      return uri === undefined ? undefined : { uri, span: { start: 0, end: 0 } }
    }
  }
}

/** The id under which an entity is registered now, if it was merged into another. */
export function currentId(id: string, corpus: Corpus): string {
  if (corpus.registry.get(id) !== undefined) return id
  return corpus.registry.mergedInto(id) ?? id
}

/** The type of an entity as written, of a local one too. */
export function entityType({ id, file }: EntitySubject, corpus: Corpus): string | undefined {
  if (id.startsWith("_")) return file?.sidecar.local.get(id)?.type?.value
  return corpus.registry.get(currentId(id, corpus))?.type?.value
}

/** URI of the article of that id. */
export function findArticle(id: string, corpus: Corpus): string | undefined {
  for (const facts of corpus.index.using(`article:${id}`)) if (facts.articleUri !== undefined) return facts.articleUri
  for (const uri of corpus.pairs.named(id)) if (corpus.articleId(uri) === id) return uri
  return undefined
}
