import type { YamlEntry, YamlMap, YamlNode } from "../../server/core/model/yaml-node.ts"
import type { TextEdit } from "../../server/core/text/edit.ts"
import type { Span } from "../../server/core/text/span.ts"
import * as edit from "../../server/core/yaml/edit-entry.ts"
import { nextContent } from "../../server/core/yaml/layout.ts"
import { type Next, pick } from "./random.ts"
import { changed, isItems, isMap, type Model, type ModelPath } from "./yaml-model.ts"
import { valueFrom, wordsFrom } from "./yaml-values.ts"

/** What an edit is to do: to the values, and to which lines of the old text at the most. */
export interface Deed {
  readonly name: string
  readonly edits: readonly TextEdit[]
  readonly expected: Model
  /** Lines outside of it stay as they are. */
  readonly touched?: Span
  /** Its comments may go. */
  readonly gone?: Span
}

/** The file in which something is done. */
export interface Here {
  readonly root: YamlNode
  readonly text: string
  readonly model: Model
  readonly next: Next
}

/** A node with the way to it; `entry` where it is the value of a key. */
export interface Place {
  readonly node: YamlNode
  readonly path: ModelPath
  readonly entry?: YamlEntry
  readonly map?: YamlMap
}

/** Every node from the root on. */
export function* placesIn(
  node: YamlNode,
  path: ModelPath = [],
  holder: Omit<Place, "node" | "path"> = {},
): Generator<Place> {
  yield { node, path, ...holder }
  if (node.kind === "list") for (const [i, item] of node.items.entries()) yield* placesIn(item, [...path, i])
  if (node.kind !== "map") return
  for (const [i, entry] of node.entries.entries()) yield* placesIn(entry.value, [...path, i], { entry, map: node })
}

/** What there is to do, by the function that does it; nothing where that cannot be asked of a place. */
export const deeds: Readonly<Record<string, (place: Place, here: Here) => Deed | undefined>> = {
  replaceScalar({ node, path, entry, map }, { text, model, next }) {
    if (node.kind !== "scalar") return undefined
    const words = wordsFrom(next)
    const name = `replaceScalar ${JSON.stringify(words)}`
    if (entry === undefined || map === undefined || next(4) > 0) {
      const expected = changed(model, path, () => words)
      return { name, edits: edit.replaceScalar(text, node.span, words), expected, touched: node.span }
    }
    const key = `key ${words}`
    const expected = withEntries(model, path, (entries, i) => entries.with(i, [key, entries[i]?.[1] ?? null]))
    return {
      name: `${name} key`,
      edits: edit.replaceScalar(text, entry.key.span, key),
      expected,
      touched: entry.key.span,
    }
  },

  removeEntry({ node, path, entry }, { text, root, model }) {
    if (path.length === 0) return undefined
    const span = entry?.span ?? node.span
    const name = `removeEntry ${text.slice(span.start, span.end).slice(0, 40)}`
    const expected = emptied(withoutChild(model, path), path.slice(0, -1), root, text)
    const next = nextContent(text, span.end)
    const isBeside = isBesideDash(text, span)
    const isLast = /[\]}]/.test(text[next] ?? "")
    const before = isLast ? text.slice(0, span.start).trimEnd().length - 1 : span.start
    const start = isBeside ? text.lastIndexOf("-", span.start - 1) : before
    const touched = { start, end: isBeside || text[next] === "," ? next : endOfComments(text, span.end) }
    return { name, edits: edit.removeEntry(text, span), expected, touched, gone: span }
  },

  removeEntries({ map, path, entry }, { text, model, next }) {
    if (map === undefined || entry === undefined || map.entries.length < 3) return undefined
    const first = path.at(-1) ?? 0
    const second = next(map.entries.length)
    if (first === second) return undefined
    const spans = [map.entries[first]?.span, map.entries[second]?.span].filter(span => span !== undefined)
    const [low, high] = [Math.min(first, second), Math.max(first, second)]
    const parent = path.slice(0, -1)
    const expected = withoutChild(withoutChild(model, [...parent, high]), [...parent, low])
    const [a, b] = [map.entries[low]?.span, map.entries[high]?.span]
    const between = { start: a?.start ?? 0, end: b?.end ?? 0 }
    return {
      name: "removeEntries",
      edits: edit.removeEntries(text, spans),
      expected,
      touched: { ...between, end: endOfComments(text, between.end) },
      gone: between,
    }
  },

  insertEntry({ map, path, entry }, { text, model, next }) {
    if (map === undefined || entry === undefined) return undefined
    const { value, model: inner } = valueFrom(next)
    const key = pick(["new-key", "new, key", "No"], next)
    const name = `insertEntry ${JSON.stringify(key)} behind ${entry.key.value}`
    const expected = withEntries(model, path, (entries, i) => entries.toSpliced(i + 1, 0, [key, inner]))
    const edits = edit.insertEntry(text, map.entries.map(placeOf), key, value, placeOf(entry))
    return { name, edits, expected, ...(map.flow && { touched: entry.span }) }
  },

  insertBefore({ map, path, entry }, { text, model, next }) {
    if (map === undefined || entry === undefined) return undefined
    const { value, model: inner } = valueFrom(next)
    const expected = withEntries(model, path, (entries, i) => entries.toSpliced(i, 0, ["new-key", inner]))
    const edits = edit.insertBefore(text, placeOf(entry), "new-key", value)
    const beside = isBesideDash(text, entry.span)
    return {
      name: `insertBefore ${entry.key.value}`,
      edits,
      expected,
      ...((map.flow || beside) && { touched: entry.span }),
    }
  },

  insertBelow({ node, path, entry }, { text, model, next }) {
    const isEmpty = (node.kind === "scalar" && node.missing) || (node.kind === "map" && node.entries.length === 0)
    if (entry === undefined || !isEmpty) return undefined
    const { value, model: inner } = valueFrom(next)
    const expected = changed(model, path, () => ({ entries: [["new-key", inner]] }))
    return {
      name: `insertBelow ${entry.key.value}`,
      edits: edit.insertBelow(text, placeOf(entry), "new-key", value),
      expected,
      touched: entry.span,
    }
  },

  insertItem({ node, path, entry }, { text, model, next }) {
    if (entry === undefined || node.kind === "map") return undefined
    const words = wordsFrom(next)
    const items = node.kind === "list" ? node.items.map(item => item.span) : node.missing ? [] : [node.span]
    const expected = changed(model, path, old => [...(isItems(old) ? old : old === null ? [] : [old]), words])
    const edits = edit.insertItem(text, node.span, items, words)
    const block = node.kind === "list" && !node.flow
    return { name: `insertItem ${JSON.stringify(words)}`, edits, expected, ...(!block && { touched: node.span }) }
  },

  insertSection({ node, path }, { text, model, next }) {
    if (path.length > 0 || node.kind !== "map" || !isMap(model)) return undefined
    const order = pick([["format", "new-key", "claims"], ["new-key"], []], next)
    const before = node.entries.findLastIndex(({ key }) => key.value === "format")
    const at = order[0] === "format" && before !== -1 ? before + 1 : node.entries.length
    const { value, model: inner } = valueFrom(next)
    const sections = new Map(node.entries.map(entry => [entry.key.value, placeOf(entry)]))
    const expected = { entries: model.entries.toSpliced(at, 0, ["new-key", inner]) }
    const edits = edit.insertSection(text, sections, "new-key", value, order)
    return { name: "insertSection", edits, expected, ...(node.flow && { touched: node.span }) }
  },
}

