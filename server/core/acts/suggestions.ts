import type { ArticleText } from "../anchor/article-text.ts"
import { findText, type Match } from "../anchor/find-selector.ts"
import type { CodedFile } from "../corpus/coded-file.ts"
import type { Corpus } from "../corpus/corpus.ts"
import { entityKey } from "../corpus/keys.ts"
import { entityName } from "../corpus/names.ts"
import type { KnownName } from "../corpus/registry.ts"
import { namesOf } from "../corpus/vocabulary-uses.ts"
import { shortHash } from "../similar/short-hash.ts"
import { foldTypography, normalize } from "../text/normal-form.ts"
import { compareSpans, contains, overlaps, type Span, slice } from "../text/span.ts"
import { type InContext, inContext } from "./in-context.ts"
import { namesInArticle } from "./names-in-article.ts"
import { ownSidecar, ownSidecarUri } from "./own-sidecar.ts"
import { doubtAt } from "./suggestion-doubts.ts"
import { titleOf } from "./title-of.ts"

/** A place that may be a mention and is not annotated yet. */
interface SuggestedPlace extends InContext {
  /** In the article. */
  readonly span: Span
  readonly entity: string
  readonly entityName: string
  readonly reason: string
  readonly certain: boolean
  /** The same as long as the words around it stay. */
  readonly key: string
}

export interface SuggestedPlaces {
  readonly uri: string
  readonly title: string
  readonly places: readonly SuggestedPlace[]
}

/** What is looked for: the words of one entity, or those of all. */
export interface Wanted {
  readonly entity?: string
  readonly articles: readonly string[]
}

/** What was found in the next article, if anything. One step is one article, so that a server can do it in slices. */
export function* suggest({ entity, articles }: Wanted, corpus: Corpus): Generator<SuggestedPlaces | undefined> {
  const words = entity === undefined ? undefined : wordsFor(entity, corpus)
  for (const uri of articles) yield suggestIn(uri, words, corpus)
}

/** Words that may stand for an entity. */
interface Candidate {
  readonly words: string
  readonly entity: string
  readonly kind: KnownName["kind"] | "description"
}

function suggestIn(uri: string, words: readonly Candidate[] | undefined, corpus: Corpus): SuggestedPlaces | undefined {
  const article = corpus.article(uri)
  if (article === undefined) return undefined
  const candidates = words ?? knownIn([...namesInArticle(article, corpus.registry)], corpus)
  const here = candidates.filter(candidate => article.folded.includes(foldTypography(candidate.words)))
  const own = isTaggedThroughout(uri, article, here, corpus) ? undefined : ownSidecar(uri, corpus)
  if (own === undefined) return undefined
  const file = own.file ?? corpus.imagine(own.uri, own.text)
  const hits = outermost(openPlaces(here, file))
  const places = hits.map(hit => toPlace(hit, uri, file, corpus))
  return places.length === 0 ? undefined : { uri, title: titleOf(uri, corpus), places: numbered(places) }
}

interface Hit extends Candidate {
  readonly normal: Span
  readonly span: Span
}

/** Whether all these words are mentions wherever they stand, as far as is known without reading the sidecar. */
function isTaggedThroughout(
  uri: string,
  article: ArticleText,
  candidates: readonly Candidate[],
  corpus: Corpus,
): boolean {
  if (candidates.length === 0) return true
  const facts = corpus.index.get(ownSidecarUri(uri, corpus))
  if (facts === undefined || facts.stale || facts.mentions.length === 0) return false
  const isTagged = ({ span }: Match) => facts.mentions.some(mention => overlaps(mention.span, span))
  return candidates.every(({ words }) => findText(article, words).every(isTagged))
}

/** Where the words stand in the article, outside of page furniture and of what is annotated. */
function openPlaces(candidates: readonly Candidate[], { article, anchored }: CodedFile): readonly Hit[] {
  const taken = anchored.occurrences.filter(({ state }) => state !== "uncovered").map(({ normal }) => normal)
  const isOpen = ({ normal }: Match) =>
    !taken.some(other => overlaps(other, normal)) &&
    !anchored.boilerplate.some(furniture => contains(furniture, normal))
  return candidates.flatMap(candidate =>
    findText(article, candidate.words)
      .filter(isOpen)
      .map(({ normal, span }) => ({ ...candidate, normal, span })),
  )
}

