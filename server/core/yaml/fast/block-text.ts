import type { YamlScalar } from "../../model/yaml-node.ts"
import { lineEndFrom, nextLineAfter, sign, skipBlanks } from "./signs.ts"

/**
 * The text in a `>-`, `>`, `|-` or `|` block whose sign stands at `from`, the last on its line, under a key or dash in
 * `column`. Undefined where a line has blanks only or, folded, is indented further than the first.
 */
export function blockText(text: string, from: number, column: number): YamlScalar | undefined {
  const stripped = text.charCodeAt(from + 1) === sign.dash
  const headEnd = from + (stripped ? 2 : 1)
  if (headEnd !== lineEndFrom(text, from)) return undefined
  const first = nextLineAfter(text, headEnd)
  const indent = skipBlanks(text, first) - first
  const body = indent > column ? bodyOf(text, first, indent, text.charCodeAt(from) === sign.folded) : undefined
  if (body === undefined) return undefined
  const value = stripped ? body.value : `${body.value}\n`
  return { kind: "scalar", style: "block", value, span: { start: from, end: body.end }, missing: false }
}

interface Body {
  readonly value: string
  /** Behind its last word. */
  readonly end: number
}

function bodyOf(text: string, first: number, indent: number, isFolded: boolean): Body | undefined {
  const parts: string[] = []
  let emptyLines = 0
  let end = first
  for (let line = first; line < text.length; ) {
    const start = skipBlanks(text, line)
    const lineEnd = lineEndFrom(text, line)
    if (start === lineEnd) {
      if (start !== line) return undefined
      emptyLines++
    } else {
      if (start - line < indent) break
      if (start - line > indent && isFolded) return undefined
      if (end !== first) parts.push(between(emptyLines, isFolded))
      const words = text.slice(line + indent, lineEnd)
      parts.push(words)
      // The full reader ends the span where JavaScript sees the last that is not white space.
      end = line + indent + words.trimEnd().length
      if (end <= start) return undefined
      emptyLines = 0
    }
    line = nextLineAfter(text, lineEnd)
  }
  return end === first ? undefined : { value: parts.join(""), end }
}

/** Folded, a line end is a blank, and each empty line a line end. */
function between(emptyLines: number, isFolded: boolean): string {
  if (isFolded) return emptyLines === 0 ? " " : "\n".repeat(emptyLines)
  return "\n".repeat(emptyLines + 1)
}
