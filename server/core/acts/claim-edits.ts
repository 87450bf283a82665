import type { Claim, Link } from "../model/claim.ts"
import type { TextEdit } from "../text/edit.ts"
import type { Span } from "../text/span.ts"
import { type EntryPlace, insertBelow, insertEntry, insertItem, removeEntry } from "../yaml/edit-entry.ts"
import type { Writable } from "../yaml/write.ts"

/** The keys of a claim in the order in which they are written (format.md section 10). */
export const claimKeys: readonly string[] = [
  "speaker",
  "source",
  "via",
  "for",
  "cue",
  "continues",
  "mode",
  "quote",
  "kind",
  "topic",
  "stance",
  "target",
  "modality",
  "date",
  "links",
]

/** Gives a claim a value for a key that it has none for; nothing where the claim has no keys at all. */
export function addField(text: string, claim: Claim, key: string, value: Writable): readonly TextEdit[] {
  const there = claim.fields.get(key)
  if (there !== undefined) return fillIn(text, there, value)
  const before = [...claim.fields].filter(([name]) => claimKeys.indexOf(name) < claimKeys.indexOf(key))
  const places = [...claim.fields.values()]
  const after = before.toSorted(([, a], [, b]) => a.key.start - b.key.start).at(-1)?.[1] ?? places.at(-1)
  return after === undefined ? [] : insertEntry(text, places, key, value, after)
}

/** Adds a link to a claim, beside those that it has. */
export function addLink(text: string, claim: Claim, relation: string, to: string): readonly TextEdit[] {
  const place = claim.fields.get("links")
  if (place === undefined) return addField(text, claim, "links", { flow: new Map([[relation, to]]) })
  const alike = claim.links.filter(link => link.relation.value === relation)
  if (alike.length > 0) return addToRelation(text, alike, to)
  const last = claim.links.at(-1)
  if (last === undefined) return insertBelow(text, place, relation, to)
  const end = text[place.value.start] === "{" ? lastInBraces(text, place.value) : place.value.end
  return insertEntry(text, [{ key: last.relation.span, value: { start: last.to.span.start, end } }], relation, to)
}

/** Takes a link out, with its relation or all of `links` where nothing else is left in it. */
export function removeLink(text: string, claim: Claim, link: Link): readonly TextEdit[] {
  const place = claim.fields.get("links")
  if (claim.links.length === 1 && place !== undefined) return removeEntry(text, whole(place))
  const alike = claim.links.filter(other => other.relation.span.start === link.relation.span.start)
  if (alike.length > 1) return removeEntry(text, link.to.span)
  return removeEntry(text, { start: link.relation.span.start, end: endOfList(text, link.to.span.end) })
}

/** A key without a value, or with an empty one. */
function fillIn(text: string, place: EntryPlace, value: Writable): readonly TextEdit[] {
  if (typeof value !== "string" || place.value.end > place.value.start) return []
  const at = place.value.start
  return [{ span: { start: at, end: at }, newText: text[at - 1] === " " ? value : ` ${value}` }]
}

function addToRelation(text: string, links: readonly Link[], to: string): readonly TextEdit[] {
  const items = links.map(link => link.to.span)
  const [first, last] = [items[0], items.at(-1)]
  if (first === undefined || last === undefined) return []
  const opening = text.slice(0, first.start).search(/(?:\[|-)\s*$/)
  return insertItem(text, { start: opening === -1 ? first.start : opening, end: last.end }, items, to)
}

/** `links: {supports: [a, b]}`: behind the `]`. */
function endOfList(text: string, end: number): number {
  return end + (/^\s*\]/.exec(text.slice(end))?.[0].length ?? 0)
}

function lastInBraces(text: string, { start, end }: Span): number {
  return start + text.slice(start, end - 1).trimEnd().length
}

function whole({ key, value }: EntryPlace): Span {
  return { start: key.start, end: Math.max(key.end, value.end) }
}
