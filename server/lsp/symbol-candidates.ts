import { SymbolKind } from "vscode-languageserver"
import type { KnownCode } from "../core/corpus/codes.ts"
import type { Corpus } from "../core/corpus/corpus.ts"
import type { ClaimFact, SidecarFacts } from "../core/corpus/facts.ts"
import { codeLabel, entityName } from "../core/corpus/names.ts"
import type { RegisteredEntity } from "../core/corpus/registry.ts"
import { claimNames, searchNames } from "../core/corpus/search-names.ts"
import { codeKinds } from "../core/model/codebook.ts"
import { foldForSearch } from "../core/similar/fuzzy.ts"
import type { Span } from "../core/text/span.ts"
import { lookKinds, lookOf } from "./looks.ts"

/** Something that was found by name in the whole corpus. */
export interface FoundSymbol {
  readonly name: string
  readonly container: string
  readonly kind: SymbolKind
  readonly deprecated: boolean
  readonly uri: string
  /** Absent: the file as a whole. */
  readonly span?: Span
}

/** Who looks for symbols. Nothing is made of what nobody wants: in a large corpus that is nearly all. */
export interface Search {
  /** By the folded form of a name (fuzzy.ts); undefined where it does not fit or there are enough of its like. */
  wants(folded: string): number | undefined
  add(symbol: FoundSymbol, score: number): void
}

/** Offers entities under all their names, codes, articles and the coder's claims, in this order. */
export function offerSymbols(corpus: Corpus, search: Search): void {
  for (const entity of corpus.registry.all()) {
    for (const { name, folded } of searchNames(entity)) {
      const score = search.wants(folded)
      if (score !== undefined) search.add(entitySymbol(name, entity, corpus), score)
    }
  }
  for (const kind of codeKinds) for (const code of corpus.codes.all(kind)) offerCode(code, search)
  for (const uri of corpus.pairs.articles()) offerArticle(uri, corpus, search)
  for (const facts of corpus.index.all()) if (facts.coder === corpus.coder) offerClaims(facts, corpus, search)
}

function entitySymbol(name: string, { id, type, uri }: RegisteredEntity, corpus: Corpus): FoundSymbol {
  const main = entityName(id.value, undefined, corpus)
  const container = name !== main ? `→ ${main}` : type ? codeLabel("entity-types", type.value, corpus) : ""
  const kind = lookKinds[lookOf(id.value, undefined, corpus)]
  return { name, container, kind, deprecated: false, uri, span: id.span }
}

/** A built-in code has no place to go to. */
function offerCode({ id, label, kind, deprecated, uri }: KnownCode, search: Search): void {
  if (uri === undefined) return
  for (const name of new Set([...(label === undefined ? [] : [label.value]), id.value])) {
    const score = search.wants(foldForSearch(name))
    const symbol = { name, container: kind, kind: SymbolKind.EnumMember, uri, span: id.span }
    if (score !== undefined) search.add({ ...symbol, deprecated: deprecated !== undefined }, score)
  }
}

/** By its id, or else its file's name, and by its title. */
function offerArticle(uri: string, corpus: Corpus, search: Search): void {
  const path = corpus.pathOf(uri)
  const [main] = corpus.pairs.sidecarsOf(uri)
  const title = main === undefined ? undefined : corpus.index.get(main)?.title
  const name = corpus.articleId(uri) ?? path.slice(path.lastIndexOf("/") + 1)
  for (const each of title === undefined ? [name] : [name, title]) {
    const score = search.wants(foldForSearch(each))
    const symbol = { name: each, container: path, kind: SymbolKind.File, deprecated: false, uri }
    if (score !== undefined) search.add(symbol, score)
  }
}

function offerClaims(facts: SidecarFacts, corpus: Corpus, search: Search): void {
  let index = 0
  for (const { name, folded } of claimNames(facts)) {
    const claim = facts.claims[index++]
    const score = search.wants(folded)
    if (score !== undefined) search.add(claimSymbol(name, claim, facts, corpus), score)
  }
}

function claimSymbol(name: string, claim: ClaimFact | undefined, facts: SidecarFacts, corpus: Corpus): FoundSymbol {
  const container = claim === undefined ? "" : claimFactDetail(claim, corpus)
  const place = { uri: facts.uri, ...(claim && { span: claim.at }) }
  return { name, container, kind: SymbolKind.String, deprecated: false, ...place }
}

function claimFactDetail({ speakers, stance, topic }: ClaimFact, corpus: Corpus): string {
  const parts = [
    speakers.map(id => entityName(id, undefined, corpus)).join(" + "),
    stance === undefined ? "" : codeLabel("stances", stance, corpus),
    topic === undefined ? "" : codeLabel("topics", topic, corpus),
  ]
  return parts.filter(part => part !== "").join(" · ")
}
