import type { MentionKind } from "../anchor/mentions.ts"
import type { CodedFile } from "../corpus/coded-file.ts"
import type { Corpus } from "../corpus/corpus.ts"
import { isLocalName } from "../corpus/local-name.ts"
import { entityName } from "../corpus/names.ts"
import { searchNames } from "../corpus/search-names.ts"
import { foldForSearch, fuzzyScore, worstScore } from "../similar/fuzzy.ts"
import { lookAlikes, withLastWord } from "./name-index.ts"

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
  const found: { readonly choice: RankedEntity; readonly score: number }[] = []
  const offer = (id: string, names: readonly { readonly name: string; readonly folded: string }[]) => {
    let best: { name: string; score: number } | undefined
    for (const { name, folded } of names) {
      const score = fuzzyScore(wanted, folded)
      if (score !== undefined && score < (best?.score ?? worstScore)) best = { name, score }
    }
    if (best === undefined) return
    const reason = reasonOf(best.name, id, here.has(id), file, corpus)
    const known = here.has(id) ? 0 : lately.has(id) ? 0.3 : 0.6
    found.push({ choice: { id, ...reason, group: "all", certain: false }, score: best.score + known })
  }
  for (const id of file.sidecar.local.keys()) offer(id, localNames(id, file, corpus))
  for (const entity of corpus.registry.all()) offer(entity.id.value, searchNames(entity))
  const best = found.sort((a, b) => a.score - b.score).slice(0, mostChoices)
  return best.map(({ choice }) => choice)
}

function* ranked(asked: Asked, corpus: Corpus): Generator<RankedEntity> {
  const { surface, file, recent } = asked
  const here = entitiesIn(file)
  yield* exactChoices(asked, corpus)
  const alike = withLastWord(surface, corpus.registry)
  const best = (id: string, reason: string): RankedEntity => ({ id, reason, group: "best", certain: false })
  for (const id of alike) if (here.has(id)) yield best(id, "last word of a name, in this article")
  const known = recent.filter(id => (id.startsWith("_") ? file.sidecar.local.has(id) : corpus.registry.get(id)))
  for (const id of known) if (alike.includes(id)) yield best(id, "last word of a name, used lately")
  for (const id of alike) yield best(id, "last word of a name")
  for (const id of lookAlikes(surface, corpus.registry)) yield best(id, "looks alike")
  for (const id of known) yield { id, reason: "used lately", group: "recent", certain: false }
  for (const id of here) yield { id, reason: "in this article", group: "all", certain: false }
  for (const id of file.sidecar.local.keys()) yield { id, group: "all", certain: false }
  for (const id of corpus.registry.ids()) yield { id, group: "all", certain: false }
}

/** In the order in which they are mentioned first. */
function entitiesIn({ anchored }: CodedFile): ReadonlySet<string> {
  return new Set(anchored.occurrences.flatMap(({ state, entities }) => (state === "mention" ? entities : [])))
}

function localNames(id: string, file: CodedFile, corpus: Corpus) {
  const name = entityName(id, file, corpus)
  return [name, id].map(each => ({ name: each, folded: foldForSearch(each) }))
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
