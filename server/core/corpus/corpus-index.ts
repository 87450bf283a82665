import { normalize } from "../text/normal-form.ts"
import { changedKeys, type Dependencies } from "./dependencies.ts"
import type { ClaimFact, LocalFact, NamingFact, SidecarFacts } from "./facts.ts"
import { FactsByKey, type Indexed } from "./facts-by-key.ts"
import { claimKey, entityKey, linkTarget, stanceKey } from "./keys.ts"
import { Totals } from "./totals.ts"

/** A claim and the sidecar it stands in. */
export interface IndexedClaim {
  readonly facts: SidecarFacts
  readonly claim: ClaimFact
  /** The id of its article. */
  readonly article: string
}

/** What an entity is in a claim. */
export type ClaimRole = "speaker" | "target"

/** The facts of all sidecars, and the same by key. Replacing a file's facts touches only what it says. */
export class CorpusIndex {
  readonly #facts = new Map<string, SidecarFacts>()
  /** key of a thing -> sidecars that name it */
  readonly #users = new Map<string, Set<string>>()
  readonly #claims = new Map<string, IndexedClaim[]>()
  readonly #namings: FactsByKey<NamingFact>
  readonly #locals: FactsByKey<LocalFact>
  readonly #languages: FactsByKey<string>
  /** What is said about each entity, in figures. */
  readonly totals = new Totals()
  #claimCount = 0
  readonly #dependencies: Dependencies

  constructor(dependencies: Dependencies) {
    this.#dependencies = dependencies
    this.#locals = new FactsByKey(locals, dependencies)
    this.#namings = new FactsByKey(namings, dependencies)
    this.#languages = new FactsByKey(language, dependencies)
  }

  /** Puts a file's facts in place of its last; `undefined` takes them out. Answers the keys whose meaning changed. */
  replace(uri: string, facts: SidecarFacts | undefined): Set<string> {
    const before = new Map<string, string>()
    const after = new Map<string, string>()
    const old = this.#facts.get(uri)
    if (old !== undefined) this.#remove(old, before)
    if (facts !== undefined) this.#add(facts, after)
    return changedKeys(before, after)
  }

  get(uri: string): SidecarFacts | undefined {
    return this.#facts.get(uri)
  }

  /** Facts of all sidecars, layers included. */
  all(): Iterable<SidecarFacts> {
    return this.#facts.values()
  }

  /** Claims of the main sidecars. */
  get claimCount(): number {
    return this.#claimCount
  }

  get size(): number {
    return this.#facts.size
  }

  /** The sidecars that name a thing (see keys.ts). */
  *using(key: string): Generator<SidecarFacts> {
    for (const uri of this.#users.get(key) ?? []) {
      const facts = this.#facts.get(uri)
      if (facts !== undefined) yield facts
    }
  }

  /** Whether any sidecar names a thing. */
  isUsed(key: string): boolean {
    this.#dependencies.read(`used:${key}`)
    return this.#users.has(key)
  }

  /** The local entities of this id in all sidecars of a coder, by URI. */
  localsCalled(id: string, coder: string | undefined): readonly Indexed<LocalFact>[] {
    return this.#locals.get(`local-id:${coder ?? ""}:${id}`)
  }

  /** The local entities of this name in all sidecars of a coder, by URI. */
  localsNamed(name: string, coder: string | undefined): readonly Indexed<LocalFact>[] {
    return this.#locals.get(`local-name:${coder ?? ""}:${normalize(name).trim()}`)
  }

  /** The sidecars that say their article is in this language, by URI. */
  inLanguage(language: string): readonly SidecarFacts[] {
    return this.#languages.get(`language:${language}`).map(({ facts }) => facts)
  }

  /** The sidecars that say this is their article's id, by URI. */
  withArticleId(id: string): readonly SidecarFacts[] {
    this.#dependencies.read(writtenIdKey(id))
    const named = [...this.using(`article:${id}`)].filter(facts => facts.writtenId?.value === id)
    return named.sort((a, b) => (a.uri < b.uri ? -1 : 1))
  }

