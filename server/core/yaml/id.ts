import type { Defines } from "./schema.ts"

const letter = /[\p{Ll}\p{Lo}\p{Lm}]/u
const shape = /^[\p{Ll}\p{Lo}\p{Lm}\p{Nd}_][\p{Ll}\p{Lo}\p{Lm}\p{M}\p{Nd}_-]*$/u
/** Most ids, told without tables of all letters that there are. */
const plain = /^[a-z][a-z0-9_-]*$/
const properties = ["__proto__", "constructor", "prototype"]
const meanings = ["none", "narrator", "end"]

/** What is wrong with an id (format.md section 1), as the rest of a sentence; `undefined` when nothing is. */
export function idFault(id: string, defines: Defines): string | undefined {
  const isCode = typeof defines === "object"
  if (properties.includes(id) || (!isCode && meanings.includes(id)))
    return "has a meaning of its own; choose another id"
  if (defines === "local" && !id.startsWith("_")) return `is local, and local ids begin with "_"; write "_${toId(id)}"`
  if (defines !== "local" && id.startsWith("_")) return `begins with "_", which only local ids do; write "${toId(id)}"`
  if (plain.test(id)) return undefined
  if (!shape.test(id)) return `is not an id; use lower-case letters, digits, - and _, as in "${toId(id)}"`
  return letter.test(id) ? undefined : `holds no letter, so other programs read a number; write "a${id}"`
}

/** An id made of any words: `South Ossetia` gives `south-ossetia`. */
export function toId(words: string): string {
  const id = words
    .normalize("NFC")
    .toLowerCase()
    .replace(/['’]/g, "")
    .replace(/[^\p{Ll}\p{Lo}\p{Lm}\p{M}\p{Nd}_]+/gu, "-")
    .replace(/^[-_\p{M}]+|-+$/gu, "")
  if (id === "" || meanings.includes(id) || properties.includes(id)) return `x-${id}`.replace(/-$/, "")
  return letter.test(id) ? id : `a${id}`
}
