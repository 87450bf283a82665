import type { YamlList, YamlMap, YamlNode, YamlScalar } from "../../model/yaml-node.ts"
import { columnAt } from "../layout.ts"
import { isMissing } from "../nodes.ts"
import { type Comment, findComments } from "./find-comments.ts"

/** A value with the comments inside it. */
export type Commented = YamlScalar | Collection

/** A map or a list, and the comments that belong to its parts. */
export interface Collection {
  readonly kind: "map" | "list"
  /** In brackets on one line, in brackets over several lines, or one part a line. */
  readonly written: "line" | "lines" | "block"
  /** Comments above the first part and parted from it by an empty line: they belong to all of it. */
  readonly head: readonly string[]
  readonly parts: readonly Part[]
  /** Comments behind the last part. */
  readonly end: readonly string[]
}

/** An entry of a map, or an item of a list, which has no key. */
export interface Part {
  /** Comments above it, and "" for empty lines. */
  readonly before: readonly string[]
  readonly key?: YamlScalar
  readonly value: Commented
  /** The comment on its line, with the blanks before it. */
  readonly tail?: string
  /** Comments below it where it has no value. */
  readonly below: readonly string[]
}

/**
 * Says of each comment what it belongs to. One above an entry belongs to that entry, one at the end of a line to what
 * stands on the line, and one behind the last entry to the innermost map or list that is not indented deeper.
 * Whatever stands before `from` is left out.
 */
export function attachComments(root: YamlMap, text: string, from: number): Collection {
  return new Attacher(text, findComments(root, text, from), from).root(root)
}

class Attacher {
  readonly #text: string
  readonly #comments: readonly Comment[]
  /** The first comment that is not yet attached. */
  #next = 0
  /** Where what was last attached ends. */
  #last: number

  constructor(text: string, comments: readonly Comment[], from: number) {
    this.#text = text
    this.#comments = comments
    this.#last = from
  }

  root(map: YamlMap): Collection {
    const all = this.#collection(map, this.#text.length, -1)
    return { ...all, end: [...all.end, ...this.#linesTo(this.#text.length)] }
  }

  #collection(node: YamlMap | YamlList, limit: number, outerColumn: number): Collection {
    const children = childrenOf(node)
    const column = Math.max(columnAt(this.#text, node.span.start), outerColumn + 1)
    const parts = children.map((child, index) =>
      this.#part(child, children[index + 1]?.start ?? (node.flow ? node.span.end : limit), column),
    )
    const end = node.flow ? this.#linesTo(node.span.end) : this.#linesFrom(column, limit)
    this.#last = Math.max(this.#last, node.span.end)
    const oneLine = !/[\r\n]/.test(this.#text.slice(node.span.start, node.span.end))
    const [first, ...rest] = parts
    const written = !node.flow ? "block" : oneLine ? "line" : "lines"
    if (first === undefined) return { kind: node.kind, written, head: [], parts, end }
    const border = first.before.lastIndexOf("")
    const [head, before] = [first.before.slice(0, Math.max(0, border)), first.before.slice(border + 1)]
    return { kind: node.kind, written, head: withoutBlank(head), parts: [{ ...first, before }, ...rest], end }
  }

  #part({ start, key, value }: Child, limit: number, column: number): Part {
    const before = this.#linesTo(start)
    if (this.#isBlankBefore(start)) before.push("")
    this.#last = key?.span.end ?? start
    const beside = key === undefined ? undefined : this.#tail(value.span.start)
    const between = value.kind === "scalar" || value.flow ? this.#linesTo(value.span.start) : []
    const commented = value.kind === "scalar" ? this.#scalar(value) : this.#collection(value, limit, column)
    const behind = this.#tail(limit)
    if (!isMissing(value)) this.#last = Math.max(this.#last, value.span.end)
    before.push(...(beside !== undefined && behind !== undefined ? [beside.trim()] : []), ...between)
    if (commented.kind !== "scalar" && commented.parts.length === 0) before.push(...commented.end)
    const tail = behind ?? beside
    const below = isMissing(value) ? this.#linesFrom(column + 1, limit) : []
    return { before, ...(key && { key }), value: commented, ...(tail !== undefined && { tail }), below }
  }

  #scalar(scalar: YamlScalar): YamlScalar {
    // Behind the sign that opens a block of text a comment may stand; what is missing has no place of its own.
    if (scalar.style !== "block" && !scalar.missing) this.#last = scalar.span.end
    return scalar
  }

  /** The comments before `end`, each on a line of its own, "" for the empty lines above them. */
  #linesTo(end: number): string[] {
    const lines: string[] = []
    for (let comment = this.#peek(); comment !== undefined && comment.start < end; comment = this.#peek()) {
      this.#take(comment, lines)
    }
    return lines
  }

  /** The comments that stand alone on their lines and are indented as far as `column`. */
  #linesFrom(column: number, limit: number): string[] {
    const lines: string[] = []
    for (let comment = this.#peek(); comment !== undefined && comment.start < limit; comment = this.#peek()) {
      if (!comment.own || comment.column < column) break
      this.#take(comment, lines)
    }
    return lines
  }

  #take(comment: Comment, lines: string[]): void {
    if (this.#isBlankBefore(comment.start)) lines.push("")
    lines.push(comment.text)
    this.#last = comment.end
    this.#next++
  }

  /** The next comment, with the blanks before it, if it stands on the line of what was last attached. */
  #tail(limit: number): string | undefined {
    const comment = this.#peek()
    if (comment === undefined || comment.own || comment.start >= limit) return undefined
    const between = this.#text.slice(this.#last, comment.start)
    if (/[\r\n]/.test(between)) return undefined
    this.#last = comment.end
    this.#next++
    return (/[ \t]+$/.exec(between)?.[0] ?? " ") + comment.text
  }

  #isBlankBefore(offset: number): boolean {
    return /\n[ \t]*\r?\n/.test(this.#text.slice(this.#last, offset))
  }

  #peek(): Comment | undefined {
    return this.#comments[this.#next]
  }
}

interface Child {
  readonly start: number
  readonly key?: YamlScalar
  readonly value: YamlNode
}

function childrenOf(node: YamlMap | YamlList): readonly Child[] {
  if (node.kind === "list") return node.items.map(value => ({ start: value.span.start, value }))
  return node.entries.map(({ key, value }) => ({ start: key.span.start, key, value }))
}

function withoutBlank(lines: readonly string[]): readonly string[] {
  const first = lines.findIndex(line => line !== "")
  const last = lines.findLastIndex(line => line !== "")
  return first === -1 ? [] : lines.slice(first, last + 1)
}
