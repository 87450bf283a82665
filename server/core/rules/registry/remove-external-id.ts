import type { Source } from "../../corpus/files.ts"
import type { Entity, ExternalId, RegistryFile } from "../../model/registry.ts"
import type { Span } from "../../text/span.ts"
import { removeEntry } from "../../yaml/edit-entry.ts"
import type { Fix } from "../rule.ts"

/** Takes an id from an entity, and `ids:` as well where nothing else is left in it. */
export function removeExternalId({ entry }: ExternalId, owner: Entity, { uri, text }: Source<RegistryFile>): Fix {
  const edits = removeEntry(text, owner.ids.size === 1 ? wholeList(text, entry) : entry)
  return { title: `Remove it from "${owner.id.value}"`, changes: [{ uri, edits }] }
}

/** From `ids:` to the end of its map, which would be left empty. */
function wholeList(text: string, entry: Span): Span {
  const key = /\bids[ \t]*:\s*(\{?)\s*$/.exec(text.slice(0, entry.start))
  const close = /^\s*\}/.exec(text.slice(entry.end))
  if (key === null || (key[1] === "{") !== (close !== null)) return entry
  return { start: key.index, end: entry.end + (key[1] === "{" ? (close?.[0].length ?? 0) : 0) }
}