/** In text order, without what lies in a longer one or has been found already. */
function outermost(hits: readonly Hit[]): readonly Hit[] {
  const result: Hit[] = []
  let alike: Hit[] = []
  for (const hit of hits.toSorted((a, b) => compareSpans(a.normal, b.normal))) {
    const [last] = alike
    const isSame = last !== undefined && compareSpans(last.normal, hit.normal) === 0
    if (isSame ? alike.some(({ entity }) => entity === hit.entity) : last && overlaps(last.normal, hit.normal)) continue
    if (!isSame) alike = []
    alike.push(hit)
    result.push(hit)
  }
  return result
}

function toPlace(hit: Hit, uri: string, file: CodedFile, corpus: Corpus): SuggestedPlace {
  const doubt = doubtAt(hit, file, corpus)
  const context = inContext(hit.span, file.article)
  const { entity } = hit
  return {
    span: hit.span,
    entity,
    entityName: entityName(entity, file, corpus),
    ...context,
    reason: doubt ?? reasonFor(hit, corpus),
    certain: doubt === undefined,
    key: shortHash([corpus.pathOf(uri), entity, lastWords(context.before), context.hit, firstWords(context.after)]),
  }
}

/** `name` or `alias` */
function reasonFor({ words, entity, kind }: Hit, corpus: Corpus): string {
  const name = corpus.registry.get(entity)?.name?.value
  const form = normalize(name ?? "")
  return kind !== "name" || words === form || words === form.toUpperCase() ? kind : "alias"
}

function lastWords(text: string): string {
  return text.split(" ").slice(-4).join(" ")
}

function firstWords(text: string): string {
  return text.split(" ").slice(0, 4).join(" ")
}

/** Places that look the same to a few words are told apart by their order. */
function numbered(places: readonly SuggestedPlace[]): readonly SuggestedPlace[] {
  const seen = new Map<string, number>()
  return places.map(place => {
    const count = (seen.get(place.key) ?? 0) + 1
    seen.set(place.key, count)
    return count === 1 ? place : { ...place, key: `${place.key}-${count}` }
  })
}

function knownIn(names: readonly string[], corpus: Corpus): readonly Candidate[] {
  return names.flatMap(words =>
    corpus.registry.named(words).map(({ entity, kind }) => ({ words, entity: entity.id.value, kind })),
  )
}

/** All its names, and what it is called elsewhere. */
function wordsFor(id: string, corpus: Corpus): readonly Candidate[] {
  const entity = corpus.registry.get(id)
  if (entity === undefined) return []
  const names = namesOf(entity).map(({ value }) => normalize(value).trim())
  const forms = new Set(names.flatMap(name => [name, name.toUpperCase()]).filter(name => name !== ""))
  const known = [...forms].map(words => ({ words, entity: id, kind: corpus.registry.kindOf(words, id) }))
  return [...known, ...descriptionsOf(id, forms, corpus)]
}

/** So many articles tell well enough what somebody is called. */
const mostArticles = 200

function descriptionsOf(id: string, names: ReadonlySet<string>, corpus: Corpus): readonly Candidate[] {
  const found = new Set<string>()
  let articles = 0
  for (const { articleUri, mentions, coder } of corpus.index.using(entityKey(id, ""))) {
    if (articleUri === undefined || coder !== corpus.coder) continue
    if (++articles > mostArticles) break
    const own = mentions.filter(({ entities, kind }) => kind === "description" && entities.join() === id)
    const text = own.length === 0 ? "" : (corpus.textOf(articleUri) ?? "")
    for (const { span } of own) found.add(normalize(slice(text, span)).trim())
  }
  return [...found].filter(words => !names.has(words)).map(words => ({ words, entity: id, kind: "description" }))
}
