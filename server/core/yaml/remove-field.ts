import type { YamlEntry, YamlNode } from "../model/yaml-node.ts"
import type { TextEdit } from "../text/edit.ts"
import { removeEntry } from "./edit-entry.ts"
import { keepComments } from "./keep-comments.ts"

/**
 * Takes out the last of `entries`, each of which holds the next, and those that it leaves empty. Lines of comment stay,
 * above where it stood; of the blank lines around a section, one side goes.
 */
export function removeField(
  text: string,
  root: YamlNode | undefined,
  entries: readonly YamlEntry[],
): readonly TextEdit[] {
  let top = entries.length - 1
  while (top > 0 && isAlone(entries[top - 1]?.value)) top--
  const entry = entries[top]
  if (entry === undefined) return []
  const removed = removeEntry(text, entry.span)
  const edits = keepComments(text, removed, [entry.value])
  const flowRoot = root?.kind === "map" && root.flow
  if (top > 0 || flowRoot || edits.length > removed.length) return edits
  return [...removed, ...blankLineAround(text, removed)].sort((a, b) => a.span.start - b.span.start)
}

function isAlone(holder: YamlNode | undefined): boolean {
  return holder?.kind === "map" && holder.entries.length === 1
}

/** One of the blank lines, where they stand on both sides of what goes, or where the text begins or ends there. */
function blankLineAround(text: string, removed: readonly TextEdit[]): readonly TextEdit[] {
  const [start, end] = [removed[0]?.span.start ?? 0, removed.at(-1)?.span.end ?? 0]
  const before = /(?:^|[\r\n])([ \t]*(?:\r\n|\r|\n))$/.exec(text.slice(0, start))?.[1]
  const behind = /^[ \t]*(?:\r\n|\r|\n)/.exec(text.slice(end))?.[0]
  if (before !== undefined && (behind !== undefined || end === text.length))
    return [{ span: { start: start - before.length, end: start }, newText: "" }]
  const isFirst = /^\ufeff?$/.test(text.slice(0, start))
  return isFirst && behind !== undefined ? [{ span: { start: end, end: end + behind.length }, newText: "" }] : []
}
