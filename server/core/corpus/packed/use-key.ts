import { codeKinds } from "../../model/codebook.ts"
import { claimKey, codeKey, coderKey, entityKey, linkTarget } from "../keys.ts"
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
  const id = key.slice(key.startsWith("local:") ? key.lastIndexOf("#") + 1 : key.indexOf(":") + 1)
  if (key === entityKey(id, uri)) return { kind: "entity", id }
  if (key === coderKey(id)) return { kind: "coder", id }
  const kind = codeKinds.find(one => key.startsWith(codeKey(one, "")))
  return kind && { kind, id: key.slice(codeKey(kind, "").length) }
}

/** What the key names, as far as the key and its id tell; `other` where the key would not be made from that again. */
export function kindOfUse(key: string, id: string, home: UseHome): UseKind {
  const kind = guess(key, id)
  return kind !== "other" && keyOfUse(kind, id, home) === key ? kind : "other"
}

function guess(key: string, id: string): UseKind {
  const colon = key.indexOf(":")
  const kind = key.slice(0, colon)
  if (kind === "claim") return id.includes("/") ? "link" : "claim"
  if (kind === "entity" || kind === "local") return "entity"
  if (kind === "article" || kind === "coder") return kind
  return codeKindAt(key, colon)
}

function codeKindAt(key: string, colon: number): UseKind {
  const kind = key.slice(colon + 1, key.indexOf(":", colon + 1))
  return codeKinds.find(one => one === kind) ?? "other"
}
