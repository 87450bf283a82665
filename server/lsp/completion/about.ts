import type { CodedFile } from "../../core/corpus/coded-file.ts"
import type { Corpus } from "../../core/corpus/corpus.ts"
import { entityKey } from "../../core/corpus/keys.ts"
import { claimSubject, entitySubject, findClaim } from "../../core/corpus/subject.ts"
import type { CardContext } from "../cards/card-context.ts"
import { claimCard } from "../cards/claim-card.ts"
import { entityCard } from "../cards/entity-card.ts"
import type { Documents } from "../feature.ts"
import type { About, Candidate } from "./candidate.ts"

/** What the client sends back when somebody looks at an item. */
export interface ItemData {
  readonly uri: string
  readonly about: About
}

export function toData({ about }: Candidate, uri: string): { readonly data?: ItemData } {
  return about === undefined ? {} : { data: { uri, about } }
}

/** The card of what an item stands for. `data` comes from the client. */
export function documentationOf(data: unknown, documents: Documents): string | undefined {
  const read = readData(data)
  if (read === undefined) return undefined
  const { uri, about } = read
  const corpus = [...documents.corpora()]
    .filter(({ root }) => uri.startsWith(root))
    .sort((a, b) => b.root.length - a.root.length)[0]
  return corpus && cardOf(about, corpus.coded(uri), uri, corpus)
}

function cardOf(about: About, file: CodedFile | undefined, uri: string, corpus: Corpus): string | undefined {
  const coder = file?.coder === undefined ? {} : { coder: file.coder }
  const context: CardContext = { corpus, link: words => words, ...(file && { file }), ...coder }
  if (about.kind === "entity") {
    const { id } = about
    const subject = file ? entitySubject(id, file) : { kind: "entity" as const, key: entityKey(id, uri), id }
    return entityCard(subject, context)
  }
  const { article, slug } = about
  const isOwn = article === (file?.articleId ?? "")
  const indexed = isOwn ? undefined : corpus.index.claims.find(article, slug, file?.coder)
  const home = isOwn ? file : indexed && corpus.coded(indexed.facts.uri)
  const anchor = home && findClaim(slug, home)
  return anchor && home && claimCard(claimSubject(anchor, home), context)
}

function readData(data: unknown): ItemData | undefined {
  if (!isRecord(data) || typeof data.uri !== "string" || !isRecord(data.about)) return undefined
  const { kind, id, article, slug } = data.about
  if (kind === "entity" && typeof id === "string") return { uri: data.uri, about: { kind, id } }
  if (kind !== "claim" || typeof article !== "string" || typeof slug !== "string") return undefined
  return { uri: data.uri, about: { kind, article, slug } }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null
}
