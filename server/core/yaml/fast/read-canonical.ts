import type { YamlEntry, YamlList, YamlMap, YamlNode, YamlScalar } from "../../model/yaml-node.ts"
import type { Span } from "../../text/span.ts"
import { blockText } from "./block-text.ts"
import { ContentLine } from "./content-line.ts"
import { deepest, flowOnLine, longestKey } from "./flow-on-line.ts"
import { scalarOnLine } from "./scalar-on-line.ts"
import { sign, skipBlanks } from "./signs.ts"

/**
 * Reads a file in canonical form (format.md section 7), or near it, in one pass. Gives exactly the tree that the full
 * reader gives, which then has no problem to tell; or undefined at the first thing that is not sure.
 */
export function readCanonical(text: string): YamlMap | undefined {
  if (unsure.test(text) || text.includes("\ufeff", 1)) return undefined
  return new Blocks(text, text.charCodeAt(0) === 0xfeff ? 1 : 0, 0).root()
}

/**
 * Reads entries of a map in such a file, all or one after the other, around which `depth` collections stand. The first
 * begins at `start`, the last ends at `end`, or the line in which it ends does; their keys stand in `column`.
 */
export function readCanonicalEntries(
  text: string,
  { start, end }: Span,
  column: number,
  depth: number,
): YamlMap | undefined {
  const lines = text.slice(start, end)
  if (unsure.test(lines) || lines.includes("\ufeff")) return undefined
  return new Blocks(text.slice(0, end), start, column).entries(start, column, depth)
}

/** Tabs, other control characters, and what ends a line for some readers only. */
const unsure = /[^\n\r -~\u0080-\u2027\u202a-\uffff]|\r(?!\n)/

class Blocks {
  readonly #text: string
  readonly #line: ContentLine

  /** What is read begins at `from`, which stands in `column`. */
  constructor(text: string, from: number, column: number) {
    this.#text = text
    this.#line = new ContentLine(text, from, column)
  }

  root(): YamlMap | undefined {
    this.#line.advance()
    const map = this.#line.column === 0 ? this.#map(this.#line.at, 0, 0) : undefined
    // A line that belongs to nothing above it has ended all maps, and is left.
    return this.#line.column === -1 ? map : undefined
  }

  entries(start: number, column: number, depth: number): YamlMap | undefined {
    this.#line.advance()
    const map = this.#line.at === start ? this.#map(start, column, depth) : undefined
    return this.#line.column === -1 ? map : undefined
  }

  /** The map whose first key stands at `start`, in this line, and whose others stand below it. */
  #map(start: number, column: number, depth: number): YamlMap | undefined {
    if (depth >= deepest) return undefined
    const entries: YamlEntry[] = []
    let end = start
    let from = start
    do {
      const entry = this.#entry(from, column, depth)
      if (entry === undefined) return undefined
      entries.push(entry)
      end = entry.span.end
      from = this.#line.at
    } while (this.#line.column === column)
    return { kind: "map", flow: false, entries, span: { start, end } }
  }

  #entry(from: number, column: number, depth: number): YamlEntry | undefined {
    const key = this.#key(from)
    if (key === undefined) return undefined
    const value = this.#value(key.span.end + 1, column, depth)
    return value && { key, value, span: { start: from, end: Math.max(key.span.end, value.span.end) } }
  }

  #key(from: number): YamlScalar | undefined {
    const key = scalarOnLine(this.#text, from, this.#line.end, "block")
    if (key === undefined || !this.#endsKey(key.span.end)) return undefined
    return key.span.end - from > longestKey ? undefined : key
  }

  #endsKey(at: number): boolean {
    if (this.#text.charCodeAt(at) !== sign.colon) return false
    return at + 1 === this.#line.end || this.#text.charCodeAt(at + 1) === sign.space
  }

  /** What stands behind the colon at the end of a key, or below the key. */
  #value(behindColon: number, column: number, depth: number): YamlNode | undefined {
    const at = skipBlanks(this.#text, behindColon)
    if (at < this.#line.end && this.#text.charCodeAt(at) !== sign.hash) return this.#onLine(at, column, depth)
    this.#line.advance()
    if (this.#line.column <= column) {
      return { kind: "scalar", style: "plain", value: "", span: { start: at, end: at }, missing: true }
    }
    return this.#dashAt(this.#line.at) ? this.#list(depth + 1) : this.#map(this.#line.at, this.#line.column, depth + 1)
  }

  #list(depth: number): YamlList | undefined {
    if (depth >= deepest) return undefined
    const column = this.#line.column
    const start = this.#line.at
    const items: YamlNode[] = []
    let end = start
    do {
      const item = this.#dashAt(this.#line.at) ? this.#item(column, depth) : undefined
      if (item === undefined) return undefined
      items.push(item)
      end = item.span.end
    } while (this.#line.column === column)
    return { kind: "list", flow: false, items, span: { start, end } }
  }

  #item(column: number, depth: number): YamlNode | undefined {
    const at = skipBlanks(this.#text, this.#line.at + 1)
    const key = scalarOnLine(this.#text, at, this.#line.end, "block")
    if (key === undefined || !this.#endsKey(key.span.end)) return this.#onLine(at, column, depth)
    return this.#map(at, column + at - this.#line.at, depth + 1)
  }

  #dashAt(at: number): boolean {
    return this.#text.charCodeAt(at) === sign.dash && this.#text.charCodeAt(at + 1) === sign.space
  }

  /** The value at `at`, which is the last on its line; `column` is that of its key or dash. */
  #onLine(at: number, column: number, depth: number): YamlNode | undefined {
    const unit = this.#text.charCodeAt(at)
    if (unit === sign.folded || unit === sign.literal) return this.#blockText(at, column)
    const isFlow = unit === sign.openMap || unit === sign.openList
    const value = isFlow
      ? flowOnLine(this.#text, at, this.#line.end, depth + 1)
      : scalarOnLine(this.#text, at, this.#line.end, "block")
    if (value === undefined || !this.#isLast(value.span.end)) return undefined
    this.#line.advance()
    return value
  }

  /** Whether nothing but a comment stands behind `end`. */
  #isLast(end: number): boolean {
    if (end === this.#line.end) return true
    const at = skipBlanks(this.#text, end)
    return at > end && this.#text.charCodeAt(at) === sign.hash
  }

  #blockText(at: number, column: number): YamlScalar | undefined {
    const value = blockText(this.#text, at, column)
    if (value === undefined) return undefined
    this.#line.advanceBehind(value.span.end)
    return value
  }
}
