import type { Location, Position, Range } from "vscode-languageserver"
import { LineIndex, type Positions } from "../core/text/line-index.ts"
import type { Span } from "../core/text/span.ts"

/** A span of a file whose text is not at hand. */
export function toRange(lines: Positions, { start, end }: Span): Range {
  return { start: lines.positionAt(start), end: lines.positionAt(end) }
}

/** The only place where offsets become lines and characters. A text is indexed once, the first time it is asked for. */
export class Lines {
  readonly text: string
  readonly #index: LineIndex

  constructor(text: string) {
    this.text = text
    this.#index = new LineIndex(text)
  }

  toRange({ start, end }: Span): Range {
    return { start: this.#index.positionAt(start), end: this.#index.positionAt(end) }
  }

  toSpan({ start, end }: Range): Span {
    return { start: this.#index.offsetAt(start), end: this.#index.offsetAt(end) }
  }

  toOffset(position: Position): number {
    return this.#index.offsetAt(position)
  }

  toLocation(uri: string, span: Span): Location {
    return { uri, range: this.toRange(span) }
  }
}
