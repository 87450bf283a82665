import type { FoundSuggestions, SuggestedArticle, Suggestion } from "../../server/lsp/acts-protocol.ts"

/** What is offered to be tagged, and which of it is ticked. A value: what changes it answers another one. */
export interface SuggestionList {
  readonly articles: readonly SuggestedArticle[]
  readonly ticked: ReadonlySet<Suggestion>
  /** Articles in which nobody looked, because there was enough to go through by then. */
  readonly unread: number
}

export const noSuggestions: SuggestionList = { articles: [], ticked: new Set(), unread: 0 }

/** The list for an answer: without what was dismissed once, ticked where certain. */
export function toList({ articles, unread }: FoundSuggestions, dismissed: ReadonlySet<string>): SuggestionList {
  const offered = without({ articles, ticked: new Set(), unread }, ({ key }) => dismissed.has(key))
  return { ...offered, ticked: new Set(allOf(offered).filter(({ certain }) => certain)) }
}

export function allOf({ articles }: SuggestionList): readonly Suggestion[] {
  return articles.flatMap(({ suggestions }) => suggestions)
}

export function tickedOf(list: SuggestionList): readonly Suggestion[] {
  return allOf(list).filter(suggestion => list.ticked.has(suggestion))
}

export function tick(
  list: SuggestionList,
  suggestions: readonly Suggestion[],
  state: "ticked" | "unticked",
): SuggestionList {
  const ticked = new Set(list.ticked)
  for (const suggestion of suggestions) {
    if (state === "ticked") ticked.add(suggestion)
    else ticked.delete(suggestion)
  }
  return { ...list, ticked }
}

export function without(list: SuggestionList, isGone: (suggestion: Suggestion) => boolean): SuggestionList {
  const articles = list.articles
    .map(article => ({ ...article, suggestions: article.suggestions.filter(each => !isGone(each)) }))
    .filter(({ suggestions }) => suggestions.length > 0)
  return { ...list, articles, ticked: new Set([...list.ticked].filter(each => !isGone(each))) }
}

/**
 * Where the same suggestions stand now: at the same place, or, where the text has moved, by their keys. Those that are
 * gone, or of which there are several by now, are left out.
 */
export function findAgain(wanted: readonly Suggestion[], now: readonly Suggestion[]): readonly Suggestion[] {
  return wanted.flatMap(each => {
    const same = now.filter(({ uri, key }) => uri === each.uri && key === each.key)
    const unmoved = same.find(({ range: { start } }) => isSamePlace(start, each.range.start))
    return unmoved ?? (same.length === 1 ? same : [])
  })
}

/** `17 of 23 ticked, in 4 articles`, and what to do about articles in which nobody looked. */
export function messageOf(list: SuggestionList): string {
  const places = numbered(allOf(list).length)
  const told = `${numbered(list.ticked.size)} of ${places} ticked, in ${countArticles(list.articles.length)}`
  if (list.unread === 0) return told
  const unread = `${countArticles(list.unread)} ${list.unread === 1 ? "was" : "were"} not searched any more`
  return `${told}. ${unread}: apply or dismiss these, then find other mentions again`
}

/** `3 other places in Suggestions`: short, for it stands behind what has been tagged as whom. */
export function offerOf(list: SuggestionList): string {
  const places = allOf(list).length
  return `${numbered(places)} other ${places === 1 ? "place" : "places"} in Suggestions`
}

function countArticles(count: number): string {
  return count === 1 ? "1 article" : `${numbered(count)} articles`
}

function numbered(count: number): string {
  return count.toLocaleString("en")
}

/** Keyword in context on one line, the hit near the start so that a narrow view shows it. */
export function toLabel({ before, hit, after }: Suggestion): { label: string; highlights: [number, number][] } {
  const [left, words, right] = [lastWords(fold(before), 16), fold(hit), fold(after)]
  const start = left.length
  return { label: `${left}${words}${right}`, highlights: [[start, start + words.length]] }
}

/** The suggestion before or behind a place, going on in the next article and round at the end. */
export function neighbour(
  list: SuggestionList,
  { uri, line, character }: { readonly uri: string; readonly line: number; readonly character: number },
  direction: "next" | "previous",
): Suggestion | undefined {
  const all = direction === "next" ? allOf(list) : allOf(list).toReversed()
  const here = all.filter(each => each.uri === uri)
  const sign = direction === "next" ? 1 : -1
  const isBeyond = ({ range: { start } }: Suggestion) => sign * (start.line - line || start.character - character) > 0
  const inArticle = here.find(isBeyond)
  if (inArticle !== undefined) return inArticle
  const last = here.at(-1)
  return all[last === undefined ? 0 : (all.indexOf(last) + 1) % all.length]
}

/** The suggestion whose words a place is in. */
export function suggestionAt(
  list: SuggestionList,
  { uri, line, character }: { readonly uri: string; readonly line: number; readonly character: number },
): Suggestion | undefined {
  return allOf(list).find(({ uri: article, range: { start, end } }) => {
    const isBehindStart = start.line < line || (start.line === line && start.character <= character)
    const isBeforeEnd = line < end.line || (line === end.line && character <= end.character)
    return article === uri && isBehindStart && isBeforeEnd
  })
}

function isSamePlace(a: Suggestion["range"]["start"], b: Suggestion["range"]["start"]): boolean {
  return a.line === b.line && a.character === b.character
}

function lastWords(text: string, limit: number): string {
  if (text.length <= limit) return text
  const cut = text.slice(-limit)
  return `…${cut.slice(Math.max(cut.indexOf(" ") + 1, 0))}`
}

function fold(text: string): string {
  return text.replaceAll(/\s+/gu, " ")
}
