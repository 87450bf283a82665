import { partitionPoint } from "./partition-point.ts"
import type { Span } from "./span.ts"

/**
 * A text in the form in which strings are compared (format.md section 3, rule 1): NFC, special blanks as a space,
 * soft hyphens, zero-width spaces and BOMs dropped, every run of white space as one space.
 */
export interface NormalText {
  readonly text: string
  /** They cover `text` in its order. */
  readonly stretches: readonly Stretch[]
  readonly sourceLength: number
}

/**
 * Units of the normal form from `at` to the next stretch, and what they stand for in the source: unit for unit where
 * both are as long, else each of them for all of it.
 */
export interface Stretch extends Span {
  readonly at: number
}

/** ASCII with single spaces only is its own normal form. */
const plain = /^[!-~]*(?: [!-~]+)* ?$/
const dropped = /[\u00ad\u200b\ufeff]/
/** A run of white space that is not already one space: most of a text is taken over in long stretches. */
const special = / [\s\u00ad\u200b]+|[^\S ][\s\u00ad\u200b]*|[\u00ad\u200b][\s\u00ad\u200b]*/g
/** Before these, nothing can be composed: V8 tells so of a text of one-byte characters without reading it. */
const composable = /[\u0300-\uffff]/
/** A character with the marks that may combine with it, or a Hangul syllable in pieces (or but for its last sound). */
const cluster = /[\u1100-\u115f\ua960-\ua97f\uac00-\ud7a3][\u1160-\u11ff\ud7b0-\ud7ff]*\p{M}*|\P{M}\p{M}*|\p{M}+/gu

/** The normal form of a string, where no way back to the source is needed. */
export function normalize(source: string): string {
  return plain.test(source) ? source : toNormalText(source).text
}

export function toNormalText(source: string): NormalText {
  const builder = new Builder()
  const isComposed = !composable.test(source) || source.normalize("NFC") === source
  const addWords = (from: number, to: number) => {
    if (isComposed) builder.add(source.slice(from, to), from, to)
    else builder.addComposed(source.slice(from, to), from)
  }
  let from = 0
  for (const { 0: run, index } of source.matchAll(special)) {
    addWords(from, index)
    from = index + run.length
    builder.add(blankFor(run), index, from)
  }
  addWords(from, source.length)
  return builder.finish(source.length)
}

/** Where a span of the normal form stands in the source. An empty span stays empty. */
export function toSource(normal: NormalText, span: Span): Span {
  const start = sourceOf(normal, span.start, "start")
  return { start, end: span.end <= span.start ? start : sourceOf(normal, span.end - 1, "end") }
}

/** Where a source offset falls in the normal form: the first unit that ends behind it. */
export function toNormal({ text, stretches }: NormalText, offset: number): number {
  const index = partitionPoint(stretches.length, at => (stretches[at]?.end ?? 0) <= offset)
  const stretch = stretches[index]
  if (stretch === undefined) return text.length
  const inside = offset > stretch.start && isUnitForUnit(stretch, stretches[index + 1]?.at ?? text.length)
  return inside ? stretch.at + offset - stretch.start : stretch.at
}

/** Where begins or ends what one unit of the normal form stands for. */
function sourceOf({ text, stretches, sourceLength }: NormalText, unit: number, edge: keyof Span): number {
  const next = partitionPoint(stretches.length, at => (stretches[at]?.at ?? 0) <= unit)
  const stretch = stretches[next - 1]
  if (stretch === undefined || unit >= text.length) return sourceLength
  if (!isUnitForUnit(stretch, stretches[next]?.at ?? text.length)) return stretch[edge]
  return stretch.start + unit - stretch.at + (edge === "end" ? 1 : 0)
}

function isUnitForUnit({ at, start, end }: Stretch, next: number): boolean {
  return next - at === end - start
}

const foldable = /[‘’‚‛′“”„‟«»″‐‑‒–—−]/g
const isFoldable = new RegExp(foldable.source)

/** Typographic quotation marks and dashes as plain ones; unit for unit, so offsets stay. */
export function foldTypography(text: string): string {
  if (!isFoldable.test(text)) return text
  return text.replace(foldable, unit => ("‘’‚‛′".includes(unit) ? "'" : "“”„‟«»″".includes(unit) ? '"' : "-"))
}

function blankFor(run: string): string {
  for (const unit of run) if (!dropped.test(unit)) return " "
  return ""
}

/** Collects the pieces of a normal form. */
class Builder {
  readonly #pieces: string[] = []
  readonly #stretches: { readonly at: number; readonly start: number; end: number }[] = []
  #length = 0

  /** What stands for the source from `start` to `end`; unit for unit, it lengthens the stretch before it. */
  add(text: string, start: number, end: number): void {
    if (text === "") return
    const last = this.#stretches.at(-1)
    const goesOn = last?.end === start && isUnitForUnit(last, this.#length) && text.length === end - start
    if (goesOn) last.end = end
    else this.#stretches.push({ at: this.#length, start, end })
    this.#pieces.push(text)
    this.#length += text.length
  }

  addComposed(words: string, from: number): void {
    const composed = words.normalize("NFC")
    if (composed === words) this.add(words, from, from + words.length)
    else {
      for (const { 0: written, index } of words.matchAll(cluster)) {
        this.add(written.normalize("NFC"), from + index, from + index + written.length)
      }
    }
  }

  finish(sourceLength: number): NormalText {
    return { text: this.#pieces.join(""), stretches: this.#stretches, sourceLength }
  }
}