/** Those below what goes may be indented less. */
function endOfComments(text: string, end: number): number {
  const next = nextContent(text, end)
  return next === text.length ? next : end + Math.max(0, text.slice(end, next).lastIndexOf("\n"))
}

type Entries = readonly (readonly [string, Model])[]

function withEntries(model: Model, path: ModelPath, change: (entries: Entries, index: number) => Entries): Model {
  const index = path.at(-1) ?? 0
  return changed(model, path.slice(0, -1), old => ({ entries: change(isMap(old) ? old.entries : [], index) }))
}

function withoutChild(model: Model, path: ModelPath): Model {
  const index = path.at(-1) ?? 0
  return changed(model, path.slice(0, -1), old => {
    if (isItems(old)) return old.toSpliced(index, 1)
    return isMap(old) ? { entries: old.entries.toSpliced(index, 1) } : old
  })
}

/** A block that nothing is left of is no value; and an item whose only key goes, goes with it. */
function emptied(model: Model, path: ModelPath, root: YamlNode, text: string): Model {
  let empty = false
  const result = changed(model, path, old => {
    const parts = isItems(old) ? old : isMap(old) ? old.entries : []
    empty = parts.length === 0
    return old
  })
  if (!empty) return result
  const parent = nodeAt(root, path)
  if (parent === undefined || parent.kind === "scalar" || parent.flow) return result
  const holder = nodeAt(root, path.slice(0, -1))
  const beside = path.length > 0 && holder?.kind === "list" && isBesideDash(text, parent.span)
  if (beside) return emptied(withoutChild(result, path), path.slice(0, -1), root, text)
  return changed(result, path, () => null)
}

function nodeAt(root: YamlNode | undefined, path: ModelPath): YamlNode | undefined {
  let node = root
  for (const index of path) {
    node = node?.kind === "list" ? node.items[index] : node?.kind === "map" ? node.entries[index]?.value : undefined
  }
  return node
}

function isBesideDash(text: string, { start }: Span): boolean {
  return /(?:^|[\n\ufeff]) *(?:- *)+(?:(?:#[^\n]*)?\r?\n\s*)*$/.test(text.slice(0, start))
}

function placeOf({ key, value }: YamlEntry): edit.EntryPlace {
  return { key: key.span, value: value.span }
}
