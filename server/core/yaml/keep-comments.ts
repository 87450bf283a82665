import type { YamlNode } from "../model/yaml-node.ts"
import type { TextEdit } from "../text/edit.ts"
import type { Span } from "../text/span.ts"
import { lineEndOf, startOfLine } from "./layout.ts"
import { insertAt } from "./new-lines.ts"

/** The edits, with the lines of comment that they would take out put above them. `gone` is what they take out. */
export function keepComments(text: string, edits: readonly TextEdit[], gone: readonly YamlNode[]): readonly TextEdit[] {
  const kept = edits.flatMap(({ span }) => {
    const comments = commentsIn(text, span, gone)
    return comments.length === 0 ? [] : [linesAbove(text, lineAbove(text, span.start, edits), comments)]
  })
  if (kept.length === 0) return edits
  return [...edits, ...kept].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)
}

/** Those with a line of their own. */
function commentsIn(text: string, { start, end }: Span, gone: readonly YamlNode[]): readonly string[] {
  const found = [...text.slice(start, end).matchAll(/(?<=[\r\n][ \t]*)#[^\r\n]*/g)]
  if (found.length === 0) return []
  const scalars = gone.flatMap(node => [...scalarsIn(node)])
  const isText = (offset: number) => scalars.some(({ span }) => span.start <= offset && offset < span.end)
  return found.filter(({ index }) => !isText(start + index)).map(([comment]) => comment)
}

function* scalarsIn(node: YamlNode): Generator<YamlNode> {
  if (node.kind === "scalar") yield node
  else if (node.kind === "list") for (const item of node.items) yield* scalarsIn(item)
  else for (const { key, value } of node.entries) yield* [key, ...scalarsIn(value)]
}

/** The start of the line, or of one further up where an edit spans both. */
function lineAbove(text: string, offset: number, edits: readonly TextEdit[]): number {
  const start = startOfLine(text, offset)
  const over = edits.find(({ span }) => span.start < start && start < span.end)
  return over === undefined ? start : lineAbove(text, over.span.start, edits)
}

function linesAbove(text: string, start: number, comments: readonly string[]): TextEdit {
  const indent = /^[ \t]*/.exec(text.slice(start))?.[0] ?? ""
  return insertAt(start, comments.map(comment => indent + comment + lineEndOf(text)).join(""))
}
