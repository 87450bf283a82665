import type { CodeKind } from "../model/codebook.ts"

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
