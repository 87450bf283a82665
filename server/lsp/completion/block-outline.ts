import { FlowState, quotedEnd } from "./flow-state.ts"
import { divide, isBlank, isComment, type Line } from "./yaml-place.ts"

/** A block map or list that later lines can still add to. */
export interface Frame {
  readonly column: number
  readonly list: boolean
  /** Of a map. */
  readonly keys: string[]
  /** Of the item in a list. */
  index: number
  /** Nothing stands behind the last key or dash but what is below it. */
  open: boolean
}

/** Something that goes on over the end of a line, for as long as lines are indented deeper than `column`. */
export type Pending =
  | { readonly kind: "block"; readonly column: number; lines: number }
  | { readonly kind: "quoted"; readonly column: number; readonly quote: string }
  | { readonly kind: "flow"; readonly column: number; readonly flow: FlowState }

/** What is open at the end of the lines read so far. A bracket or quotation mark that is never closed ends with its block. */
export class BlockOutline {
  readonly frames: Frame[] = []
  pending: Pending | undefined

  read(text: string, line: Line): void {
    if (isBlank(text, line)) return
    this.endPending(text, line)
    if (this.pending !== undefined) this.#goOn(text, line, this.pending)
    else if (!isComment(text, line) && !isMarker(text, line)) this.#structure(text, line)
  }

  /** Gives up what cannot go on in this line. */
  endPending(text: string, { start, column }: Line): void {
    if (this.pending === undefined || column > this.pending.column) return
    if (this.pending.kind === "flow" && /[\]}]/.test(text[start + column] ?? "")) return
    this.pending = undefined
  }

  get top(): Frame | undefined {
    return this.frames.at(-1)
  }

  /** The way to the value of the last key or dash. */
  get path(): readonly (string | number)[] {
    return this.frames.map(({ list, index, keys }) => (list ? index : (keys.at(-1) ?? "")))
  }

  enterDash(column: number): Frame {
    this.leave(column)
    let frame = this.top
    if (frame?.list === true && frame.column === column) frame.index++
    else {
      frame = { column, list: true, keys: [], index: 0, open: true }
      this.frames.push(frame)
    }
    frame.open = true
    return frame
  }

  /** The map whose keys stand in a column; a new one below the last open key where there is none. */
  enterMap(column: number): Frame {
    this.leave(column)
    while (this.top?.list === true && this.top.column === column) this.frames.pop()
    const top = this.top
    if (top !== undefined && top.column === column) return top
    const frame = { column, list: false, keys: [], index: 0, open: false }
    this.frames.push(frame)
    return frame
  }

  /** Ends what stands deeper than a column; the key above it has its value. */
  leave(column: number): void {
    while (this.top !== undefined && this.top.column > column) {
      this.frames.pop()
      if (this.top !== undefined) this.top.open = false
    }
  }

  #structure(text: string, line: Line): void {
    const { dashes, key, rest, comment } = divide(text, line)
    for (const dash of dashes) this.enterDash(dash - line.start)
    if (key !== undefined) this.enterMap(key.span.start - line.start).keys.push(key.value)
    const { top } = this
    if (top === undefined || (key === undefined && dashes.length === 0)) return
    top.open = rest >= comment
    this.#value(text, rest, comment, top.column)
  }

  #value(text: string, from: number, to: number, column: number): void {
    const unit = text[from] ?? ""
    if (from >= to) return
    if (/^[|>][-+0-9]*[ \t]*$/.test(text.slice(from, to))) this.pending = { kind: "block", column, lines: 0 }
    else if (unit === "{" || unit === "[") {
      const flow = new FlowState()
      flow.read(text, from, to)
      if (flow.closedAt === undefined) this.pending = { kind: "flow", column, flow }
    } else if ((unit === '"' || unit === "'") && quotedEnd(text, from, to, unit) === undefined) {
      this.pending = { kind: "quoted", column, quote: unit }
    }
  }

  #goOn(text: string, { start, end, column }: Line, pending: Pending): void {
    if (pending.kind === "block") pending.lines++
    else if (pending.kind === "flow") {
      pending.flow.read(text, start + column, end)
      if (pending.flow.closedAt !== undefined) this.pending = undefined
    } else if (quotedEnd(text, start - 1, end, pending.quote) !== undefined) this.pending = undefined
  }
}

/** Document and conflict markers. */
function isMarker(text: string, { start, end, column }: Line): boolean {
  return column === 0 && /^(?:---|\.\.\.|<{7}|={7}|>{7}|\|{7}|%)/.test(text.slice(start, end))
}
