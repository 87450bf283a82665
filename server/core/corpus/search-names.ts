import { foldForSearch, worstScore } from "../similar/fuzzy.ts"
import type { RegisteredEntity } from "./registry.ts"
import { namesOf } from "./vocabulary-uses.ts"

/** A string under which something is found, and the form in which it is searched. */
export interface SearchName {
  readonly name: string
  readonly folded: string
}

const ofEntities = new WeakMap<RegisteredEntity, readonly SearchName[]>()

/** All names of an entity and its id, of those that differ in case only the first; kept while the entity lasts. */
export function searchNames(entity: RegisteredEntity): readonly SearchName[] {
  let names = ofEntities.get(entity)
  if (names === undefined) {
    names = distinct([...namesOf(entity).map(({ value }) => value), entity.id.value])
    ofEntities.set(entity, names)
  }
  return names
}

function distinct(names: readonly string[]): readonly SearchName[] {
  const byFolded = new Map<string, SearchName>()
  for (const name of names) {
    const folded = foldForSearch(name)
    if (!byFolded.has(folded)) byFolded.set(folded, { name, folded })
  }
  return [...byFolded.values()]
}

/** A claim as links name it: `article/slug`; the slug where the article has no id. */
export function claimName(slug: string, article: string | undefined): string {
  return article === undefined ? slug : `${article}/${slug}`
}

/** The best by their scores, among equals in the order in which they came; not more than `limit`. */
export class Best<T> {
  readonly #limit: number
  readonly #ranks: T[][] = Array.from({ length: worstScore + 1 }, () => [])

  constructor(limit: number) {
    this.#limit = limit
  }

  /** Whether another one of this score would be kept, as far as can be told so far. */
  wants(score: number | undefined): score is number {
    return score !== undefined && (this.#ranks[score]?.length ?? this.#limit) < this.#limit
  }

  /** Whether no other one would be kept, whatever its score. */
  isFull(): boolean {
    return !this.wants(0)
  }

  add(item: T, score: number): void {
    this.#ranks[score]?.push(item)
  }

  all(): readonly T[] {
    return this.#ranks.flat().slice(0, this.#limit)
  }
}
