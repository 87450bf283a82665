/** Zero-based line and UTF-16 column. */
export interface Position {
  readonly line: number
  readonly character: number
}

/** Tells where in the lines of a text its offsets are. */
export interface Positions {
  positionAt(offset: number): Position
}

/** Where the lines of a text begin, the first one at 0, and how long the text is. */
export interface LineStarts {
  readonly starts: readonly number[]
  readonly length: number
}

/** CR, LF and CRLF end a line, as in LSP. */
export function lineStartsOf(text: string): LineStarts {
  const starts = [0]
  if (text.includes("\r")) {
    for (const { index, 0: end } of text.matchAll(/\r\n?|\n/g)) starts.push(index + end.length)
  } else {
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1)
  }
  return { starts, length: text.length }
}

/** Converts between offsets and lines of one text. */
export class LineIndex implements Positions {
  readonly #starts: readonly number[]
  readonly #length: number

  constructor(source: string | LineStarts) {
    const { starts, length } = typeof source === "string" ? lineStartsOf(source) : source
    this.#starts = starts
    this.#length = length
  }

  /** Zero-based; an offset past the end counts as the end. */
  lineAt(offset: number): number {
    let low = 0
    let high = this.#starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (this.startOf(middle) <= offset) low = middle
      else high = middle - 1
    }
    return low
  }

  positionAt(offset: number): Position {
    const within = Math.max(0, Math.min(offset, this.#length))
    const line = this.lineAt(within)
    return { line, character: within - this.startOf(line) }
  }

  /** The offset of a position; one past the end of its line or text is drawn back to it. */
  offsetAt({ line, character }: Position): number {
    if (line >= this.#starts.length) return this.#length
    return Math.min(this.startOf(line) + Math.max(0, character), this.endOf(line))
  }

  /** Offset of the first character of a line. */
  startOf(line: number): number {
    return this.#starts[line] ?? this.#length
  }

  /** Offset of the start of the next line, or of the end of the text. */
  endOf(line: number): number {
    return this.#starts[line + 1] ?? this.#length
  }
}
