import { partitionPoint } from "./partition-point.ts"
import type { Span } from "./span.ts"

/** Lines at least this long are paragraphs of their own: nobody wraps text so wide by hand. */
const widestWrap = 120

/**
 * The paragraphs of a text, without the white space around them. Blank lines part them; so does every line end,
 * unless the text is hard-wrapped (no line over 120 characters).
 */
export function paragraphs(text: string): readonly Span[] {
  const lines = nonBlankLines(text)
  const wrapped = lines.every(line => line.end - line.start <= widestWrap)
  if (!wrapped) return lines
  const result: Span[] = []
  for (const line of lines) {
    const last = result.at(-1)
    if (last !== undefined && !hasBlankLine(text.slice(last.end, line.start))) {
      result[result.length - 1] = { start: last.start, end: line.end }
    } else result.push(line)
  }
  return result
}

/** The one of `spans` (ascending, apart) that holds `offset` or ends at it. */
export function spanAt(spans: readonly Span[], offset: number): Span | undefined {
  const low = partitionPoint(spans.length, index => (spans[index]?.end ?? offset) < offset)
  const span = spans[low]
  return span !== undefined && span.start <= offset ? span : undefined
}

/** The sentence around `offset` within `paragraph`; the one that begins there rather than the one before it. */
export function sentenceAt(text: string, paragraph: Span, offset: number, language = "en"): Span {
  const inside = text.slice(paragraph.start, paragraph.end)
  let sentence = paragraph
  for (const { segment, index } of segmenter(language).segment(inside)) {
    const start = paragraph.start + index
    sentence = { start, end: start + segment.trimEnd().length }
    if (offset < start + segment.length) return sentence
  }
  return sentence
}

const segmenters = new Map<string, Intl.Segmenter>()

function segmenter(language: string): Intl.Segmenter {
  let found = segmenters.get(language)
  if (found === undefined) {
    found = newSegmenter(language)
    segmenters.set(language, found)
  }
  return found
}

/** A language tag comes from a user's file and may be no tag at all. */
function newSegmenter(language: string): Intl.Segmenter {
  try {
    return new Intl.Segmenter(language, { granularity: "sentence" })
  } catch {
    return new Intl.Segmenter("en", { granularity: "sentence" })
  }
}

function nonBlankLines(text: string): Span[] {
  const result: Span[] = []
  for (const match of text.matchAll(/[^\r\n]+/g)) {
    const trimmed = match[0].trim()
    if (trimmed === "") continue
    const start = match.index + match[0].indexOf(trimmed)
    result.push({ start, end: start + trimmed.length })
  }
  return result
}

function hasBlankLine(gap: string): boolean {
  return (gap.match(/\r\n|\r|\n/g) ?? []).length > 1
}