  /** A claim by article id and slug. Where two articles have one id, that of the first file, by name. */
  claim(article: string, slug: string, coder: string | undefined): IndexedClaim | undefined {
    const key = claimKey(article, slug, coder)
    this.#dependencies.read(key)
    const [first, ...others] = this.#claims.get(key) ?? []
    return others.reduce((best, other) => (best && other.facts.uri < best.facts.uri ? other : best), first)
  }

  /** What a link of a claim leads to; `article` is that of the claim with the link. */
  linked(to: string, article: string | undefined, coder: string | undefined): IndexedClaim | undefined {
    const target = linkTarget(to, article)
    return this.claim(target.article, target.slug, coder)
  }

  /** All claims of a speaker on a topic by the same coder, in no particular order. */
  stances(speaker: string, topic: string, coder: string | undefined): readonly IndexedClaim[] {
    const key = stanceKey(speaker, topic, coder)
    this.#dependencies.read(key)
    return this.#claims.get(key) ?? []
  }

  /** All claims of an article by one coder. */
  claimsIn(article: string, coder: string | undefined): readonly IndexedClaim[] {
    const key = claimsInKey(article, coder)
    this.#dependencies.read(key)
    return this.#claims.get(key) ?? []
  }

  /** The ids of all articles that have a sidecar. */
  articleIds(): ReadonlySet<string> {
    this.#dependencies.read(articleIdsKey)
    return new Set([...this.#facts.values()].flatMap(({ articleId }) => articleId ?? []))
  }

  /** All claims that an entity makes, or that are aimed at it, by one coder, in no particular order. */
  claimsOf(entity: string, role: ClaimRole, coder: string | undefined): readonly IndexedClaim[] {
    const key = roleKey(entity, role, coder)
    this.#dependencies.read(key)
    return this.#claims.get(key) ?? []
  }

  /** What a name, in its normal form, stands for in each article by one coder, in no particular order. */
  namings(text: string, coder: string | undefined): readonly Indexed<NamingFact>[] {
    return this.#namings.get(namingKey(text, coder))
  }

  /** All claims with the same words (see `ClaimFact.words`) by one coder, in no particular order. */
  withWords(words: string, coder: string | undefined): readonly IndexedClaim[] {
    const key = wordsKey(words, coder)
    this.#dependencies.read(key)
    return this.#claims.get(key) ?? []
  }

  /** The claims that link to this one. */
  linksTo(article: string, slug: string, coder: string | undefined): readonly IndexedClaim[] {
    const key = `links-to:${claimKey(article, slug, coder)}`
    this.#dependencies.read(key)
    return this.#claims.get(key) ?? []
  }

  #add(facts: SidecarFacts, signatures: Map<string, string>): void {
    this.#facts.set(facts.uri, facts)
    this.totals.add(facts)
    if (facts.coder === undefined) this.#claimCount += facts.claims.length
    signWrittenId(facts, signatures)
    signatures.set(articleIdsKey, facts.articleId ?? "")
    for (const { key } of facts.uses) {
      const users = this.#users.get(key)
      if (users !== undefined) users.add(facts.uri)
      else {
        this.#users.set(key, new Set([facts.uri]))
        signatures.set(`used:${key}`, "")
      }
    }
    this.#locals.add(facts, signatures)
    this.#namings.add(facts, signatures)
    this.#languages.add(facts, signatures)
    for (const claim of facts.claims) {
      const indexed = { facts, claim, article: facts.articleId ?? "" }
      const signature = signatureOf(indexed)
      for (const key of keysOf(indexed)) {
        const others = this.#claims.get(key)
        if (others === undefined) this.#claims.set(key, [indexed])
        else others.push(indexed)
        signatures.set(key, (signatures.get(key) ?? "") + signature)
      }
    }
  }

  #remove(facts: SidecarFacts, signatures: Map<string, string>): void {
    this.#facts.delete(facts.uri)
    this.totals.remove(facts)
    if (facts.coder === undefined) this.#claimCount -= facts.claims.length
    signWrittenId(facts, signatures)
    signatures.set(articleIdsKey, facts.articleId ?? "")
    for (const { key } of facts.uses) {
      const users = this.#users.get(key)
      users?.delete(facts.uri)
      if (users?.size !== 0) continue
      this.#users.delete(key)
      signatures.set(`used:${key}`, "")
    }
    this.#locals.remove(facts, signatures)
    this.#namings.remove(facts, signatures)
    this.#languages.remove(facts, signatures)
    const keys = new Set<string>()
    for (const claim of facts.claims) {
      for (const key of keysOf({ facts, claim, article: facts.articleId ?? "" })) keys.add(key)
    }
    for (const key of keys) this.#removeClaims(key, facts, signatures)
  }

