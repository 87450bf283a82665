import type { Problem } from "../model/problem.ts"
import type { YamlEntry, YamlMap } from "../model/yaml-node.ts"
import { endOfLine, firstContent, type Line, type Part, splitAt } from "./block-lines.ts"
import { type Composed, columnOf, compose } from "./compose.ts"
import { readCanonicalEntries } from "./fast/read-canonical.ts"

/** What the full reader makes of a text: it finds faults, or finds none, or nobody knows. */
export type Reading = Composed | "faulty" | undefined

/**
 * Reads blocks of a text key by key, those in canonical form without the full reader: most are, and thousands of them
 * would take it long. Nothing is read twice.
 */
export class PartReader {
  readonly text: string
  /** By where they begin and end. */
  readonly #canonical = new Map<number, Composed | undefined>()
  readonly #blocks = new Map<number, Reading>()

  /**
   * Nothing that the full reader takes in another way in a part than in the whole: no mark of documents, no byte-order
   * mark but the first, and no `''` at the end, which it takes for the end of a text left open.
   */
  readonly #isOne: boolean

  constructor(text: string) {
    this.text = text
    this.#isOne = !/^\ufeff?(?:---|\.\.\.)/m.test(text) && !text.includes("\ufeff", 1) && !text.endsWith("'")
  }

  /** The same as `compose` for a map whose keys stand one below the other; undefined where it is not sure. */
  compose(from: number, to: number, depth: number): Reading {
    return this.#once(this.#blocks, from, to, () => this.#composeParts(from, to, depth))
  }

  /** A key with all that stands under it; undefined where that is not in canonical form. */
  canonical({ first: { offset }, end }: Part, depth: number): Composed | undefined {
    return this.#once(this.#canonical, offset, end, () => {
      const node = readCanonicalEntries(this.text, { start: offset, end }, columnOf(this.text, offset), depth)
      return node && { node, faults: [], problems: [] }
    })
  }

  #once<Read>(known: Map<number, Read>, from: number, to: number, read: () => Read): Read {
    const place = from * (this.text.length + 1) + to
    if (!known.has(place)) known.set(place, read())
    return known.get(place) as Read
  }

  #composeParts(from: number, to: number, depth: number): Reading {
    const first = firstContent(this.text, from, to)
    if (first === undefined || !this.#isOne) return undefined
    const parts = splitAt(this.text, first, to)
    const isPlain = ({ first: line }: Part) => line.column === first.column && isPlainKey(this.text, line, from)
    const entries: YamlEntry[] = []
    const problems: Problem[] = []
    let words = 0
    let hasEnded = true
    for (const [index, part] of parts.entries()) {
      if (!isPlain(part)) return undefined
      const canonical = this.canonical(part, depth)
      const read = canonical ?? this.#composePart(part, depth)
      // What follows may be a part of what was left open.
      if (read === "faulty") return words === 0 && parts.slice(index + 1, index + 2).every(isPlain) ? read : undefined
      if (read === undefined) return undefined
      const { node } = read
      if (node?.kind === "map" && !node.flow) entries.push(...node.entries)
      else if (node?.kind === "scalar" && node.style === "plain") words++
      else return undefined
      // Words without a colon are no part of a map, but may be one of the text above them.
      if (words > 0 && entries.length > 0) return hasEnded ? "faulty" : undefined
      hasEnded = canonical !== undefined || this.#isOneLine(part)
      problems.push(...read.problems)
    }
    return words > 0 ? undefined : { node: mapOf(entries), faults: [], problems }
  }

  #composePart(part: Part, depth: number): Reading {
    const below = this.#composeBelow(part, depth)
    if (below !== undefined) return below
    const composed = compose(this.text, part.first.offset, part.end, depth)
    if (composed.faults.length === 0) return composed
    // What goes on in another line may be in order together with what stands around it.
    return this.#isOneLine(part) ? "faulty" : undefined
  }

  #isOneLine({ first, end }: Part): boolean {
    return !this.text.slice(first.offset, end).trimEnd().includes("\n")
  }

  /** Of a key alone on its line; undefined where it is not, or where what stands under it is not sure. */
  #composeBelow({ first, end }: Part, depth: number): Reading {
    const lineEnd = endOfLine(this.text, first.offset, end)
    const below = firstContent(this.text, lineEnd, end)
    if (below === undefined || below.column <= first.column) return undefined
    const head = this.canonical({ first, end: lineEnd }, depth)
    const [key, ...others] = head?.node?.kind === "map" ? head.node.entries : []
    if (key === undefined || others.length > 0 || key.value.kind !== "scalar" || !key.value.missing) return undefined
    const value = this.compose(below.start, end, depth + 1)
    if (value === undefined || value === "faulty" || value.node === undefined) return value
    const span = { start: key.span.start, end: Math.max(key.span.end, value.node.span.end) }
    return { ...value, node: mapOf([{ key: key.key, value: value.node, span }]) }
  }
}

export function mapOf(entries: readonly YamlEntry[]): YamlMap {
  const start = entries[0]?.span.start ?? 0
  return { kind: "map", flow: false, entries, span: { start, end: entries.at(-1)?.span.end ?? start } }
}

/** Whether a key without quotation marks or the like begins here, indented as YAML wants it. */
function isPlainKey(text: string, { offset, dash }: Line, from: number): boolean {
  const start = Math.max(from, text.lastIndexOf("\n", offset) + 1)
  return !dash && /^[^?:,&!%*|>@`{}[\]'"\s]/.test(text.charAt(offset)) && /^ *$/.test(text.slice(start, offset))
}
