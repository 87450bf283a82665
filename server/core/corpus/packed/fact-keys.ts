import { parseDayInterval } from "../../dates/day-interval.ts"
import { codeKinds } from "../../model/codebook.ts"
import { textHash } from "../../similar/text-hash.ts"
import { normalize } from "../../text/normal-form.ts"
import type { SidecarFacts } from "../facts.ts"
import { claimKey, linkTarget, stanceKey } from "../keys.ts"
import type { UseKind } from "./packed-facts.ts"

/** What of a shared text a sidecar says something about; `stance`: one of its claims has that stance. */
export const keyKinds = [
  "entity",
  "speaker",
  "target",
  "coder",
  "naming",
  "language",
  "local",
  "stance",
  ...codeKinds,
] as const
export type KeyKind = (typeof keyKinds)[number]

/** A day that is infinitely far away, as a whole number. */
export const farDay = 2 ** 31 - 1

/** What a corpus notes of a sidecar beside its facts: under what it is to be found, and its share in the figures. */
export interface FactKeys {
  readonly coder: string | undefined
  readonly claims: number
  /** Of the day of publication (day-interval.ts). */
  readonly first: number
  readonly last: number
  /** By id; local ones are left out. */
  readonly entities: ReadonlyMap<string, EntityShare>
  readonly named: readonly (readonly [kind: KeyKind, text: string])[]
  /** See `hashOf…` below. */
  readonly hashes: ReadonlySet<number>
}

export interface EntityShare {
  mentions: number
  claimsBy: number
  claimsAbout: number
  /** Whether the id stands in the sidecar, as far as it can be read. */
  isUsed: boolean
}

/** `kinds` are those of the uses (use-key.ts). */
export function factKeysOf(facts: SidecarFacts, kinds: readonly UseKind[]): FactKeys {
  const published = parseDayInterval(facts.published ?? "")
  return {
    coder: facts.coder,
    claims: facts.claims.length,
    first: finite(published?.first ?? farDay),
    last: finite(published?.last ?? farDay),
    entities: entitiesOf(facts, kinds),
    named: namedIn(facts, kinds),
    hashes: hashesOf(facts),
  }
}

/** A key under which `KeyedFiles` finds the files that say something of a text of the table. No two are alike. */
export function numberKey(kind: KeyKind, number: number): number {
  return keyOf(keyKinds.indexOf(kind), number)
}

/** The same where texts have no numbers, or other ones: of 53 bits, so that it is hardly ever that of another text. */
export function textKey(kind: KeyKind, text: string): number {
  return textKeyOf(keyKinds.indexOf(kind), text)
}

/** The same of a kind by its place among them. */
export function textKeyOf(kind: number, text: string): number {
  return textHash(`${kind} ${text}`)
}

/** The key for a text's number by the place of a kind. */
export function keyOf(kind: number, number: number): number {
  return 2 ** 32 + (Math.imul(32 * number + kind, 0x9e3779b1) >>> 0)
}

/** Of an article's id as it is written. */
export function hashOfArticle(id: string): number {
  return hashOf(`article:${id}`)
}

/** Of the claims that an article itself makes, by the key of one of them. Without an id each has its own. */
export function hashOfOwn(key: string): number {
  return hashOf(`own ${articleIn(key)}`)
}

/** Of the claims of an article that other files name, by the key of one of them. */
export function hashOfNamed(key: string): number {
  return hashOf(`named ${articleIn(key)}`)
}

/** Of the claims of a speaker on a topic with a stance or without. */
export function hashOfStance(speaker: string, topic: string, stance: string | undefined, coder?: string): number {
  return hashOf(`${stanceKey(speaker, topic, coder)} ${stance ?? ""}`)
}

/** Of the claims with the same words. */
export function hashOfWords(words: string, coder: string | undefined): number {
  return hashOf(`words:${coder ?? ""}:${words}`)
}

/** Of the local entities of a name. */
export function hashOfLocalName(name: string, coder: string | undefined): number {
  return hashOf(`local-name:${coder ?? ""}:${normalize(name).trim()}`)
}

