import { normalize } from "../text/normal-form.ts"
import { changedKeys } from "./dependencies.ts"
import type { ClaimFact, LocalFact, SidecarFacts } from "./facts.ts"
import { claimKey, entityKey, linkTarget, stanceKey } from "./keys.ts"

/** What an entity is in a claim. */
export type ClaimRole = "speaker" | "target"

/** Under this it is read which articles have claims. */
export const citableKey = "citable"

/** The keys whose meaning another state of a sidecar changes. */
export function keysChanged(before: SidecarFacts | undefined, after: SidecarFacts | undefined): Set<string> {
  const [old, now] = before && after ? claimsThatDiffer(before, after) : []
  return changedKeys(before ? signaturesOf(before, old) : new Map(), after ? signaturesOf(after, now) : new Map())
}

/** Without the claims before the first and behind the last that differ, which say the same in both. */
function claimsThatDiffer(before: SidecarFacts, after: SidecarFacts): readonly (readonly ClaimFact[])[] {
  const [a, b] = [before.claims, after.claims]
  if (before.articleId !== after.articleId || before.published !== after.published) return [a, b]
  if (before.coder !== after.coder || before.uri !== after.uri) return [a, b]
  const most = Math.min(a.length, b.length)
  const isSame = (one: ClaimFact | undefined, other: ClaimFact | undefined) =>
    one !== undefined && other !== undefined && isSameClaim(one, other)
  let first = 0
  while (first < most && isSame(a[first], b[first])) first++
  let last = 0
  while (last < most - first && isSame(a[a.length - 1 - last], b[b.length - 1 - last])) last++
  return [a.slice(first, a.length - last), b.slice(first, b.length - last)]
}

/**
 * What a sidecar says to the rest of the corpus, by the keys under which that is read. Places are left out: they move
 * with every keystroke above them. `claims` are those that are looked at.
 */
export function signaturesOf(facts: SidecarFacts, claims = facts.claims): Map<string, string> {
  const signatures = new Map<string, string>()
  eachSaid(facts, claims, (key, line) => signatures.set(key, `${signatures.get(key) ?? ""}${line}\n`))
  return signatures
}

/** The same line by line: `say` is told each with its key. */
export function eachSaid(
  facts: SidecarFacts,
  claims: readonly ClaimFact[],
  say: (key: string, line: string) => void,
): void {
  const { writtenId, uri, articleUri, coder, language } = facts
  if (facts.claims.length > 0) say(citableKey, facts.articleId ?? "")
  if (writtenId !== undefined) say(writtenIdKey(writtenId.value), `${uri} ${articleUri}`)
  for (const { span: _, ...local } of facts.locals) {
    const line = JSON.stringify(local)
    say(localIdKey(local.id, coder), line)
    if (local.name !== undefined) say(localNameKey(local.name, coder), line)
  }
  for (const { text, target } of facts.namings) say(namingKey(text, coder), target)
  if (language !== undefined) say(languageKey(language), language)
  for (const claim of claims) {
    const { at: _, span: __, links, ...seen } = claim
    const said = [facts.articleId, facts.published, seen, links.map(({ relation, to }) => [relation, to])]
    const line = JSON.stringify(said)
    for (const key of keysOfClaim(claim, facts)) say(key, line)
  }
}

/** Whether two sidecars have the same signatures and name the same things, without the making of any of that. */
export function saysTheSame(a: SidecarFacts, b: SidecarFacts): boolean {
  return (
    a.uri === b.uri &&
    a.articleUri === b.articleUri &&
    a.articleId === b.articleId &&
    a.writtenId?.value === b.writtenId?.value &&
    a.coder === b.coder &&
    a.published === b.published &&
    a.language === b.language &&
    areAlike(a.uses, b.uses, (one, other) => one.key === other.key) &&
    areAlike(a.namings, b.namings, (one, other) => one.text === other.text && one.target === other.target) &&
    areAlike(a.locals, b.locals, isSameLocal) &&
    areAlike(a.claims, b.claims, isSameClaim)
  )
}

function isSameLocal(a: LocalFact, b: LocalFact): boolean {
  return a.id === b.id && a.type === b.type && a.name === b.name && a.anonymous === b.anonymous
}

const claimTexts = ["slug", "topic", "stance", "mode", "kind", "modality", "date", "words"] as const
const claimLists = ["speakers", "targets", "via", "for"] as const

function isSameClaim(a: ClaimFact, b: ClaimFact): boolean {
  return (
    claimTexts.every(field => a[field] === b[field]) &&
    claimLists.every(field => areAlike(a[field], b[field], (one, other) => one === other)) &&
    areAlike(a.links, b.links, (one, other) => one.relation === other.relation && one.to === other.to)
  )
}

function areAlike<T>(a: readonly T[], b: readonly T[], isSame: (one: T, other: T) => boolean): boolean {
  return a.length === b.length && a.every((one, index) => isSame(one, b[index] as T))
}

export function writtenIdKey(id: string): string {
  return `article-id:${id}`
}

export function localIdKey(id: string, coder: string | undefined): string {
  return `local-id:${coder ?? ""}:${id}`
}

export function localNameKey(name: string, coder: string | undefined): string {
  return `local-name:${coder ?? ""}:${normalize(name).trim()}`
}

export function namingKey(text: string, coder: string | undefined): string {
  return `naming:${coder ?? ""}:${text}`
}

export function languageKey(language: string): string {
  return `language:${language}`
}

export function claimsInKey(article: string, coder: string | undefined): string {
  return `claims-in:${coder ?? ""}:${article}`
}

export function wordsKey(words: string, coder: string | undefined): string {
  return `words:${coder ?? ""}:${words}`
}

export function roleKey(entity: string, role: ClaimRole, coder: string | undefined): string {
  return `${role}:${coder ?? ""}:${entity}`
}

export function linksToKey(article: string, slug: string, coder: string | undefined): string {
  return `links-to:${claimKey(article, slug, coder)}`
}

function* keysOfClaim(claim: ClaimFact, { uri, coder, articleId: article = "" }: SidecarFacts): Generator<string> {
  const { slug, topic, words, links } = claim
  yield claimKey(article, slug, coder)
  yield claimsInKey(article, coder)
  if (topic !== undefined) for (const speaker of claim.speakers) yield stanceKey(speaker, topic, coder)
  if (words !== undefined) yield wordsKey(words, coder)
  for (const id of new Set(claim.speakers)) yield roleKey(entityKey(id, uri), "speaker", coder)
  for (const id of new Set(claim.targets)) yield roleKey(entityKey(id, uri), "target", coder)
  for (const { to } of links) {
    const target = linkTarget(to, article)
    yield linksToKey(target.article, target.slug, coder)
  }
}
