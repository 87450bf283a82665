import type { ArticleText } from "../anchor/article-text.ts"
import { findText, type Match } from "../anchor/find-selector.ts"
import type { Occurrence } from "../anchor/mentions.ts"
import type { CodedFile } from "../corpus/coded-file.ts"
import type { Corpus } from "../corpus/corpus.ts"
import type { KnownName } from "../corpus/registry.ts"
import { isCommonWord } from "../language/common-words.ts"
import { foldTypography, normalize } from "../text/normal-form.ts"
import { anyContains, compareSpans, contains } from "../text/span.ts"
import { SpanIndex } from "../text/span-index.ts"
import { isWordBefore } from "../text/words.ts"

/** A known name and where it stands in an article without being tagged, in text order. */
export interface UntaggedName {
  readonly words: string
  readonly known: readonly KnownName[]
  readonly places: readonly Match[]
}

/**
 * The names of the registry that stand in an article and that its sidecar says nothing about, where there is no doubt
 * that they are names. Metonyms count where they are a name of something else as well. In the order of their first places.
 */
export function untaggedNames(file: CodedFile, corpus: Corpus): readonly UntaggedName[] {
  const lost = lostEntities(file)
  const keys = new Set(file.sidecar.surfaces.map(({ text }) => normalize(text.value).trim()))
  const tagged = new SpanIndex(file.anchored.occurrences, ({ normal }) => normal)
  const hits = [...namesIn(file, corpus)].flatMap(words => {
    if (keys.has(words)) return []
    const known = corpus.registry.named(words)
    if (known.some(({ entity }) => lost.has(entity.id.value))) return []
    const isProper = known.some(({ kind }) => kind === "name" || kind === "adjective")
    return isProper ? openPlaces(words, tagged, file).map(place => ({ words, known, place })) : []
  })
  const groups = new Map<string, { words: string; known: readonly KnownName[]; places: Match[] }>()
  let end = 0
  for (const { words, known, place } of hits.sort((a, b) => compareSpans(a.place.normal, b.place.normal))) {
    if (place.normal.start < end) continue
    end = place.normal.end
    if (!isCertain(words, known, place, tagged, file, corpus)) continue
    const group = groups.get(words)
    if (group !== undefined) group.places.push(place)
    else groups.set(words, { words, known, places: [place] })
  }
  return [...groups.values()]
}

/** What surfaces stand for that are nowhere in the article: other rules tell, and these names may be what was meant. */
function lostEntities({ sidecar, anchored }: CodedFile): ReadonlySet<string> {
  const found = new Set(anchored.occurrences.map(({ surface }) => surface))
  const lost = sidecar.surfaces.filter(surface => !found.has(surface))
  return new Set(lost.flatMap(({ readings }) => readings.flatMap(({ target }) => target.entities.map(id => id.value))))
}

/** The known strings that an article has outside of what is tagged; a few of them inside words only. */
function namesIn({ article, anchored }: CodedFile, corpus: Corpus): ReadonlySet<string> {
  const { text } = article.normal
  const found = new Set<string>()
  if (!article.bounded) return found
  const byFirst = new Map<string, readonly string[]>()
  const tagged = anchored.occurrences
  let [next, taggedTo] = [0, 0]
  // To look back at each place takes longer than to do so at capitals alone.
  const capitals = /[\p{Lu}\p{N}][\p{L}\p{M}\p{N}]*/gu
  for (let match = capitals.exec(text); match !== null; match = capitals.exec(text)) {
    const { 0: first, index } = match
    for (let one = tagged[next]; one !== undefined && one.normal.start <= index; one = tagged[++next]) {
      taggedTo = Math.max(taggedTo, one.normal.end)
    }
    if (index < taggedTo) capitals.lastIndex = Math.max(capitals.lastIndex, taggedTo)
    if (index < taggedTo || isWordBefore(text, index)) continue
    const names = byFirst.get(first) ?? corpus.registry.namesFrom(first)
    byFirst.set(first, names)
    for (const name of names) if (stands(name, index, article)) found.add(name)
  }
  for (const name of corpus.registry.namesFrom("")) if (text.includes(name)) found.add(name)
  return found
}

/** Other quotation marks or dashes will do where the article has the right ones as well. */
function stands(name: string, at: number, article: ArticleText): boolean {
  if (article.normal.text.startsWith(name, at)) return true
  return article.folded.startsWith(foldTypography(name), at) && findText(article, name).some(({ folded }) => !folded)
}

/** Outside of page furniture, of bylines and of whatever the sidecar speaks of. */
function openPlaces(words: string, tagged: SpanIndex<Occurrence>, { article, anchored }: CodedFile): readonly Match[] {
  const bylines = anchored.regions.flatMap(({ region, match }) =>
    match !== undefined && /^(?:byline|credit|agency|source)/.test(region.name.value) ? [match.normal] : [],
  )
  return findText(article, words).filter(
    ({ normal }) =>
      tagged.overlapping(normal).length === 0 &&
      !anyContains(anchored.boilerplate, normal) &&
      !bylines.some(span => contains(span, normal)),
  )
}

/** Not a part of a longer name, nor a common word at the head of a sentence, nor a surname that several have. */
function isCertain(
  words: string,
  known: readonly KnownName[],
  { normal }: Match,
  tagged: SpanIndex<Occurrence>,
  file: CodedFile,
  corpus: Corpus,
): boolean {
  const { text } = file.article.normal
  const after = text.slice(normal.end, normal.end + 40)
  if (/^(?:[ -]\p{Lu}|-)/u.test(after) || isCommonWord(words, file.language)) return false
  if (words.includes(" ")) return true
  const before = text.slice(Math.max(0, normal.start - 40), normal.start)
  const isHead = /(?:^|[.!?:“"„«] ?)$/.test(before)
  if (isHead && findText(file.article, words.toLowerCase()).length > 0 && words !== words.toLowerCase()) return false
  return !isBehindName(before, normal.start, tagged, file, corpus) && !isSharedSurname(words, known, corpus)
}

/** A capital right before it makes it a part of a longer name, unless that is a title or a tagged name. */
function isBehindName(
  before: string,
  start: number,
  tagged: SpanIndex<Occurrence>,
  { article, language }: CodedFile,
  corpus: Corpus,
): boolean {
  const word = /(\p{Lu}[\p{L}\p{M}]*)[ -]$/u.exec(before)?.[1]
  if (word === undefined || isCommonWord(word, language)) return false
  const lastLetter = { start: start - 2, end: start - 1 }
  if (tagged.overlapping(lastLetter).some(({ normal }) => normal.end === start - 1)) return false
  const isTitle = [...corpus.codes.all("roles")].some(({ titles }) =>
    titles.some(({ value }) => value.toLowerCase().split(" ").includes(word.toLowerCase())),
  )
  return !isTitle && !isAfterStop(article.normal.text, start - word.length - 1)
}

/** "In Kosovo": any word has a capital at the head of a sentence. */
function isAfterStop(text: string, at: number): boolean {
  return /(?:^|[.!?:“"„«] ?)$/.test(text.slice(Math.max(0, at - 2), at))
}

function isSharedSurname(words: string, known: readonly KnownName[], corpus: Corpus): boolean {
  const own = new Set(known.map(({ entity }) => entity.id.value))
  return corpus.registry.surnamed(words).some(({ id }) => !own.has(id.value))
}
