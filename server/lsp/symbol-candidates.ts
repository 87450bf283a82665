import { SymbolKind } from "vscode-languageserver"
import type { KnownCode } from "../core/corpus/codes.ts"
import type { Corpus } from "../core/corpus/corpus.ts"
import type { NamedFile } from "../core/corpus/corpus-index.ts"
import type { ClaimFact, SidecarFacts } from "../core/corpus/facts.ts"
import { codeLabel, entityName } from "../core/corpus/names.ts"
import type { RegisteredEntity } from "../core/corpus/registry.ts"
import { claimName, searchNames } from "../core/corpus/search-names.ts"
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
  /** What is looked for, folded (fuzzy.ts). */
  readonly query: string
  /** By the folded form of a name (fuzzy.ts); undefined where it does not fit or there are enough of its like. */
  wants(folded: string): number | undefined
  add(symbol: FoundSymbol, score: number): void
  /** Whether nothing more is wanted, whatever its name. */
  isFull(): boolean
}

/** Of so many files all is offered in one go: it is no more than a look at most of them. */
const offeredAtOnce = 100

/** Offers entities under all their names, codes, articles and the coder's claims, in this order; yields after some files. */
export function* offerSymbols(corpus: Corpus, search: Search): Generator<void> {
  for (const entity of corpus.registry.all()) {
    for (const { name, folded } of searchNames(entity)) {
      const score = search.wants(folded)
      if (score !== undefined) search.add(entitySymbol(name, entity, corpus), score)
    }
  }
  for (const kind of codeKinds) for (const code of corpus.codes.all(kind)) offerCode(code, search)
  if (search.isFull()) return
  yield
  const unlike = corpus.index.articlesUnlike(search.query)
  let offered = 0
  for (const uri of corpus.pairs.articles(unlike)) {
    if (offered++ % offeredAtOnce === 0) yield
    offerArticle(uri, corpus, search)
  }
  for (const file of corpus.index.named(search.query, corpus.coder)) {
    if (offered++ % offeredAtOnce === 0) yield
    offerClaims(file, corpus, search)
  }
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
  const [main] = corpus.pairs.sidecarsOf(uri)
  const { article, title } = (main === undefined ? undefined : corpus.index.articleNames(main)) ?? {}
  const offer = (folded: string, name: () => string | undefined) => {
    const score = search.wants(folded)
    if (score !== undefined) search.add(articleSymbol(uri, name(), corpus), score)
  }
  const name = () => corpus.articleId(uri) ?? nameOf(corpus.pathOf(uri))
  offer(article ?? foldForSearch(name()), name)
  if (title !== undefined && main !== undefined) offer(title, () => corpus.index.get(main)?.title)
}

function articleSymbol(uri: string, name: string | undefined, corpus: Corpus): FoundSymbol {
  return { name: name ?? "", container: corpus.pathOf(uri), kind: SymbolKind.File, deprecated: false, uri }
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1)
}

function offerClaims({ uri, names }: NamedFile, corpus: Corpus, search: Search): void {
  for (const [index, name] of names.claims.entries()) {
    const score = search.wants(name)
    const facts = score === undefined ? undefined : corpus.index.once(uri)
    const claim = facts?.claims[index]
    if (score !== undefined && facts && claim) search.add(claimSymbol(claim, facts, corpus), score)
  }
}

function claimSymbol(claim: ClaimFact, { uri, articleId }: SidecarFacts, corpus: Corpus): FoundSymbol {
  const name = claimName(claim.slug, articleId)
  return {
    name,
    container: claimFactDetail(claim, corpus),
    kind: SymbolKind.String,
    deprecated: false,
    uri,
    span: claim.at,
  }
}

function claimFactDetail({ speakers, stance, topic }: ClaimFact, corpus: Corpus): string {
  const parts = [
    speakers.map(id => entityName(id, undefined, corpus)).join(" + "),
    stance === undefined ? "" : codeLabel("stances", stance, corpus),
    topic === undefined ? "" : codeLabel("topics", topic, corpus),
  ]
  return parts.filter(part => part !== "").join(" · ")
}
