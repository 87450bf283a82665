import { BlockOutline } from "./block-outline.ts"
import { FlowState, plainEnd, quotedEnd } from "./flow-state.ts"
import { linesAbove } from "./lines-above.ts"
import { divide, isBlank, isComment, type Line, type LineParts, lineAt, linesOf, type YamlPlace } from "./yaml-place.ts"

/** The place of an offset; undefined in comments and wherever nothing of ours can be typed. */
export function findPlace(text: string, offset: number): YamlPlace | undefined {
  const line = lineAt(text, offset)
  if (offset > line.end) return undefined
  const column = isBlank(text, line) ? offset - line.start : line.column
  const outline = outlineOf(text, linesAbove(text, line, column))
  outline.endPending(text, { ...line, column })
  // Brackets and blocks of text are told by all of their lines.
  const complete = outline.pending === undefined ? outline : outlineOf(text, allAbove(text, line))
  return new PlaceFinder(text, offset, line, complete).find()
}

function outlineOf(text: string, lines: Iterable<Line>): BlockOutline {
  const outline = new BlockOutline()
  for (const line of lines) outline.read(text, line)
  return outline
}

function* allAbove(text: string, { start }: Line): Generator<Line> {
  for (const line of linesOf(text)) {
    if (line.start >= start) return
    yield line
  }
}

class PlaceFinder {
  readonly #text: string
  readonly #offset: number
  readonly #line: Line
  readonly #outline: BlockOutline

  constructor(text: string, offset: number, line: Line, outline: BlockOutline) {
    this.#text = text
    this.#offset = offset
    this.#line = line
    this.#outline = outline
  }