function hashOf(text: string): number {
  return textHash(text) % 2 ** 40
}

/** Coder and article in a claim's key; the whole key where the article has no id. */
function articleIn(key: string): string {
  const article = key.slice(0, key.indexOf("/"))
  return article.endsWith(":") ? key : article
}

function finite(day: number): number {
  return Math.max(-farDay, Math.min(day, farDay))
}

function entitiesOf(
  { mentions, claims, uses, articleUri }: SidecarFacts,
  kinds: readonly UseKind[],
): ReadonlyMap<string, EntityShare> {
  const shares = new Map<string, EntityShare>()
  const shareOf = (id: string): EntityShare => {
    const known = shares.get(id)
    if (known !== undefined) return known
    const share = { mentions: 0, claimsBy: 0, claimsAbout: 0, isUsed: false }
    // Those of one sidecar are counted when somebody asks.
    if (!id.startsWith("_")) shares.set(id, share)
    return share
  }
  if (articleUri !== undefined)
    for (const { entities } of mentions) for (const id of once(entities)) shareOf(id).mentions++
  for (const { speakers, targets } of claims) {
    for (const id of once(speakers)) shareOf(id).claimsBy++
    for (const id of once(targets)) shareOf(id).claimsAbout++
  }
  uses.forEach(({ id }, index) => {
    if (kinds[index] === "entity") shareOf(id).isUsed = true
  })
  return shares
}

function once(ids: readonly string[]): Iterable<string> {
  return ids.length < 2 ? ids : new Set(ids)
}

function namedIn(
  { uses, namings, locals, claims, language }: SidecarFacts,
  kinds: readonly UseKind[],
): readonly (readonly [KeyKind, string])[] {
  const named = new Map<KeyKind, Set<string>>()
  const add = (kind: KeyKind, text: string) => {
    const texts = named.get(kind)
    if (texts === undefined) named.set(kind, new Set([text]))
    else texts.add(text)
  }
  uses.forEach(({ id }, index) => {
    const kind = kinds[index] ?? "other"
    if (!isNamedOtherwise(kind)) add(kind, id)
  })
  for (const { text } of namings) add("naming", text)
  for (const { id } of locals) add("local", id)
  for (const { stance } of claims) if (stance !== undefined) add("stance", stance)
  if (language !== undefined) add("language", language)
  const all: [KeyKind, string][] = []
  for (const [kind, texts] of named) for (const text of texts) all.push([kind, text])
  return all
}

/** Entities by their shares, articles and claims by their hashes. */
function isNamedOtherwise(kind: UseKind): kind is Exclude<UseKind, KeyKind> | "entity" {
  return kind === "entity" || kind === "claim" || kind === "link" || kind === "article" || kind === "other"
}

function hashesOf({ uses, claims, locals, writtenId, articleId, coder }: SidecarFacts): ReadonlySet<number> {
  const hashes = new Set<number>()
  if (writtenId !== undefined) hashes.add(hashOfArticle(writtenId.value))
  const own = articleIn(claimKey(articleId ?? "", "", coder))
  const addClaim = (key: string) => {
    hashes.add(own === articleIn(key) || articleId === undefined ? hashOfOwn(key) : hashOfNamed(key))
  }
  for (const { key, id } of uses) {
    if (key.startsWith("claim:")) addClaim(key)
    else if (key.startsWith("article:")) hashes.add(hashOfArticle(id))
  }
  for (const { slug, links } of claims) {
    hashes.add(hashOfOwn(claimKey(articleId ?? "", slug, coder)))
    for (const { to } of links) {
      const target = linkTarget(to, articleId)
      addClaim(claimKey(target.article, target.slug, coder))
    }
  }
  for (const { topic, stance, speakers, words } of claims) {
    if (words !== undefined) hashes.add(hashOfWords(words, coder))
    if (topic === undefined) continue
    for (const speaker of speakers) hashes.add(hashOfStance(speaker, topic, stance, coder))
  }
  for (const { name } of locals) if (name !== undefined) hashes.add(hashOfLocalName(name, coder))
  return hashes
}
