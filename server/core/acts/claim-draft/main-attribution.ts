import type { Attribution } from "../../language/find-attributions.ts"
import { contains, overlaps, type Span, slice } from "../../text/span.ts"
import { countWords, endsInComma, mostBefore, mostBeside, type QuoteSetting } from "./quote-pieces.ts"

/**
 * The attribution that words belong to: one outside of them rather than inside, then one that is sure whom it names, then
 * the nearest. Spans are of the normal form.
 */
export function mainAttribution(
  all: readonly Attribution[],
  asked: Span,
  setting: QuoteSetting,
): Attribution | undefined {
  const isQuoted = setting.quotations.some(quotation => overlaps(quotation, asked))
  const fitting = isQuoted ? all : all.filter(one => governs(one, asked, setting))
  const rank = (one: Attribution) => Number(contains(asked, one.cue.normal)) + 2 * Number(!isSure(one))
  const distance = ({ normal }: Attribution) => Math.max(0, asked.start - normal.end, normal.start - asked.end)
  return fitting.toSorted((a, b) => rank(a) - rank(b) || distance(a) - distance(b))[0]
}

/** Whether it names somebody, or stands at a quotation. */
export function isSure({ subject, pronoun, quotation }: Attribution): boolean {
  return subject !== undefined || pronoun !== undefined || quotation !== undefined
}

/** Words that nobody quotes are reported in the clause of the cue: "X said on Friday that …", "…, X said". */
function governs({ normal }: Attribution, asked: Span, { text, speech }: QuoteSetting): boolean {
  if (normal.end <= asked.start) {
    const gap = text.slice(normal.end, asked.start)
    const opens = speech?.opening.test(gap) === true || /\sthat\s*$/.test(gap)
    return !/[,;:–—]/.test(gap) && countWords(gap) <= (opens ? 3 * mostBeside : mostBeside)
  }
  if (normal.start >= asked.end) return /^["”’»]?,["”’»]?\s*$/.test(text.slice(asked.end, normal.start))
  if (normal.start <= asked.start) return true
  const lead = slice(text, { start: asked.start, end: normal.start })
  const tail = slice(text, { start: Math.min(normal.end, asked.end), end: asked.end })
  return countWords(lead) <= mostBefore || (endsInComma(lead) && countWords(tail) <= mostBeside)
}
