import type { Entity } from "../model/registry.ts"
import type { TextEdit } from "../text/edit.ts"
import { insertEntry, insertItem } from "../yaml/edit-entry.ts"

/** Adds a string to the aliases or metonyms of an entity; nothing where it has no name to put them behind. */
export function addName(text: string, entity: Entity, list: "aliases" | "metonyms", name: string): readonly TextEdit[] {
  const items = entity[list].map(({ span }) => span)
  const [first, last] = [items[0], items.at(-1)]
  if (first !== undefined && last !== undefined) {
    const opening = text.slice(0, first.start).search(/(?:\[|-)\s*$/)
    return insertItem(text, { start: opening === -1 ? first.start : opening, end: last.end }, items, name)
  }
  const before = entity.name
  if (before === undefined) return []
  const start = text.lastIndexOf("name", before.span.start)
  return insertEntry(text, [{ key: { start, end: start + 4 }, value: before.span }], list, [name])
}
