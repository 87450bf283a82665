import type { ClaimFact, SidecarFacts } from "./facts.ts"
import { entityKey } from "./keys.ts"

/** How much a corpus says about an entity. */
export interface Figures {
  readonly mentions: number
  /** Articles with a mention. */
  readonly articles: number
  /** Claims that it makes, alone or with others. */
  readonly claimsBy: number
  /** Claims aimed at it. */
  readonly claimsAbout: number
}

type Sum = { -readonly [figure in keyof Figures]: number }

const nothing: Figures = { mentions: 0, articles: 0, claimsBy: 0, claimsAbout: 0 }

/** Figures of every entity over all sidecars, kept as sidecars come and go, so that asking costs nothing. */
export class Totals {
  readonly #sums = new Map<string, Sum>()

  add(facts: SidecarFacts): void {
    for (const [key, figures] of tally(facts)) {
      const name = totalName(key, facts.coder)
      const sum = this.#sums.get(name) ?? { ...nothing }
      this.#sums.set(name, sum)
      for (const figure of figureNames) sum[figure] += figures[figure]
    }
  }

  remove(facts: SidecarFacts): void {
    for (const [key, figures] of tally(facts)) {
      const name = totalName(key, facts.coder)
      const sum = this.#sums.get(name)
      if (sum === undefined) continue
      for (const figure of figureNames) sum[figure] -= figures[figure]
      if (figureNames.every(figure => sum[figure] === 0)) this.#sums.delete(name)
    }
  }

  /** Of an entity by its key (keys.ts), over the main sidecars or over one coder's layers. */
  of(key: string, coder: string | undefined): Figures {
    return this.#sums.get(totalName(key, coder)) ?? nothing
  }
}

/** The figures of one sidecar, by the keys of the entities that it names. */
export function tally(facts: SidecarFacts): ReadonlyMap<string, Figures> {
  const sums = new Map<string, Sum>()
  const count = (ids: readonly string[], figure: keyof Figures) => {
    for (const id of new Set(ids)) {
      const key = entityKey(id, facts.uri)
      const sum = sums.get(key) ?? { ...nothing }
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

const figureNames = ["mentions", "articles", "claimsBy", "claimsAbout"] as const

function totalName(key: string, coder: string | undefined): string {
  return coder === undefined ? key : `${coder} ${key}`
}
