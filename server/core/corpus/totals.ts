import type { ClaimFact, SidecarFacts } from "./facts.ts"
import { entityKey } from "./keys.ts"
import { grown } from "./packed/grown.ts"

/** How much a corpus says about an entity, or how often it uses a code. */
export interface Figures {
  /** Of a code its uses. */
  readonly mentions: number
  /** Articles with a mention; of a code the sidecars with a use. */
  readonly articles: number
  /** Claims that it makes, alone or with others. */
  readonly claimsBy: number
  /** Claims aimed at it. */
  readonly claimsAbout: number
}

type Sum = { -readonly [figure in keyof Figures]: number }

export const noFigures: Figures = { mentions: 0, articles: 0, claimsBy: 0, claimsAbout: 0 }

const columns = 4

/**
 * Figures of every entity of the registry and of every code over all sidecars, kept as sidecars come and go, so that
 * asking costs nothing. Things have the numbers of `thingOf`.
 */
export class Totals {
  /** By coder and thing, both by number: where its figures begin among the sums. */
  readonly #rows = new Map<number, Map<number, number>>()
  #sums = new Int32Array(64 * columns)
  #used = 0

  /** `shares`: see `StoredKeys`. */
  add(shares: readonly number[], coder: number): void {
    this.#count(shares, coder, 1)
  }

  remove(shares: readonly number[], coder: number): void {
    this.#count(shares, coder, -1)
  }

  /** Adds sums that are made already. */
  addSum(thing: number, coder: number, { mentions, articles, claimsBy, claimsAbout }: Figures): void {
    if (mentions + claimsBy + claimsAbout === 0) return
    const row = this.#rowOf(thing, coder)
    this.#add(row, mentions, articles, claimsBy, claimsAbout)
  }

  of(thing: number, coder: number): Figures {
    const row = this.#rows.get(coder)?.get(thing)
    if (row === undefined) return noFigures
    const [mentions = 0, articles = 0, claimsBy = 0, claimsAbout = 0] = this.#sums.subarray(row)
    return { mentions, articles, claimsBy, claimsAbout }
  }

  /** Of each thing and coder of which anything was said, both by number. */
  each(tell: (thing: number, coder: number, figures: Figures) => void): void {
    for (const [coder, rows] of this.#rows) for (const thing of rows.keys()) tell(thing, coder, this.of(thing, coder))
  }

  #count(shares: readonly number[], coder: number, sign: 1 | -1): void {
    for (let at = 0; at < shares.length; at += columns) {
      const [mentions = 0, claimsBy = 0, claimsAbout = 0] = [shares[at + 1], shares[at + 2], shares[at + 3]]
      if (mentions + claimsBy + claimsAbout === 0) continue
      const row = this.#rowOf(shares[at] ?? 0, coder)
      this.#add(row, sign * mentions, mentions > 0 ? sign : 0, sign * claimsBy, sign * claimsAbout)
    }
  }

  #add(row: number, mentions: number, articles: number, claimsBy: number, claimsAbout: number): void {
    const sums = this.#sums
    sums[row] = (sums[row] ?? 0) + mentions
    sums[row + 1] = (sums[row + 1] ?? 0) + articles
    sums[row + 2] = (sums[row + 2] ?? 0) + claimsBy
    sums[row + 3] = (sums[row + 3] ?? 0) + claimsAbout
  }

  #rowOf(thing: number, coder: number): number {
    const rows = this.#rows.get(coder) ?? new Map<number, number>()
    this.#rows.set(coder, rows)
    const known = rows.get(thing)
    if (known !== undefined) return known
    const row = this.#used
    this.#used += columns
    if (this.#used > this.#sums.length) this.#sums = grown(this.#sums, this.#used)
    rows.set(thing, row)
    return row
  }
}

/** The figures of one sidecar, by the keys of the entities that it names. */
export function tally(facts: SidecarFacts): ReadonlyMap<string, Figures> {
  const sums = new Map<string, Sum>()
  const count = (ids: readonly string[], figure: keyof Figures) => {
    for (const id of new Set(ids)) {
      const key = entityKey(id, facts.uri)
      const sum = sums.get(key) ?? { ...noFigures }
      sums.set(key, sum)
      sum[figure]++
    }
  }
  const claims: [keyof ClaimFact & ("speakers" | "targets"), keyof Figures][] = [
    ["speakers", "claimsBy"],
    ["targets", "claimsAbout"],
  ]
  if (facts.articleUri !== undefined) {
    for (const { entities } of facts.mentions) count(entities, "mentions")
    count(
      facts.mentions.flatMap(({ entities }) => entities),
      "articles",
    )
  }
  for (const claim of facts.claims) for (const [field, figure] of claims) count(claim[field], figure)
  return sums
}
