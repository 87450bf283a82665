import { SymbolKind } from "vscode-languageserver"
import type { KnownCode } from "../core/corpus/codes.ts"
import type { Corpus } from "../core/corpus/corpus.ts"
import type { ClaimFact, SidecarFacts } from "../core/corpus/facts.ts"
import type { RegisteredEntity } from "../core/corpus/registry.ts"
import { namesOf } from "../core/corpus/vocabulary-uses.ts"
import { codeKinds } from "../core/model/codebook.ts"
import type { Span } from "../core/text/span.ts"
import { foldForSearch } from "./fuzzy.ts"
import { lookKinds, lookOf } from "./looks.ts"
import { codeLabel, entityName } from "./names.ts"

/** Something that can be looked for by name in the whole corpus. */
export interface SymbolCandidate {
  /** What is searched (see fuzzy.ts). */
  readonly folded: string
  /** Worked out only for what is found. */
  symbol(): FoundSymbol
}

export interface FoundSymbol {
  readonly name: string
  readonly container: string
  readonly kind: SymbolKind
  readonly deprecated: boolean
  readonly uri: string
  /** Absent: the file as a whole. */
  readonly span?: Span
}

/** Entities under all their names, codes, articles and claims, in this order. */
export function* symbolCandidates(corpus: Corpus): Generator<SymbolCandidate> {
  for (const entity of corpus.registry.all()) yield* ofEntity(entity, corpus)
  for (const kind of codeKinds) for (const code of corpus.codes.all(kind)) yield* ofCode(code)
  for (const uri of corpus.pairs.articles()) yield* ofArticle(uri, corpus)
  for (const facts of corpus.index.all()) if (facts.coder === undefined) yield* ofClaims(facts, corpus)
}

function* ofEntity(entity: RegisteredEntity, corpus: Corpus): Generator<SymbolCandidate> {
  const id = entity.id.value
  const names = new Set([...namesOf(entity).map(({ value }) => value), id])
  for (const name of names) {
    yield candidate(name, () => {
      const main = entityName(id, undefined, corpus)
      const type = entity.type && codeLabel("entity-types", entity.type.value, corpus)
      const container = name === main ? (type ?? "") : `→ ${main}`
      const kind = lookKinds[lookOf(id, undefined, corpus)]
      return { name, container, kind, deprecated: false, uri: entity.uri, span: entity.id.span }
    })
  }
}

/** A built-in code has no place to go to. */
function* ofCode({ id, label, kind, deprecated, uri }: KnownCode): Generator<SymbolCandidate> {
  if (uri === undefined) return
  const names = new Set([...(label === undefined ? [] : [label.value]), id.value])
  for (const name of names) {
    const found = { name, container: kind, kind: SymbolKind.EnumMember, uri, span: id.span }
    yield candidate(name, () => ({ ...found, deprecated: deprecated !== undefined }))
  }
}

function* ofArticle(uri: string, corpus: Corpus): Generator<SymbolCandidate> {
  const path = corpus.pathOf(uri)
  const name = corpus.articleId(uri) ?? path.slice(path.lastIndexOf("/") + 1)
  yield candidate(name, () => ({ name, container: path, kind: SymbolKind.File, deprecated: false, uri }))
}

const foldedIds = new WeakMap<SidecarFacts, readonly string[]>()

/** Claims are by far the most: their ids are folded once for as long as the facts of their file last. */
function* ofClaims(facts: SidecarFacts, corpus: Corpus): Generator<SymbolCandidate> {
  const article = facts.articleId
  let folded = foldedIds.get(facts)
  if (folded === undefined) {
    folded = facts.claims.map(({ slug }) => foldForSearch(claimId(article, slug)))
    foldedIds.set(facts, folded)
  }
  for (const [index, claim] of facts.claims.entries()) {
    yield { folded: folded[index] ?? "", symbol: () => claimSymbol(claim, facts, corpus) }
  }
}

function claimSymbol(claim: ClaimFact, facts: SidecarFacts, corpus: Corpus): FoundSymbol {
  const speakers = claim.speakers.map(id => entityName(id, undefined, corpus)).join(" + ")
  const stance = claim.stance === undefined ? "" : codeLabel("stances", claim.stance, corpus)
  const topic = claim.topic === undefined ? "" : codeLabel("topics", claim.topic, corpus)
  const container = [speakers, stance, topic].filter(part => part !== "").join(" · ")
  const name = claimId(facts.articleId, claim.slug)
  return { name, container, kind: SymbolKind.String, deprecated: false, uri: facts.uri, span: claim.at }
}

function claimId(article: string | undefined, slug: string): string {
  return article === undefined ? slug : `${article}/${slug}`
}

function candidate(name: string, symbol: () => FoundSymbol): SymbolCandidate {
  return { folded: foldForSearch(name), symbol }
}
