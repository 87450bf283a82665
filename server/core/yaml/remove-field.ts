import type { YamlEntry, YamlNode } from "../model/yaml-node.ts"
import type { TextEdit } from "../text/edit.ts"
import type { Span } from "../text/span.ts"
import { removeEntry } from "./edit-entry.ts"
import { endOfLine, startOfLine } from "./layout.ts"

/**
 * Takes out the last of `entries`, each of which holds the next, and those that it leaves empty. Lines of comment stay;
 * of the blank lines around a section, one side goes.
 */
export function removeField(
  text: string,
  root: YamlNode | undefined,
  entries: readonly YamlEntry[],
): readonly TextEdit[] {
  let top = entries.length - 1
  while (top > 0 && isAlone(entries[top - 1]?.value)) top--
  const emptied = entries.slice(top)
  const target = emptied.find(({ value }) => value.kind === "map" && value.flow) ?? emptied.at(-1)
  if (target === undefined) return []
  const heads = emptied.slice(0, emptied.indexOf(target)).map(({ key }) => lineOf(text, key.span))
  const removed = removeEntry(text, target.span).map(edit => edit.span)
  const spans = [...heads, ...removed]
  const flowRoot = root?.kind === "map" && root.flow
  const blank = top === 0 && !flowRoot ? blankLineAround(text, spans) : []
  return [...spans, ...blank].sort((a, b) => a.start - b.start).map(span => ({ span, newText: "" }))
}

function isAlone(holder: YamlNode | undefined): boolean {
  return holder?.kind === "map" && holder.entries.length === 1
}

function lineOf(text: string, { start, end }: Span): Span {
  return { start: startOfLine(text, start), end: endOfLine(text, end) }
}

/** One of the blank lines, where they stand on both sides of `spans`, or where the text begins or ends there. */
function blankLineAround(text: string, spans: readonly Span[]): readonly Span[] {
  const [start, end] = [spans[0]?.start ?? 0, spans.at(-1)?.end ?? 0]
  const before = /(?:^|[\r\n])([ \t]*(?:\r\n|\r|\n))$/.exec(text.slice(0, start))?.[1]
  const behind = /^[ \t]*(?:\r\n|\r|\n)/.exec(text.slice(end))?.[0]
  if (before !== undefined && (behind !== undefined || end === text.length))
    return [{ start: start - before.length, end: start }]
  const isFirst = /^\ufeff?$/.test(text.slice(0, start))
  return isFirst && behind !== undefined ? [{ start: end, end: end + behind.length }] : []
}
