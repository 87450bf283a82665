import type { YamlNode } from "../model/yaml-node.ts"
import type { Span } from "../text/span.ts"
import { columnAt, endOfLine, startOfLine } from "../yaml/layout.ts"
import { endOfBlanks, isDeepCommentBelow, nextText } from "../yaml/new-lines.ts"

/** An entry or item that has its lines to itself. */
export interface Part {
  /** As written; of an item the text that it is recognized by. */
  readonly key: string
  readonly value: YamlNode
  /** The lines of comment above it, and blank ones. */
  readonly lead: Span
  /** Its lines, with the comments that are indented deeper. */
  readonly body: Span
  /** Where the lines below its first one begin that hold its value. */
  readonly inside: number
}

/** A map or list of a file, line by line. */
export interface Block {
  readonly text: string
  readonly parts: readonly Part[]
  /** Of the keys or dashes. */
  readonly column: number
  /** Where its first line begins. */
  readonly start: number
  /** Where the lines end that belong to it, with the comments behind its last part. */
  readonly end: number
}

/** The parts of a map or list in block form; undefined for any other. `keys` are those of a list's items, in order. */
export function blockOf(text: string, node: YamlNode, lines: Span, keys: readonly string[]): Block | undefined {
  if (node.kind === "scalar" || node.flow) return undefined
  const column = columnAt(text, node.span.start)
  const parts: Part[] = []
  let from = lines.start
  for (const [index, { key, value, span, name }] of childrenOf(node, keys).entries()) {
    const line = startOfLine(text, span.start)
    const lead = text.slice(line, span.start)
    const isAlone =
      node.kind === "list" ? /^ *- +$/.test(lead) && lead.indexOf("-") === column : lead === " ".repeat(column)
    if (!isAlone || line < from) return undefined
    const end = endOfPart(text, { start: line, end: span.end }, column)
    parts.push({
      key: name ?? keys[index] ?? "",
      value,
      lead: { start: from, end: line },
      body: { start: line, end },
      inside: key === undefined ? line : endOfLine(text, key.end),
    })
    from = end
  }
  return parts.length === 0 ? undefined : { text, parts, column, ...lines }
}

interface Child {
  readonly name?: string
  readonly key?: Span
  readonly value: YamlNode
  readonly span: Span
}

function childrenOf(node: YamlNode, keys: readonly string[]): readonly Child[] {
  if (node.kind === "map") {
    return node.entries.map(({ key, value, span }) => ({ name: key.value, key: key.span, value, span }))
  }
  if (node.kind === "list" && node.items.length === keys.length) {
    return node.items.map(value => ({ value, span: value.span }))
  }
  return []
}

function endOfPart(text: string, span: Span, column: number): number {
  let end = endOfBlanks(text, span)
  while (isDeepCommentBelow(text, end, column)) end = endOfLine(text, nextText(text, end))
  return end
}

/** The text of some lines, moved to the left edge. */
export function dedented(text: string, { start, end }: Span, column: number): string {
  const lines = text.slice(start, end)
  return column === 0 ? lines : lines.replace(new RegExp(`^ {1,${column}}`, "gm"), "")
}

/** Lines at the left edge, moved to a column. */
export function indented(lines: string, column: number): string {
  return column === 0 ? lines : lines.replace(/^(?=[^\n])/gm, " ".repeat(column))
}
