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
