import type { Problem } from "../model/problem.ts"
import type { YamlEntry, YamlMap, YamlNode } from "../model/yaml-node.ts"
import type { TextEdit } from "../text/edit.ts"
import { removeEntry } from "./edit-entry.ts"

/** Keys that stand more than once in one map. Both entries stay in the tree; whoever reads it takes the first. */
export function duplicateKeys(root: YamlNode, text: string): Problem[] {
  const problems: Problem[] = []
  const open: YamlNode[] = [root]
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.kind === "list") open.push(...node.items)
    if (node.kind !== "map") continue
    problems.push(...duplicatesIn(node, text))
    for (const entry of node.entries) open.push(entry.value)
  }
  return problems
}

function* duplicatesIn(map: YamlMap, text: string): Generator<Problem> {
  const seen = new Map<string, YamlEntry>()
  for (const entry of map.entries) {
    const first = seen.get(entry.key.value)
    if (first === undefined) seen.set(entry.key.value, entry)
    else yield duplicate(entry, first, text)
  }
}

function duplicate(entry: YamlEntry, first: YamlEntry, text: string): Problem {
  const key = entry.key.value
  const same = text.slice(...ends(entry)) === text.slice(...ends(first))
  const fixes: { title: string; edits: readonly TextEdit[] }[] = [
    {
      title: same ? "Remove this repetition" : "Keep the first, remove this one",
      edits: removeEntry(text, entry.span),
    },
  ]
  if (!same) fixes.push({ title: "Keep this one, remove the first", edits: removeEntry(text, first.span) })
  return {
    code: "duplicate-key",
    span: entry.key.span,
    message: same
      ? `"${key}" appears twice with the same value`
      : `"${key}" appears twice; the first value is used here, while other programs silently take the later one`,
    related: [{ span: first.key.span, message: `"${key}" stands here first` }],
    fixes,
  }
}

function ends({ span }: YamlEntry): [number, number] {
  return [span.start, span.end]
}
