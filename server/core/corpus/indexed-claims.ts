import { oneSlipFrom } from "../similar/one-slip.ts"
import type { Dependencies } from "./dependencies.ts"
import type { FactColumns } from "./fact-columns.ts"
import type { ClaimFact, SidecarFacts } from "./facts.ts"
import { claimKey, linkTarget, namedByKey, stanceKey } from "./keys.ts"
import { hashOfOwn, hashOfStance, hashOfWords } from "./packed/fact-keys.ts"
import { type ClaimRole, citableKey, claimsInKey, linksToKey, roleKey, wordsKey } from "./signatures.ts"

/** A claim and the sidecar it stands in. */
export interface IndexedClaim {
  readonly facts: SidecarFacts
  readonly claim: ClaimFact
  /** The id of its article. */
  readonly article: string
}

/** The claims of all sidecars. Only those that an answer is made of are unpacked. */
export class IndexedClaims {
  readonly #columns: FactColumns
  readonly #dependencies: Dependencies

  constructor(columns: FactColumns, dependencies: Dependencies) {
    this.#columns = columns
    this.#dependencies = dependencies
  }

  /** Claims of the main sidecars. */
  get count(): number {
    return this.#columns.claimCount
  }

  /** A claim by article id and slug. Where two articles have one id, that of the first file, by name. */
  find(article: string, slug: string, coder: string | undefined): IndexedClaim | undefined {
    const key = claimKey(article, slug, coder)
    this.#dependencies.read(key)
    const isIt = (claim: ClaimFact, facts: SidecarFacts) =>
      claim.slug === slug && (facts.articleId ?? "") === article && facts.coder === coder
    const [first, ...others] = this.#claims(this.#columns.hashed(hashOfOwn(key)), coder, isIt)
    return others.reduce((best, other) => (best && other.facts.uri < best.facts.uri ? other : best), first)
  }

  /** What a link of a claim leads to; `article` is that of the claim with the link. */
  linked(to: string, article: string | undefined, coder: string | undefined): IndexedClaim | undefined {
    const target = linkTarget(to, article)
    return this.find(target.article, target.slug, coder)
  }