  #removeClaims(key: string, facts: SidecarFacts, signatures: Map<string, string>): void {
    const kept: IndexedClaim[] = []
    for (const indexed of this.#claims.get(key) ?? []) {
      if (indexed.facts !== facts) kept.push(indexed)
      else signatures.set(key, (signatures.get(key) ?? "") + signatureOf(indexed))
    }
    if (kept.length === 0) this.#claims.delete(key)
    else this.#claims.set(key, kept)
  }
}

const articleIdsKey = "article-ids"

function claimsInKey(article: string, coder: string | undefined): string {
  return `claims-in:${coder ?? ""}:${article}`
}

function namingKey(text: string, coder: string | undefined): string {
  return `naming:${coder ?? ""}:${text}`
}

function* namings({ namings, coder }: SidecarFacts): Generator<[string, NamingFact]> {
  for (const naming of namings) yield [namingKey(naming.text, coder), naming]
}

function* locals({ locals, coder }: SidecarFacts): Generator<[string, LocalFact]> {
  for (const local of locals) {
    yield [`local-id:${coder ?? ""}:${local.id}`, local]
    if (local.name !== undefined) yield [`local-name:${coder ?? ""}:${normalize(local.name).trim()}`, local]
  }
}

function* language({ language }: SidecarFacts): Generator<[string, string]> {
  if (language !== undefined) yield [`language:${language}`, language]
}

function wordsKey(words: string, coder: string | undefined): string {
  return `words:${coder ?? ""}:${words}`
}

function writtenIdKey(id: string): string {
  return `article-id:${id}`
}

function signWrittenId({ writtenId, uri, articleUri }: SidecarFacts, signatures: Map<string, string>): void {
  if (writtenId !== undefined) signatures.set(writtenIdKey(writtenId.value), `${uri} ${articleUri}`)
}

function* keysOf({ facts, claim, article }: IndexedClaim): Generator<string> {
  yield claimKey(article, claim.slug, facts.coder)
  yield claimsInKey(article, facts.coder)
  if (claim.topic !== undefined) {
    for (const speaker of claim.speakers) yield stanceKey(speaker, claim.topic, facts.coder)
  }
  if (claim.words !== undefined) yield wordsKey(claim.words, facts.coder)
  for (const id of new Set(claim.speakers)) yield roleKey(entityKey(id, facts.uri), "speaker", facts.coder)
  for (const id of new Set(claim.targets)) yield roleKey(entityKey(id, facts.uri), "target", facts.coder)
  for (const { to } of claim.links) {
    const target = linkTarget(to, article)
    yield `links-to:${claimKey(target.article, target.slug, facts.coder)}`
  }
}

function roleKey(entity: string, role: ClaimRole, coder: string | undefined): string {
  return `${role}:${coder ?? ""}:${entity}`
}

/** What other files may see of a claim. Places are left out: they move with every keystroke above them. */
function signatureOf({ facts, claim, article }: IndexedClaim): string {
  const { at, span, links, ...seen } = claim
  return JSON.stringify([article, facts.published, seen, links.map(link => [link.relation, link.to])])
}