  find(): YamlPlace | undefined {
    const blank = isBlank(this.#text, this.#line)
    const column = blank ? this.#offset - this.#line.start : this.#line.column
    this.#outline.endPending(this.#text, { ...this.#line, column })
    const { pending } = this.#outline
    if (pending?.kind === "quoted") return undefined
    if (pending?.kind === "block") return this.#inBlock(pending.lines, pending.column)
    if (pending?.kind === "flow") {
      pending.flow.last = undefined
      return this.#inFlow(pending.flow, this.#line.start, pending.column)
    }
    if (blank) return this.#onBlankLine(column)
    if (isComment(this.#text, this.#line) || this.#offset < this.#line.start + this.#line.column) return undefined
    return this.#onLine(divide(this.#text, this.#line))
  }

  #onLine({ dashes, key, rest, comment }: LineParts): YamlPlace | undefined {
    if (this.#offset > comment && comment < this.#line.end) return undefined
    for (const dash of dashes) {
      if (this.#offset <= dash + 1) return undefined
      this.#outline.enterDash(dash - this.#line.start)
    }
    if (key === undefined) return this.#unkeyed(dashes.at(-1), rest, comment)
    const column = key.span.start - this.#line.start
    if (this.#offset <= key.span.end) return this.#key(key.span, column, true)
    if (this.#offset <= key.colon) return undefined
    this.#outline.enterMap(column).keys.push(key.value)
    const value = this.#value(rest, comment, column)
    return value?.form === "line" && this.#nextColumn() > column ? undefined : value
  }

  /** Behind a colon or a dash. */
  #value(start: number, comment: number, column: number): YamlPlace | undefined {
    const text = this.#text
    const end = start + text.slice(start, comment).trimEnd().length
    if (end === start) return this.#place({ role: "value", token: this.#here, column })
    if (this.#offset < start) return undefined
    const unit = text[start] ?? ""
    if (unit === "{" || unit === "[") return this.#inFlow(new FlowState(), start, column)
    if (unit === '"' || unit === "'") {
      const close = quotedEnd(text, start, comment, unit)
      const token = { start, end: close ?? Math.max(end, this.#offset) }
      return this.#offset <= token.end ? this.#place({ role: "value", token, column, quote: unit }) : undefined
    }
    if (/^[|>][-+0-9]*$/.test(text.slice(start, end))) return undefined
    return this.#place({ role: "value", token: { start, end: Math.max(end, this.#offset) }, column })
  }

  /** A line, or an item of a list, without a colon so far. */
  #unkeyed(dash: number | undefined, start: number, comment: number): YamlPlace | undefined {
    const column = start - this.#line.start
    if (dash !== undefined) {
      const value = this.#value(start, comment, dash - this.#line.start)
      if (value === undefined || value.form === "flow") return value
      const at = value.token.start - this.#line.start
      const siblings = this.#keysBelow(at)
      if (siblings.size > 0) return { ...value, role: "key", siblings }
      return this.#nextColumn() > dash - this.#line.start ? undefined : { ...value, role: "either" }
    }
    const written = this.#text.slice(start, comment)
    const token = { start, end: Math.max(start + written.trimEnd().length, this.#offset) }
    if (/^[[{]/.test(written)) return this.#bracketsBelowKey(start, column)
    if (/^[|>&*!%@`]/.test(written)) return undefined
    const quote = this.#quoteAt(start)
    const close = quote === "" ? undefined : quotedEnd(this.#text, start, comment, quote)
    if (close !== undefined && this.#offset > close) return undefined
    const place = this.#onOwnLine(close === undefined ? token : { start, end: close }, column)
    return place && { ...place, quote }
  }

  #bracketsBelowKey(start: number, column: number): YamlPlace | undefined {
    this.#outline.leave(column - 1)
    const { top } = this.#outline
    return top?.open === true ? this.#inFlow(new FlowState(), start, top.column) : undefined
  }

  /** The first word of a line: a key of the map in this column, or what stands below the last key. */
  #onOwnLine(token: { start: number; end: number }, column: number): YamlPlace | undefined {
    this.#outline.leave(column)
    const { top, frames } = this.#outline
    const below = frames.at(-2)
    if (top?.list === true && top.column === column && below?.column !== column) {
      top.index++
      return this.#place({ role: "either", token, column, ownLine: true })
    }
    if (top === undefined || top.column === column) return this.#key(token, column, false)
    if (!top.open) return undefined
    const siblings = this.#keysBelow(column)
    if (siblings.size > 0) return this.#place({ role: "key", token, column, siblings })
    return this.#place({ role: "either", token, column: top.column, ownLine: true })
  }

  #onBlankLine(column: number): YamlPlace | undefined {
    const next = this.#nextColumn()
    this.#outline.leave(column)
    const { top } = this.#outline
    const parent = top === undefined ? -1 : top.column
    if (parent === column ? next > column : next > parent && next !== column) return undefined
    return this.#onOwnLine(this.#here, column)
  }

  #key(token: { start: number; end: number }, column: number, hasColon: boolean): YamlPlace {
    const { keys } = this.#outline.enterMap(column)
    const siblings = new Set([...keys, ...this.#keysBelow(column)])
    const path = this.#outline.path.slice(0, -1)
    const quote = this.#quoteAt(token.start)
    return this.#place({ role: "key", token, column, siblings, path, hasColon, quote })
  }

  #inBlock(lines: number, column: number): YamlPlace | undefined {
    const { start, end } = this.#line
    const isOnly = lines === 0 && this.#nextColumn() <= column
    const from = isBlank(this.#text, this.#line) ? this.#offset : start + this.#line.column
    if (!isOnly || this.#offset < from) return undefined
    const token = { start: from, end: Math.max(this.#offset, from + this.#text.slice(from, end).trimEnd().length) }
    return this.#place({ role: "value", token, column, form: "block" })
  }

  #inFlow(flow: FlowState, from: number, column: number): YamlPlace | undefined {
    const text = this.#text
    flow.read(text, from, this.#offset)
    const frame = flow.frames.at(-1)
    if (frame === undefined || isInComment(text, from, this.#offset)) return undefined
    const role = frame.list || frame.key !== undefined ? "value" : "key"
    const last =
      flow.last !== undefined && (flow.last.open || flow.last.span.end === this.#offset) ? flow.last : undefined
    if (last === undefined && !"{[,:".includes(text.slice(0, this.#offset).trimEnd().at(-1) ?? " ")) return undefined
    const start = last?.span.start ?? this.#offset
    if (last === undefined && /^[ \t]*[[{]/.test(text.slice(start, this.#line.end))) return undefined
    const end = this.#flowEnd(start, last?.quote ?? "", last?.open !== false)
    const path = [...this.#outline.path, ...(role === "key" ? flow.path.slice(0, -1) : flow.path)]
    const hasColon = role === "key" && /^[ \t]*:(?:[\s,[\]{}]|$)/.test(text.slice(end, this.#line.end))
    const rest = new Set(frame.keys)
    flow.last = undefined
    flow.read(text, hasColon ? text.indexOf(":", end) + 1 : end, this.#line.end)
    const siblings = new Set([...rest, ...frame.keys])
    return this.#place({
      role,
      token: { start, end },
      column,
      path,
      form: "flow",
      quote: last?.quote ?? "",
      siblings,
      hasColon,
    })
  }

  /** How far the text under the cursor goes on between brackets. */
  #flowEnd(start: number, quote: "" | "'" | '"', open: boolean): number {
    const text = this.#text
    const { end } = this.#line
    if (quote !== "") {
      const close = quotedEnd(text, start, end, quote)
      if (close !== undefined || !open) return close ?? this.#offset
      return plainEnd(text, this.#offset, end)
    }
    const stop = plainEnd(text, start, end)
    return Math.max(this.#offset, start + text.slice(start, stop).trimEnd().length)
  }

  get #here(): { start: number; end: number } {
    return { start: this.#offset, end: this.#offset }
  }

  #quoteAt(offset: number): "" | "'" | '"' {
    const unit = this.#text[offset]
    return unit === '"' || unit === "'" ? unit : ""
  }

  #place(place: Partial<YamlPlace> & Pick<YamlPlace, "role" | "token" | "column">): YamlPlace {
    const path = this.#outline.path
    return { path, form: "line", quote: "", siblings: new Set(), hasColon: false, ownLine: false, ...place }
  }

  /** Column of the next line with content; -1 at the end. */
  #nextColumn(): number {
    for (const line of this.#linesBelow()) return line.column
    return -1
  }

  #keysBelow(column: number): ReadonlySet<string> {
    const keys = new Set<string>()
    for (const line of this.#linesBelow()) {
      if (line.column < column) break
      const { key, dashes } = divide(this.#text, line)
      if (line.column === column && dashes.length === 0 && key !== undefined) keys.add(key.value)
    }
    return keys
  }

  *#linesBelow(): Generator<Line> {
    const newline = this.#text.indexOf("\n", this.#line.end)
    if (newline < 0) return
    for (const line of linesOf(this.#text, newline + 1)) {
      if (!isBlank(this.#text, line) && !isComment(this.#text, line)) yield line
    }
  }
}

function isInComment(text: string, from: number, offset: number): boolean {
  const hash = text.lastIndexOf("#", offset - 1)
  return hash >= from && /\s/.test(text[hash - 1] ?? "") && !/["'\n]/.test(text.slice(hash, offset))
}