  /**
   * All claims of a speaker on a topic by the same coder, in no particular order. Where only claims of some stances
   * matter, `isAsked` spares the reading of the others.
   */
  onTopic(
    speaker: string,
    topic: string,
    coder: string | undefined,
    isAsked: (stance: string | undefined) => boolean = () => true,
  ): readonly IndexedClaim[] {
    this.#dependencies.read(stanceKey(speaker, topic, coder))
    const found: IndexedClaim[] = []
    for (const stance of [undefined, ...this.#columns.stances()]) {
      if (!isAsked(stance)) continue
      const fits = (claim: ClaimFact) =>
        claim.topic === topic && claim.stance === stance && claim.speakers.includes(speaker)
      for (const one of this.#claims(this.#hashedStance(speaker, topic, stance, coder), coder, fits)) found.push(one)
    }
    return found
  }

  /** All claims of an article by one coder. */
  in(article: string, coder: string | undefined): readonly IndexedClaim[] {
    this.#dependencies.read(claimsInKey(article, coder))
    const files =
      article === "" ? this.#columns.facts.numbers() : this.#columns.hashed(hashOfOwn(claimKey(article, "", coder)))
    return this.#claims(files, coder, (_, facts) => (facts.articleId ?? "") === article)
  }

  /** The sidecars of all coders that make claims of an article, or name some. */
  naming(article: string): Iterable<SidecarFacts> {
    const files = [...this.#columns.coders()].flatMap(coder => this.#columns.naming(claimKey(article, "", coder)))
    return this.#columns.facts.many([...new Set(files)].sort((a, b) => a - b))
  }

  /** The article that was most likely meant by an id, among those with claims by a coder. */
  articleMeantBy(id: string, coder: string | undefined): string | undefined {
    this.#dependencies.read(citableKey)
    for (const near of oneSlipFrom(id))
      if (this.#columns.hashed(hashOfOwn(claimKey(near, "", coder))).length > 0) return near
    return undefined
  }

  /**
   * The claims of a speaker, by one coder: the last ones of the last articles first, those of undated articles at the
   * end. With a topic those on it.
   */
  *lastBy(speaker: string, coder: string | undefined, topic?: string): Generator<IndexedClaim> {
    this.#dependencies.read(roleKey(speaker, "speaker", coder))
    const { id, sidecar } = namedByKey(speaker)
    const speaks = hasRole(speaker, "speaker")
    const fits = (claim: ClaimFact, facts: SidecarFacts) =>
      speaks(claim, facts) && (topic === undefined || claim.topic === topic)
    const files =
      topic === undefined || sidecar !== undefined
        ? this.#columns.inRole(speaker, "speaker")
        : new Set(
            [undefined, ...this.#columns.stances()].flatMap(stance => this.#hashedStance(id, topic, stance, coder)),
          )
    for (const file of this.#columns.lastFirst(this.#columns.ofCoder(files, coder)))
      yield* this.#claims([file], coder, fits).toReversed()
  }

  /** Claims that an entity makes, or that are aimed at it, in a few files: `here`, then the first `number` in the order of `usingInOrder`. */
  *some(
    entity: string,
    role: ClaimRole,
    coder: string | undefined,
    here: string | undefined,
    number: number,
  ): Generator<readonly IndexedClaim[]> {
    this.#dependencies.read(roleKey(entity, role, coder))
    const files = this.#columns.ofCoder(this.#columns.inRole(entity, role), coder)
    const own = here === undefined ? undefined : this.#columns.facts.numberOf(here)
    const early = this.#columns.firstInOrder(files, number + 1)
    const others = early.filter(file => file !== own).slice(0, number)
    const first = own !== undefined && files.includes(own) ? [own, ...others] : others
    for (const file of first) yield this.#claims([file], coder, hasRole(entity, role))
  }

  /** All claims with the same words (see `ClaimFact.words`) by one coder, in no particular order. */
  withWords(words: string, coder: string | undefined): readonly IndexedClaim[] {
    this.#dependencies.read(wordsKey(words, coder))
    return this.#claims(this.#columns.hashed(hashOfWords(words, coder)), coder, claim => claim.words === words)
  }

  /** The claims that link to this one. */
  linksTo(article: string, slug: string, coder: string | undefined): readonly IndexedClaim[] {
    this.#dependencies.read(linksToKey(article, slug, coder))
    const leadsHere = ({ links }: ClaimFact, { articleId }: SidecarFacts) =>
      links.some(({ to }) => {
        const target = linkTarget(to, articleId)
        return target.article === article && target.slug === slug
      })
    return this.#claims(this.#columns.naming(claimKey(article, slug, coder)), coder, leadsHere)
  }

  #hashedStance(
    speaker: string,
    topic: string,
    stance: string | undefined,
    coder: string | undefined,
  ): readonly number[] {
    return this.#columns.hashed(hashOfStance(speaker, topic, stance, coder))
  }

  #claims(
    files: Iterable<number>,
    coder: string | undefined,
    fits: (claim: ClaimFact, facts: SidecarFacts) => boolean,
  ): readonly IndexedClaim[] {
    const found: IndexedClaim[] = []
    for (const facts of this.#columns.facts.many(this.#columns.ofCoder(files, coder))) {
      for (const claim of facts.claims) {
        if (fits(claim, facts)) found.push({ facts, claim, article: facts.articleId ?? "" })
      }
    }
    return found
  }
}

function hasRole(entity: string, role: ClaimRole): (claim: ClaimFact, facts: SidecarFacts) => boolean {
  const { id } = namedByKey(entity)
  return claim => (role === "speaker" ? claim.speakers : claim.targets).includes(id)
}
