import type { CodedFile } from "../corpus/coded-file.ts"
import type { Corpus } from "../corpus/corpus.ts"
import type { ClaimFact, SidecarFacts } from "../corpus/facts.ts"
import type { IndexedClaim } from "../corpus/indexed-claims.ts"
import { linkTarget } from "../corpus/keys.ts"
import { type DayInterval, parseDayInterval } from "../dates/day-interval.ts"
import type { Claim } from "../model/claim.ts"
import type { LocatedText } from "../text/span.ts"
import { oncePerFile } from "./once-per-file.ts"

/** A claim of this file as the rest of the corpus sees it. */
export function indexed(slug: string, file: CodedFile, corpus: Corpus): IndexedClaim | undefined {
  const facts = corpus.index.get(file.uri)
  const claim = facts && claimsOf(facts, file).get(slug)
  return facts && claim && { facts, claim, article: facts.articleId ?? "" }
}

type BySlug = ReadonlyMap<string, ClaimFact>

/** The claims in the facts of a file, which may be others than when somebody asked before. */
function claimsOf(facts: SidecarFacts, { memory }: CodedFile): BySlug {
  const known = memory.get(claimsOf) as { readonly of: SidecarFacts; readonly bySlug: BySlug } | undefined
  if (known?.of === facts) return known.bySlug
  const bySlug: BySlug = new Map(facts.claims.map(claim => [claim.slug, claim]))
  memory.set(claimsOf, { of: facts, bySlug })
  return bySlug
}

/** The slugs of the claims of a file. */
export const ownSlugs = oncePerFile(
  ({ sidecar }): ReadonlySet<string> => new Set(sidecar.claims.map(({ slug }) => slug.value)),
)

/** What a link leads to: a claim of the same file where it names no article. */
export function findLinked({ value }: LocatedText, file: CodedFile, corpus: Corpus): IndexedClaim | undefined {
  const { article, slug } = linkTarget(value, file.articleId)
  if (value.includes("/") && article !== file.articleId) return corpus.index.claims.find(article, slug, file.coder)
  return ownSlugs(file).has(slug) ? indexed(slug, file, corpus) : undefined
}

/** Whether one of two claims links to the other, with whatever relation. */
export function areLinked(a: IndexedClaim, b: IndexedClaim): boolean {
  return leadsTo(a, b) || leadsTo(b, a)
}

function leadsTo(from: IndexedClaim, to: IndexedClaim): boolean {
  const name = nameFrom(from, to)
  const full = `${to.article}/${to.claim.slug}`
  return from.claim.links.some(link => link.to === name || (to.article !== "" && link.to === full))
}

/** The same of two claims of one file. */
export function areLinkedHere(a: Claim, b: Claim, file: CodedFile): boolean {
  const leads = (from: Claim, { slug }: Claim) =>
    from.links.some(({ to }) => {
      const target = linkTarget(to.value, file.articleId)
      return target.slug === slug.value && target.article === (file.articleId ?? "")
    })
  return leads(a, b) || leads(b, a)
}

/** How a link in the file of `from` names `to`; `undefined` where the other article has no id. */
export function nameFrom(from: IndexedClaim, to: IndexedClaim): string | undefined {
  if (from.facts.uri === to.facts.uri) return to.claim.slug
  return to.article === "" ? undefined : `${to.article}/${to.claim.slug}`
}

/** When it was said: its own date, else that of the article. */
export function saidWhen({ claim, facts }: IndexedClaim): DayInterval | undefined {
  return parseDayInterval(claim.date ?? facts.published ?? "")
}

/** By the day; claims of one day by their place in the file, or by what they are called. */
export function compareClaims(a: IndexedClaim, b: IndexedClaim): number {
  const [first, second] = [saidWhen(a), saidWhen(b)]
  const byDay = order(first?.first ?? 0, second?.first ?? 0) || order(first?.last ?? 0, second?.last ?? 0)
  if (byDay !== 0) return byDay
  if (a.facts.uri === b.facts.uri) return order(a.claim.at.start, b.claim.at.start)
  return order(a.facts.uri, b.facts.uri)
}

function order<T extends string | number>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0
}
