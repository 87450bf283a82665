import { isMention, type Mention } from "../anchor/mentions.ts"
import type { CodedFile } from "../corpus/coded-file.ts"
import type { Corpus } from "../corpus/corpus.ts"
import { findArticle } from "../corpus/defined-at.ts"
import { linkTarget } from "../corpus/keys.ts"
import { usesOf } from "../corpus/uses.ts"
import type { FileChange } from "../text/edit.ts"
import { contains, overlaps, type Span } from "../text/span.ts"
import type { NamedKind, PlaceOf } from "./act-params.ts"
import { keysOf, sidecarsAround } from "./named-things.ts"
import { SidecarDraft } from "./sidecar-draft.ts"
import { tagWords } from "./tag-words.ts"
import { useInstead } from "./use-instead.ts"

/** What moves from one id to another; `uri` is the article where one of them is local. */
export interface Moving {
  readonly kind: NamedKind
  readonly id: string
  readonly into: string
  readonly uri: string
  readonly corpus: Corpus
}

/** What has moved, and what could not. */
interface Moved {
  readonly count: number
  readonly noun: string
  readonly changes: readonly FileChange[]
  readonly faults: readonly string[]
}

/** Mentions of the entity at these places come to mean the other one, in the layers as well. Yields after each file. */
export function* movedMentions(moving: Moving, places: readonly PlaceOf<Span>[]): Generator<void, Moved> {
  const { corpus, kind } = moving
  const changes: FileChange[] = []
  const faults: string[] = []
  let count = 0
  for (const [article, ranges] of byArticle(kind === "entities" ? places : [])) {
    for (const sidecar of sidecarsAround(article, corpus)) {
      const draft = new SidecarDraft(sidecar, corpus.textOf(sidecar) ?? "", corpus)
      const chosen = mentionsAt(draft.file, ranges, moving.id)
      for (const alike of bySurfaceAndMeaning(chosen)) {
        const fault = moveAlike(draft, alike, moving)
        if (fault === undefined) count += alike.length
        else faults.push(`${corpus.pathOf(sidecar)}: ${fault}`)
      }
      changes.push(...draft.changes)
      yield
    }
  }
  return { count, noun: "mention", changes, faults }
}

/** Claims (`article/slug`, or `slug` of this article) come to name the other one instead. Yields after each file. */
export function* movedClaims(moving: Moving, claims: readonly string[]): Generator<void, Moved> {
  const { uri, corpus } = moving
  const slugs = new Map<string, string[]>()
  const faults: string[] = []
  let count = 0
  for (const claim of claims) {
    const { article, slug } = linkTarget(claim, undefined)
    const home = article === "" ? uri : findArticle(article, corpus)
    const having = home === undefined ? [] : sidecarsAround(home, corpus).filter(each => has(each, slug, corpus))
    if (having.length === 0) faults.push(`there is no claim "${claim}"`)
    for (const sidecar of having) slugs.set(sidecar, [...(slugs.get(sidecar) ?? []), slug])
  }
  const changes: FileChange[] = []
  for (const [sidecar, own] of slugs) {
    const moved = usesIn(sidecar, moving, file =>
      file.sidecar.claims.filter(({ slug }) => own.includes(slug.value)).map(({ span }) => span),
    )
    count += moved.count
    changes.push(...moved.changes)
    yield
  }
  return { count, noun: "claim", changes, faults }
}

/** Articles at these places get the other tag instead. Yields after each file. */
export function* movedTags(moving: Moving, places: readonly PlaceOf<Span>[]): Generator<void, Moved> {
  const sidecars = [...byArticle(places).keys()].flatMap(article => sidecarsAround(article, moving.corpus))
  const changes: FileChange[] = []
  let count = 0
  for (const sidecar of sidecars) {
    const moved = usesIn(sidecar, moving, file => file.sidecar.tags.map(({ span }) => span))
    count += moved.count
    changes.push(...moved.changes)
    yield
  }
  return { count, noun: "article", changes, faults: [] }
}

/** The uses of a sidecar that lie in certain parts of it; `count` is in how many of these. */
function usesIn(
  sidecar: string,
  { kind, id, into, uri, corpus }: Moving,
  partsOf: (file: CodedFile) => readonly Span[],
): { readonly count: number; readonly changes: readonly FileChange[] } {
  const text = corpus.textOf(sidecar) ?? ""
  const file = corpus.imagine(sidecar, text)
  const keys = new Set(keysOf(kind, id, uri, corpus))
  const parts = partsOf(file)
  const isIn = (span: Span) => (part: Span) => contains(part, span)
  const uses = [...usesOf(file.sidecar, sidecar, file.articleId, file.coder)].filter(
    ({ key, span }) => keys.has(key) && parts.some(isIn(span)),
  )
  const count = parts.filter(part => uses.some(({ span }) => contains(part, span))).length
  return { count, changes: uses.length === 0 ? [] : [{ uri: sidecar, edits: useInstead({ text, uses }, into) }] }
}

function moveAlike(draft: SidecarDraft, alike: readonly Mention[], { id, into, corpus }: Moving): string | undefined {
  const [first] = alike
  if (first === undefined) return undefined
  const ids = [...new Set(first.entities.map(each => (each === id ? into : each)))]
  const at = alike.map(({ normal }) => normal)
  const target = { written: ids.join(" + "), ids }
  return tagWords(draft, { surface: first.surface.text.value, at, target, scope: "also" }, corpus)
}

function mentionsAt({ anchored }: CodedFile, ranges: readonly Span[], id: string): readonly Mention[] {
  return anchored.occurrences
    .filter(isMention)
    .filter(({ entities, span }) => entities.includes(id) && ranges.some(range => overlaps(range, span)))
}

function bySurfaceAndMeaning(mentions: readonly Mention[]): Iterable<readonly Mention[]> {
  const groups = new Map<string, Mention[]>()
  for (const mention of mentions) {
    const key = [mention.surface.text.value, ...mention.entities].join("\n")
    groups.set(key, [...(groups.get(key) ?? []), mention])
  }
  return groups.values()
}

function byArticle(places: readonly PlaceOf<Span>[]): ReadonlyMap<string, readonly Span[]> {
  const articles = new Map<string, Span[]>()
  for (const { uri, range } of places) articles.set(uri, [...(articles.get(uri) ?? []), range])
  return articles
}

function has(sidecar: string, slug: string, corpus: Corpus): boolean {
  return corpus.index.get(sidecar)?.claims.some(claim => claim.slug === slug) ?? false
}
