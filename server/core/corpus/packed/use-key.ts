import { claimKey, codeKey, coderKey, entityKey, linkTarget, namedByKey } from "../keys.ts"
import type { Use } from "../uses.ts"
import type { UseKind } from "./packed-facts.ts"

/** The sidecar that a use stands in, as far as keys depend on it. */
export interface UseHome {
  readonly uri: string
  readonly coder: string | undefined
  readonly articleId: string | undefined
}

/** The key of what is named by an id (keys.ts). */
export function keyOfUse(kind: Exclude<UseKind, "other">, id: string, { uri, coder, articleId }: UseHome): string {
  switch (kind) {
    case "article":
      return `article:${id}`
    case "coder":
      return coderKey(id)
    case "entity":
      return entityKey(id, uri)
    case "claim":
      return claimKey(articleId ?? "", id, coder)
    case "link": {
      const target = linkTarget(id, articleId)
      return claimKey(target.article, target.slug, coder)
    }
    default:
      return codeKey(kind, id)
  }
}

/** A use as it is packed, where its text is one that files share. */
export interface NamedUse {
  readonly kind: Exclude<UseKind, "other" | "article" | "claim" | "link">
  readonly id: string
}

/** What the uses of a key name in a sidecar; undefined where more than a kind and a shared text makes the key. */
export function namedBy(key: string, uri: string): NamedUse | undefined {
  const { kind, id } = namedByKey(key)
  if (kind === "entity") return key === entityKey(id, uri) ? { kind, id } : undefined
  return kind === "other" || kind === "article" || kind === "claim" ? undefined : { kind, id }
}

/** As what a use is packed; `other` where the key would not be made from that and the id again. */
export function packedKindOf({ key, kind, id }: Use, home: UseHome): UseKind {
  const ofFile = kind === "claim" || (kind === "entity" && id.startsWith("_"))
  if (!ofFile) return kind
  const packed = kind === "claim" && id.includes("/") ? "link" : kind
  return keyOfUse(packed, id, home) === key ? packed : "other"
}
