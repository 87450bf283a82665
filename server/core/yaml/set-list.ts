import type { YamlList, YamlNode } from "../model/yaml-node.ts"
import type { TextEdit } from "../text/edit.ts"
import { removeEntries, replaceScalar } from "./edit-entry.ts"
import { keepComments } from "./keep-comments.ts"
import { columnAt, isInFlow, lineEndOf, stepOf } from "./layout.ts"
import { insertItemsBehind, insertItemsFirst } from "./new-items.ts"
import { isSame, plainOf, toPlain } from "./plain-value.ts"
import { type Writable, writeEntry, writeFlow } from "./write.ts"

/** Makes `wanted` of a list that has some already: what stays is not touched, with its comments. */
export function setList(text: string, list: YamlList, wanted: readonly Writable[]): readonly TextEdit[] {
  const kept = commonItems(list.items, wanted)
  const edits: TextEdit[] = []
  const gone: YamlNode[] = []
  let [from, newFrom] = [0, 0]
  for (const [index, newIndex] of [...kept, [list.items.length, wanted.length] as const]) {
    const old = list.items.slice(from, index)
    const fresh = wanted.slice(newFrom, newIndex)
    edits.push(...old.slice(0, fresh.length).flatMap((item, i) => replaceItem(text, item, fresh[i] ?? "")))
    gone.push(...old.slice(fresh.length))
    edits.push(...insertItems(text, list, from + Math.min(old.length, fresh.length), fresh.slice(old.length)))
    from = index + 1
    newFrom = newIndex + 1
  }
  const removed = removeEntries(
    text,
    gone.map(item => item.span),
  )
  const sorted = [...edits, ...removed].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)
  return keepComments(text, sorted, list.items)
}

function replaceItem(text: string, old: YamlNode, value: Writable): readonly TextEdit[] {
  if (old.kind === "scalar" && typeof value === "string") return replaceScalar(text, old.span, value)
  if (isInFlow(text, old.span)) return [{ span: old.span, newText: writeFlow(value) }]
  const block = old.kind === "map" && !old.flow && value instanceof Map
  if (!block) return [{ span: old.span, newText: writeFlow(value) }]
  const indent = columnAt(text, old.span.start)
  const lines = [...value].flatMap(([key, inner]) => writeEntry(key, inner, indent, stepOf(text)))
  return [{ span: old.span, newText: lines.join(lineEndOf(text)).trimStart() }]
}

/** Puts new items before the one that is at `index`. */
function insertItems(text: string, list: YamlList, index: number, values: readonly Writable[]): readonly TextEdit[] {
  if (values.length === 0) return []
  const [before, after] = [list.items[index - 1], list.items[index]]
  if (before !== undefined) return insertItemsBehind(text, list.span, before.span, values)
  return after === undefined ? [] : insertItemsFirst(text, list.span, after.span, values)
}

/** The longest row of items that both have, as pairs of indices. */
function commonItems(old: readonly YamlNode[], wanted: readonly Writable[]): readonly (readonly [number, number])[] {
  const [before, after] = [old.map(toPlain), wanted.map(plainOf)]
  const same = before.map(a => after.map(b => isSame(a, b)))
  const lengths = new Map<string, number>()
  const lengthAt = (i: number, j: number) => lengths.get(`${i} ${j}`) ?? 0
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = wanted.length - 1; j >= 0; j--) {
      const longer = Math.max(lengthAt(i + 1, j), lengthAt(i, j + 1))
      lengths.set(`${i} ${j}`, same[i]?.[j] ? lengthAt(i + 1, j + 1) + 1 : longer)
    }
  }
  const pairs: [number, number][] = []
  for (let i = 0, j = 0; i < old.length && j < wanted.length; ) {
    if (same[i]?.[j]) pairs.push([i++, j++])
    else if (lengthAt(i + 1, j) >= lengthAt(i, j + 1)) i++
    else j++
  }
  return pairs
}
