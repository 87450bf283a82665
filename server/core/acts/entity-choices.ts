import type { MentionKind } from "../anchor/mentions.ts"
import type { CodedFile } from "../corpus/coded-file.ts"
import type { Corpus } from "../corpus/corpus.ts"
import { isLocalName } from "../corpus/local-name.ts"
import { entityName } from "../corpus/names.ts"
import { foldForSearch, fuzzyScore, worstScore } from "../similar/fuzzy.ts"
import { lookAlike, searchRegistry, withLastWord } from "./name-index.ts"

/** Somebody whom words may mean. */
export interface RankedEntity {
  readonly id: string
  /** Why: `alias, in this article`, `used lately`, `“Merkel”` where that is the name that was searched for. */
  readonly reason?: string
  readonly group: "best" | "recent" | "all"
  /** The words are a name of this one and of nobody else. */
  readonly certain: boolean
}

export interface Asked {
  /** The words to be tagged; "" where there are none. */
  readonly surface: string
  /** The sidecar that they will be tagged in. */
  readonly file: CodedFile
  /** Ids by their last use. */
  readonly recent: readonly string[]
}

/** How many are worth showing. */
const mostChoices = 50

/** Whom the words may mean, the likeliest first; then all others, as far as there is room. */
export function entityChoices(asked: Asked, corpus: Corpus): readonly RankedEntity[] {
  const choices = new Map<string, RankedEntity>()
  for (const choice of ranked(asked, corpus)) {
    if (!choices.has(choice.id)) choices.set(choice.id, choice)
    if (choices.size >= mostChoices) break
  }
  return [...choices.values()]
}

/** Those that the words name exactly, best first: what a menu can offer without asking. */
export function exactChoices(
  { surface, file }: Pick<Asked, "surface" | "file">,
  corpus: Corpus,
): readonly RankedEntity[] {
  const here = entitiesIn(file)
  const locals = [...file.sidecar.local.keys()].filter(id => isLocalName(surface, id, file.sidecar))
  const known = [
    ...locals.map(id => ({ id, kind: "name" as MentionKind })),
    ...corpus.registry.named(surface).map(({ entity, kind }) => ({ id: entity.id.value, kind })),
  ]
  const rank = ({ id, kind }: { id: string; kind: MentionKind }) =>
    (here.has(id) ? 0 : 3) + (kind === "name" ? 0 : kind === "adjective" ? 1 : 2)
  const certain = known.length === 1 && known[0]?.kind === "name"
  return known
    .sort((a, b) => rank(a) - rank(b))
    .map(({ id, kind }) => ({ id, reason: here.has(id) ? `${kind}, in this article` : kind, group: "best", certain }))
}

/** Those that a query finds, best first: the beginning of a name before the middle; those of the article first. */
export function searchEntities(query: string, { file, recent }: Asked, corpus: Corpus): readonly RankedEntity[] {
  const wanted = foldForSearch(query.trim())
  const here = entitiesIn(file)
  const lately = new Set(recent)
  const best = new Map<string, { readonly name: string; readonly score: number }>()
  for (const { id, name, score } of found(wanted, file, corpus)) {
    if (score < (best.get(id)?.score ?? worstScore)) best.set(id, { name, score })
  }
  const rank = (id: string, score: number) => score + (here.has(id) ? 0 : lately.has(id) ? 0.3 : 0.6)
  return [...best]
    .map(([id, { name, score }]) => ({ id, name, rank: rank(id, score) }))
    .sort((a, b) => a.rank - b.rank)
    .slice(0, mostChoices)
    .map(({ id, name }) => ({ id, ...reasonOf(name, id, here.has(id), file, corpus), group: "all", certain: false }))
}

function* found(query: string, file: CodedFile, corpus: Corpus) {
  for (const id of file.sidecar.local.keys()) {
    for (const name of [entityName(id, file, corpus), id]) {
      const score = fuzzyScore(query, foldForSearch(name))
      if (score !== undefined) yield { id, name, score }
    }
  }
  yield* searchRegistry(query, corpus.registry)
}

function* ranked(asked: Asked, corpus: Corpus): Generator<RankedEntity> {
  const { surface, file, recent } = asked
  const here = entitiesIn(file)
  const exact = exactChoices(asked, corpus)
  yield* exact
  const alike = withLastWord(surface, corpus.registry)
  const known = recent.filter(id => isKnown(id, file, corpus))
  for (const id of alike) if (here.has(id)) yield best(id, "last word of a name, in this article")
  for (const id of known) if (alike.includes(id)) yield best(id, "last word of a name, used lately")
  for (const id of alike) yield best(id, "last word of a name")
  const slip = exact.length + alike.length === 0 ? lookAlike(surface, corpus.registry) : undefined
  if (slip !== undefined) yield best(slip, "looks alike")
  for (const id of known) yield { id, reason: "used lately", group: "recent", certain: false }
  for (const id of here) if (isKnown(id, file, corpus)) yield other(id, "in this article")
  for (const id of file.sidecar.local.keys()) yield other(id)
  for (const id of corpus.registry.ids()) yield other(id)
}

function best(id: string, reason: string): RankedEntity {
  return { id, reason, group: "best", certain: false }
}

function other(id: string, reason?: string): RankedEntity {
  return { id, ...(reason !== undefined && { reason }), group: "all", certain: false }
}

function isKnown(id: string, { sidecar }: CodedFile, corpus: Corpus): boolean {
  return id.startsWith("_") ? sidecar.local.has(id) : corpus.registry.get(id) !== undefined
}

/** In the order in which they are mentioned first. */
function entitiesIn({ anchored }: CodedFile): ReadonlySet<string> {
  return new Set(anchored.occurrences.flatMap(({ state, entities }) => (state === "mention" ? entities : [])))
}

function reasonOf(
  found: string,
  id: string,
  here: boolean,
  file: CodedFile,
  corpus: Corpus,
): { readonly reason?: string } {
  const isOther = found !== id && found !== entityName(id, file, corpus)
  const parts = [...(isOther ? [`“${found}”`] : []), ...(here ? ["in this article"] : [])]
  return parts.length === 0 ? {} : { reason: parts.join(", ") }
}
