import { partitionPoint } from "./partition-point.ts"
import type { Span } from "./span.ts"

/**
 * A text in the form in which strings are compared (format.md section 3, rule 1): NFC, special blanks as a space,
 * soft hyphens, zero-width spaces and BOMs dropped, every run of white space as one space.
 */
export interface NormalText {
  readonly text: string
  /** Source offsets at which unit i of `text` begins and ends. */
  readonly starts: Int32Array
  readonly ends: Int32Array
  readonly sourceLength: number
}

/** ASCII with single spaces only is its own normal form. */
const plain = /^[!-~]*(?: [!-~]+)* ?$/
const dropped = /[\u00ad\u200b\ufeff]/
/** A run of white space that is not already one space: most of a text is taken over in long stretches. */
const special = / [\s\u00ad\u200b]+|(?:[^\S ]|[\u00ad\u200b])[\s\u00ad\u200b]*/g
/** A character with the marks that may combine with it, or a Hangul syllable in pieces (or but for its last sound). */
const cluster = /[\u1100-\u115f\ua960-\ua97f\uac00-\ud7a3][\u1160-\u11ff\ud7b0-\ud7ff]*\p{M}*|\P{M}\p{M}*|\p{M}+/gu

/** The normal form of a string, where no way back to the source is needed. */
export function normalize(source: string): string {
  return plain.test(source) ? source : toNormalText(source).text
}

export function toNormalText(source: string): NormalText {
  const builder = new Builder(source)
  let from = 0
  for (const match of source.matchAll(special)) {
    builder.addWords(from, match.index)
    builder.addBlank(match[0], match.index)
    from = match.index + match[0].length
  }
  builder.addWords(from, source.length)
  return builder.finish()
}

/** Where a span of the normal form stands in the source. An empty span stays empty. */
export function toSource(normal: NormalText, span: Span): Span {
  const start = normal.starts[span.start] ?? normal.sourceLength
  if (span.end <= span.start) return { start, end: start }
  return { start, end: normal.ends[span.end - 1] ?? normal.sourceLength }
}

/** Where a source offset falls in the normal form: the first unit that ends behind it. */
export function toNormal(normal: NormalText, offset: number): number {
  return partitionPoint(normal.text.length, index => (normal.ends[index] ?? 0) <= offset)
}

const foldable = /[‘’‚‛′“”„‟«»″‐‑‒–—−]/g

/** Typographic quotation marks and dashes as plain ones; unit for unit, so offsets stay. */
export function foldTypography(text: string): string {
  return text.replace(foldable, unit => ("‘’‚‛′".includes(unit) ? "'" : "“”„‟«»″".includes(unit) ? '"' : "-"))
}

function blankFor(run: string): string {
  for (const unit of run) if (!dropped.test(unit)) return " "
  return ""
}

/** Collects units; grows its arrays as NFC can, rarely, lengthen a text. */
class Builder {
  readonly #source: string
  readonly #pieces: string[] = []
  #starts: Int32Array
  #ends: Int32Array
  #length = 0

  constructor(source: string) {
    this.#source = source
    this.#starts = new Int32Array(source.length + 16)
    this.#ends = new Int32Array(source.length + 16)
  }

  addWords(from: number, to: number): void {
    if (from === to) return
    const words = this.#source.slice(from, to)
    if (words.normalize("NFC") === words) {
      this.#pieces.push(words)
      for (let i = from; i < to; i++) this.#addUnit(i, i + 1)
      return
    }
    for (const match of words.matchAll(cluster)) {
      const composed = match[0].normalize("NFC")
      this.#pieces.push(composed)
      const start = from + match.index
      const alike = composed.length === match[0].length
      for (let i = 0; i < composed.length; i++) {
        if (alike) this.#addUnit(start + i, start + i + 1)
        else this.#addUnit(start, start + match[0].length)
      }
    }
  }

  /** Blanks around a dropped character are still one run. */
  addBlank(run: string, at: number): void {
    if (blankFor(run) === "") return
    this.#pieces.push(" ")
    this.#addUnit(at, at + run.length)
  }

  finish(): NormalText {
    return {
      text: this.#pieces.join(""),
      starts: this.#starts.subarray(0, this.#length),
      ends: this.#ends.subarray(0, this.#length),
      sourceLength: this.#source.length,
    }
  }

  #addUnit(start: number, end: number): void {
    if (this.#length === this.#starts.length) {
      const grow = (old: Int32Array) => {
        const larger = new Int32Array(old.length * 2)
        larger.set(old)
        return larger
      }
      this.#starts = grow(this.#starts)
      this.#ends = grow(this.#ends)
    }
    this.#starts[this.#length] = start
    this.#ends[this.#length++] = end
  }
}
