import { type CodeKind, codeKinds } from "../model/codebook.ts"

/**
 * Names for the things that files refer to. A local entity (`_x`) belongs to one sidecar, whose URI is in its key.
 */
export function entityKey(id: string, sidecar: string): string {
  return id.startsWith("_") ? `local:${sidecar}#${id}` : `entity:${id}`
}

export function codeKey(kind: CodeKind, id: string): string {
  return `code:${kind}:${id}`
}

export function coderKey(id: string): string {
  return `coder:${id}`
}

/** A coder's layer is a coding of its own: its claims are not those of the main sidecar. */
export function claimKey(article: string, slug: string, coder: string | undefined): string {
  return `claim:${coder ?? ""}:${article}/${slug}`
}

/** What a link says (`slug` or `article/slug`) as article and slug. */
export function linkTarget(to: string, ownArticle: string | undefined): { article: string; slug: string } {
  const slash = to.indexOf("/")
  if (slash < 0) return { article: ownArticle ?? "", slug: to }
  return { article: to.slice(0, slash), slug: to.slice(slash + 1) }
}

/** All claims of a speaker on a topic, by one coder. */
export function stanceKey(speaker: string, topic: string, coder: string | undefined): string {
  return `stance:${coder ?? ""}:${speaker}:${topic}`
}

/** What a key names. */
export interface NamedByKey {
  readonly kind: CodeKind | "entity" | "coder" | "article" | "claim" | "other"
  /** All that stands behind the kind: of a claim its coder, its article and its slug. */
  readonly id: string
  /** The URI of the sidecar of a local entity. */
  readonly sidecar?: string
}

/** The way back from a key, as far as the key tells. */
export function namedByKey(key: string): NamedByKey {
  const colon = key.indexOf(":")
  const kind = key.slice(0, colon)
  const id = key.slice(colon + 1)
  if (kind === "entity" || kind === "claim" || kind === "article" || kind === "coder") return { kind, id }
  if (kind === "code") return namedCode(id)
  if (kind !== "local") return { kind: "other", id }
  const hash = id.lastIndexOf("#")
  return { kind: "entity", id: id.slice(hash + 1), sidecar: id.slice(0, hash) }
}

function namedCode(name: string): NamedByKey {
  const colon = name.indexOf(":")
  const written = name.slice(0, colon)
  const kind = codeKinds.find(one => one === written)
  return { kind: kind ?? "other", id: name.slice(colon + 1) }
}
