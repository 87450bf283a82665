import { SymbolKind } from "vscode-languageserver"
import type { KnownCode } from "../core/corpus/codes.ts"
import type { Corpus } from "../core/corpus/corpus.ts"
import type { ClaimFact, SidecarFacts } from "../core/corpus/facts.ts"
import type { RegisteredEntity } from "../core/corpus/registry.ts"
import { codeKinds } from "../core/model/codebook.ts"
import type { Span } from "../core/text/span.ts"
import { foldForSearch } from "./fuzzy.ts"
import { lookKinds, lookOf } from "./looks.ts"
import { codeLabel, entityName } from "./names.ts"
import { claimNames, searchNames } from "./search-names.ts"

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

/** Is shown the folded form of a name (fuzzy.ts) and answers whether it wants what it names. */
type Take = (folded: string, symbol: () => FoundSymbol) => void

/** Offers entities under all their names, codes, articles and claims, in this order. */
export function offerSymbols(corpus: Corpus, take: Take): void {
  for (const entity of corpus.registry.all()) {
    for (const { name, folded } of searchNames(entity)) take(folded, () => entitySymbol(name, entity, corpus))
  }
  for (const kind of codeKinds) for (const code of corpus.codes.all(kind)) offerCode(code, take)
  for (const uri of corpus.pairs.articles()) offerArticle(uri, corpus, take)
  for (const facts of corpus.index.all()) if (facts.coder === undefined) offerClaims(facts, corpus, take)
}

function entitySymbol(name: string, { id, type, uri }: RegisteredEntity, corpus: Corpus): FoundSymbol {
  const main = entityName(id.value, undefined, corpus)
  const container = name !== main ? `→ ${main}` : type ? codeLabel("entity-types", type.value, corpus) : ""
  const kind = lookKinds[lookOf(id.value, undefined, corpus)]
  return { name, container, kind, deprecated: false, uri, span: id.span }
}

/** A built-in code has no place to go to. */
function offerCode({ id, label, kind, deprecated, uri }: KnownCode, take: Take): void {
  if (uri === undefined) return
  for (const name of new Set([...(label === undefined ? [] : [label.value]), id.value])) {
    const symbol = { name, container: kind, kind: SymbolKind.EnumMember, uri, span: id.span }
    take(foldForSearch(name), () => ({ ...symbol, deprecated: deprecated !== undefined }))
  }
}

function offerArticle(uri: string, corpus: Corpus, take: Take): void {
  const path = corpus.pathOf(uri)
  const name = corpus.articleId(uri) ?? path.slice(path.lastIndexOf("/") + 1)
  take(foldForSearch(name), () => ({ name, container: path, kind: SymbolKind.File, deprecated: false, uri }))
}

/** By far the most: nothing is made for a claim that nobody wants. */
function offerClaims(facts: SidecarFacts, corpus: Corpus, take: Take): void {
  for (const [index, { name, folded }] of claimNames(facts).entries()) {
    take(folded, () => claimSymbol(name, facts.claims[index], facts, corpus))
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
