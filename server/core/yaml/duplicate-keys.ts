import type { Problem } from "../model/problem.ts"
import type { YamlEntry, YamlMap, YamlNode } from "../model/yaml-node.ts"
import { removeEntries, removeEntry } from "./edit-entry.ts"
import { joinReadings } from "./join-readings.ts"
import { hasKeysOnce } from "./nodes.ts"

/** Of more repetitions than this none is offered to be kept: that would cost time for nothing. */
const mostKept = 50

/** Keys that stand more than once in one map. Both entries stay in the tree; whoever reads it takes the first. */
export function duplicateKeys(root: YamlNode, text: string): Problem[] {
  const problems: Problem[] = []
  const open: YamlNode[] = [root]
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.kind === "scalar") continue
    if (node.kind === "map" && !hasKeysOnce(node.entries))
      for (const problem of duplicatesIn(node, text)) problems.push(problem)
    const inside = node.kind === "list" ? node.items : node.entries.map(({ value }) => value)
    for (const value of inside) if (value.kind !== "scalar") open.push(value)
  }
  return problems
}

function* duplicatesIn(map: YamlMap, text: string): Generator<Problem> {
  const byKey = new Map<string, YamlEntry[]>()
  for (const entry of map.entries) {
    const alike = byKey.get(entry.key.value)
    if (alike === undefined) byKey.set(entry.key.value, [entry])
    else alike.push(entry)
  }
  for (const alike of byKey.values()) {
    const [first] = alike
    if (first === undefined) continue
    for (const entry of alike.slice(1)) yield duplicate(entry, first, alike, text)
  }
}

function duplicate(entry: YamlEntry, first: YamlEntry, alike: readonly YamlEntry[], text: string): Problem {
  const key = entry.key.value
  const same = valueIn(text, entry) === valueIn(text, first)
  const few = alike.length <= mostKept
  const keepFirst = { title: "Keep the first, remove this one", edits: few ? removeEntry(text, entry.span) : [] }
  const others = few ? alike.filter(one => one !== entry).map(one => one.span) : []
  const joined = alike.length === 2 ? joinReadings(first, entry, text) : undefined
  const keepThis = { title: "Keep this one only", edits: removeEntries(text, others) }
  return {
    code: "duplicate-key",
    span: entry.key.span,
    message: same
      ? `"${key}" appears twice with the same value`
      : `"${key}" appears twice; the first value is used here, while other programs silently take the later one`,
    related: [{ span: first.key.span, message: `"${key}" stands here first` }],
    fixes: !few
      ? []
      : same
        ? [{ ...keepFirst, title: "Remove this repetition" }]
        : [...(joined ? [joined] : []), keepFirst, keepThis],
  }
}

function valueIn(text: string, { value }: YamlEntry): string {
  return text.slice(value.span.start, value.span.end)
}
