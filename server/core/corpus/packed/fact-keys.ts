import { codeKinds } from "../../model/codebook.ts"
import { textHash } from "../../similar/text-hash.ts"
import { normalize } from "../../text/normal-form.ts"
import type { SidecarFacts } from "../facts.ts"
import { claimKey, linkTarget, stanceKey } from "../keys.ts"
import { placesAmong } from "./packed-facts.ts"

/** What of a shared text a sidecar says something about; `stance`: one of its claims has that stance. */
const keyKinds = [
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
export const keyNumbers = placesAmong(keyKinds)

/** The kinds of codes have the last numbers, from here on. */
export const firstCode = keyKinds.length - codeKinds.length

/** A number for a text of the table as one kind of thing. No two are alike. */
export function thingOf(kind: number, text: number): number {
  return 32 * text + kind
}

/** The kind and the text of such a number. */
export function inThing(thing: number): { readonly kind: number; readonly text: number } {
  return { kind: thing & 31, text: thing >>> 5 }
}

/** A day that is infinitely far away, as a whole number. */
export const farDay = 2 ** 31 - 1

/** A key under which `KeyedFiles` finds the files that say something of a text of the table. No two are alike. */
export function numberKey(kind: KeyKind, number: number): number {
  return keyOf(keyNumbers[kind], number)
}

/** The same where texts have no numbers, or other ones: of 53 bits, so that it is hardly ever that of another text. */
export function textKey(kind: KeyKind, text: string): number {
  return textKeyOf(keyNumbers[kind], text)
}

/** The same of a kind by its place among them. */
export function textKeyOf(kind: number, text: string): number {
  return textHash(`${kind} ${text}`)
}

/** The key for a text's number by the place of a kind. */
export function keyOf(kind: number, number: number): number {
  return 2 ** 32 + (Math.imul(thingOf(kind, number), 0x9e3779b1) >>> 0)
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

/** Of the sidecars that are stale (facts.ts). */
export const staleHash = hashOf("stale")

function hashOf(text: string): number {
  return textHash(text) % 2 ** 40
}

/** Coder and article in a claim's key; the whole key where the article has no id. */
function articleIn(key: string): string {
  const article = key.slice(0, key.indexOf("/"))
  return article.endsWith(":") ? key : article
}

/** Of all that a sidecar says: under which hashes it is to be found. */
export function hashesOf(facts: SidecarFacts): ReadonlySet<number> {
  const { uses, claims, locals, writtenId, articleId, coder, stale } = facts
  const hashes = new Set(stale ? [staleHash] : [])
  if (writtenId !== undefined) hashes.add(hashOfArticle(writtenId.value))
  const own = articleIn(claimKey(articleId ?? "", "", coder))
  const addClaim = (key: string) => {
    hashes.add(own === articleIn(key) || articleId === undefined ? hashOfOwn(key) : hashOfNamed(key))
  }
  for (const { key, kind, id } of uses) {
    if (kind === "claim") addClaim(key)
    else if (kind === "article") hashes.add(hashOfArticle(id))
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
