import type { YamlNode, YamlScalar } from "../../model/yaml-node.ts"
import { startOfLine } from "../layout.ts"

export interface Comment {
  readonly start: number
  readonly end: number
  /** From `#` to the end of the line, without blanks at its end. */
  readonly text: string
  /** Alone on its line. */
  readonly own: boolean
  /** Of its `#`, from 0. */
  readonly column: number
}

/** The comments behind `from`, in the order of the text: every `#` that is in no key and no value. */
export function findComments(root: YamlNode, text: string, from: number): readonly Comment[] {
  const comments: Comment[] = []
  let sign = signFrom(text, from)
  for (const { start, end } of [...readSpans(root, text), { start: text.length, end: text.length }]) {
    while (sign < start) {
      const comment = commentAt(text, sign)
      comments.push(comment)
      sign = signFrom(text, comment.end)
    }
    if (sign < end) sign = signFrom(text, end)
  }
  return comments
}

function signFrom(text: string, offset: number): number {
  const sign = text.indexOf("#", offset)
  return sign === -1 ? text.length : sign
}

function commentAt(text: string, start: number): Comment {
  const lineEnd = text.indexOf("\n", start)
  const words = text.slice(start, lineEnd === -1 ? text.length : lineEnd).trimEnd()
  const lineStart = startOfLine(text, start)
  const own = text.slice(lineStart, start).trim() === ""
  return { start, end: start + words.length, text: words, own, column: start - lineStart }
}

/** Where the letters of keys and values stand, ascending. A comment may follow the sign that opens a block of text. */
function* readSpans(node: YamlNode, text: string): Generator<{ start: number; end: number }> {
  if (node.kind === "list") for (const item of node.items) yield* readSpans(item, text)
  else if (node.kind === "map") {
    for (const { key, value } of node.entries) {
      yield* spansOf(key, text)
      yield* readSpans(value, text)
    }
  } else yield* spansOf(node, text)
}

function* spansOf({ span, style }: YamlScalar, text: string): Generator<{ start: number; end: number }> {
  const lineEnd = text.indexOf("\n", span.start)
  if (style !== "block") yield span
  else if (lineEnd !== -1 && lineEnd < span.end) yield { start: lineEnd, end: span.end }
}
