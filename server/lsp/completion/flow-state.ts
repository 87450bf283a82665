import type { Span } from "../../core/text/span.ts"

/** A `{` or `[` that is still open. */
export interface FlowFrame {
  readonly list: boolean
  /** Keys that have had their colon. */
  readonly keys: string[]
  /** The key whose value is next; absent in a list, and in a map before the colon. */
  key?: string
  /** Of the item in a list. */
  index: number
}

/** Reads what stands between brackets bit by bit, as far as it goes. */
export class FlowState {
  readonly frames: FlowFrame[] = []
  /** Behind the last closing bracket; absent while one is open. */
  closedAt: number | undefined
  /** The scalar that the text read so far ends in or with. */
  last:
    | { readonly span: Span; readonly quote: "" | "'" | '"'; readonly value: string; readonly open: boolean }
    | undefined

  read(text: string, from: number, to: number): void {
    let at = from
    while (at < to && this.closedAt === undefined) {
      const unit = text[at] ?? ""
      if (/\s/.test(unit)) at++
      else if (unit === "#" && /\s|^$/.test(text[at - 1] ?? "")) at = lineEnd(text, at, to)
      else if (/[{}[\],]/.test(unit) || (unit === ":" && this.#endsKey(text, at, to))) this.#mark(unit, ++at)
      else at = this.#scalar(text, at, to)
    }
  }

  /** Keys and indices from the outermost bracket inwards. */
  get path(): readonly (string | number)[] {
    return this.frames.map(({ list, key, index }) => (list ? index : (key ?? "")))
  }

  #mark(unit: string, end: number): void {
    const frame = this.frames.at(-1)
    if (unit === "{" || unit === "[") this.frames.push({ list: unit === "[", keys: [], index: 0 })
    else if (unit === "}" || unit === "]") {
      this.frames.pop()
      if (this.frames.length === 0) this.closedAt = end
    } else if (frame !== undefined && unit === ",") {
      frame.index++
      delete frame.key
    } else if (frame !== undefined) {
      frame.key = this.last?.value ?? ""
      if (!frame.list) frame.keys.push(frame.key)
    }
    this.last = undefined
  }

  /** Behind a quoted key no blank is needed. */
  #endsKey(text: string, at: number, to: number): boolean {
    return at + 1 >= to || /[\s,[\]{}]/.test(text[at + 1] ?? "") || (this.last?.quote ?? "") !== ""
  }

  #scalar(text: string, at: number, to: number): number {
    const unit = text[at]
    const quote = unit === '"' || unit === "'" ? unit : ""
    const end = quote === "" ? plainEnd(text, at, to) : quotedEnd(text, at, to, quote)
    const open = quote === "" ? end === to : end === undefined
    const span = { start: at, end: end ?? to }
    const raw = text.slice(span.start, span.end).trimEnd()
    const value = quote === "" ? raw : raw.slice(1, open ? undefined : -1)
    this.last = { span, quote, value, open }
    return span.end
  }
}

/** Where a plain text between brackets ends, the blanks behind it included. */
export function plainEnd(text: string, from: number, to: number): number {
  for (let at = from; at < to; at++) {
    const unit = text[at] ?? ""
    if (/[,[\]{}\r\n]/.test(unit)) return at
    if (unit === ":" && at > from && (at + 1 >= to || /[\s,[\]{}]/.test(text[at + 1] ?? ""))) return at
    if (unit === "#" && /\s/.test(text[at - 1] ?? "")) return at
  }
  return to
}

/** Behind the closing quotation mark; undefined where there is none. */
export function quotedEnd(text: string, from: number, to: number, quote: string): number | undefined {
  for (let at = from + 1; at < to; at++) {
    if (text[at] === "\\" && quote === '"') at++
    else if (text[at] === quote) {
      if (quote === "'" && text[at + 1] === "'") at++
      else return at + 1
    }
  }
  return undefined
}

function lineEnd(text: string, from: number, to: number): number {
  const newline = text.indexOf("\n", from)
  return newline < 0 ? to : Math.min(newline, to)
}
