import type { Corpus } from "../corpus/corpus.ts"
import { isBroken } from "../corpus/keep-lost.ts"
import { codeKey, entityKey } from "../corpus/keys.ts"
import { codeKinds } from "../model/codebook.ts"
import type { Defines } from "../yaml/schema.ts"
import type { NamedKind } from "./act-params.ts"

/** What is told where the files that count are not all known. */
export function notAllRead({ unread }: Corpus): string {
  return unread === "left"
    ? "Reading the corpus was stopped; read the rest of it first"
    : "The corpus is still being read; try again when that is done"
}

/** Why nothing can be changed everywhere: files that may name it are not known yet, or cannot be read. */
export function whyNotEverywhere(corpus: Corpus): string | undefined {
  if (!corpus.isComplete) return notAllRead(corpus)
  const vocabulary = [...corpus.registryFiles, ...(corpus.codebook === undefined ? [] : [corpus.codebook])]
  const broken = vocabulary.find(({ problems, text }) => isBroken(problems, text))
  return broken && `"${corpus.pathOf(broken.uri)}" cannot be read in full; mend it first`
}

export function toNamedKind(kind: string): NamedKind | undefined {
  return kind === "entities" ? kind : codeKinds.find(each => each === kind)
}

/** The keys (keys.ts) of an entity or code. A local entity has one for each sidecar of the article at `uri`. */
export function keysOf(kind: NamedKind, id: string, uri: string, corpus: Corpus): readonly string[] {
  if (kind !== "entities") return [codeKey(kind, id)]
  if (!id.startsWith("_")) return [entityKey(id, "")]
  return sidecarsAround(uri, corpus).map(sidecar => entityKey(id, sidecar))
}

/** The sidecars of an article, given by itself or by one of them. */
export function sidecarsAround(uri: string, { pairs }: Corpus): readonly string[] {
  const [article = uri] = pairs.articlesOf(uri)
  if (pairs.hasArticle(article)) return pairs.sidecarsOf(article)
  return pairs.hasSidecar(uri) ? [uri] : []
}

/** What an id of that kind must look like. */
export function definesOf(kind: NamedKind, id: string): Defines {
  if (kind !== "entities") return { code: kind }
  return id.startsWith("_") ? "local" : "entity"
}

/** Whether something of that id is defined, in the article at `uri` where it is local. */
export function isDefined(kind: NamedKind, id: string, uri: string, corpus: Corpus): boolean {
  if (kind !== "entities") return corpus.codes.get(kind, id) !== undefined
  if (!id.startsWith("_")) return corpus.registry.get(id) !== undefined
  return keysOf(kind, id, uri, corpus).some(key =>
    [...corpus.index.using(key)].some(({ uses }) => uses.some(use => use.key === key && use.declares)),
  )
}

/** Whether anything says that id, defined or not. */
export function isNamed(kind: NamedKind, id: string, uri: string, corpus: Corpus): boolean {
  if (isDefined(kind, id, uri, corpus)) return true
  return keysOf(kind, id, uri, corpus).some(key => !corpus.index.using(key).next().done)
}
