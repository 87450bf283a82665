import { toNormal } from "../text/normal-form.ts"
import { anyContains, contains, type Span } from "../text/span.ts"
import { isWordAt, isWordBefore } from "../text/words.ts"
import type { ArticleText } from "./article-text.ts"

/**
 * The stretches of an article that stand in quotation marks, marks included, in text order. A quotation that runs over
 * paragraphs, each opened anew and only the last one closed, is one stretch. What is opened and never closed lasts to the
 * end of its paragraph; paragraphs of page furniture (spans of the normal form) are passed over.
 */
export function findQuotations(article: ArticleText, furniture: readonly Span[]): readonly Span[] {
  const all = article.paragraphs
  const paragraphs = furniture.length === 0 ? all : all.filter(one => !isFurniture(article, one, furniture))
  const double = stretches(article.text, paragraphs, doubleMarks)
  const single = stretches(article.text, paragraphs, singleMarks)
  const apart = single.filter(span => !anyContains(double, span))
  return [...double, ...apart].sort((a, b) => a.start - b.start)
}

/** Whether a span lies in one of the stretches. */
export function isQuoted(quotations: readonly Span[], span: Span): boolean {
  return quotations.some(quotation => contains(quotation, span))
}

interface Mark {
  readonly at: number
  readonly opens: boolean
}

type FindMarks = (text: string, paragraph: Span) => readonly Mark[]

function isFurniture(article: ArticleText, paragraph: Span, furniture: readonly Span[]): boolean {
  const normal = { start: toNormal(article.normal, paragraph.start), end: toNormal(article.normal, paragraph.end) }
  return furniture.some(span => contains(span, normal))
}

function stretches(text: string, paragraphs: readonly Span[], findMarks: FindMarks): readonly Span[] {
  const result: Span[] = []
  /** Opened in an earlier paragraph and not closed there. */
  let pending: Span | undefined
  for (const paragraph of paragraphs) {
    const marks = findMarks(text, paragraph)
    const [first] = marks
    const goesOn = first !== undefined && (first.opens ? first.at === paragraph.start : pending !== undefined)
    if (pending !== undefined && !goesOn) result.push(pending)
    let start = pending !== undefined && goesOn ? pending.start : undefined
    let depth = start !== undefined && first?.opens === false ? 1 : 0
    for (const { at, opens } of marks) {
      if (opens) {
        if (depth === 0) start ??= at
        depth++
      } else if (depth > 0) {
        depth--
        if (depth > 0 || start === undefined) continue
        result.push({ start, end: at + 1 })
        start = undefined
      }
    }
    pending = start === undefined ? undefined : { start, end: paragraph.end }
  }
  return pending === undefined ? result : [...result, pending]
}

/** Which way a straight or a Scandinavian mark points shows in what stands before and after it. */
function doubleMarks(text: string, paragraph: Span): readonly Mark[] {
  const marks: Mark[] = []
  let outer = ""
  let depth = 0
  for (const { 0: mark, index } of text.slice(paragraph.start, paragraph.end).matchAll(/["“”„‟«»]/g)) {
    const at = paragraph.start + index
    const opens = pointsIn(mark, outer, looksOpening(text, at, paragraph))
    if (opens && depth === 0) outer = mark
    depth = Math.max(0, depth + (opens ? 1 : -1))
    if (depth === 0) outer = ""
    marks.push({ at, opens })
  }
  return marks
}

function pointsIn(mark: string, outer: string, looks: boolean): boolean {
  if (mark === "„" || mark === "‟") return true
  if (mark === "“") return outer !== "„"
  if (mark === "«") return outer !== "»"
  return looks && !(mark === "”" && outer !== "") && !(mark === "»" && outer === "«")
}

/** Nothing of a word before it, and something right behind it. */
function looksOpening(text: string, at: number, paragraph: Span): boolean {
  if (at + 1 >= paragraph.end || /[\s,.;:!?)\]]/.test(text[at + 1] ?? "")) return false
  return at === paragraph.start || /[\s([{<>/:=‐‑‒–—−"'“”‘’„«»-]/.test(text[at - 1] ?? "")
}

/** Single marks, which apostrophes are hard to tell from: each opening one with the closing one that fits it best. */
function singleMarks(text: string, paragraph: Span): readonly Mark[] {
  const marks: Mark[] = []
  const openings = [...text.slice(paragraph.start, paragraph.end).matchAll(/[‘‚']/g)]
    .map(({ index }) => paragraph.start + index)
    .filter(at => looksOpening(text, at, paragraph) && !/[\d\s]/.test(text[at + 1] ?? ""))
  openings.forEach((at, index) => {
    const close = closingOf(text, at, openings[index + 1] ?? paragraph.end)
    if (close === undefined && at !== paragraph.start) return
    marks.push({ at, opens: true })
    if (close !== undefined) marks.push({ at: close, opens: false })
  })
  return marks
}

/** The first apostrophe at the end of a word that follows a stop or a comma, else the first at the end of a word. */
function closingOf(text: string, open: number, limit: number): number | undefined {
  const candidates: number[] = []
  for (let at = open + 1; at < limit; at++) {
    const mark = text[at]
    if (mark !== "’" && mark !== "'" && mark !== "‘") continue
    if (!isWordAt(text, at + 1) && !/\s/.test(text[at - 1] ?? " ")) candidates.push(at)
  }
  return candidates.find(at => !isWordBefore(text, at)) ?? candidates[0]
}
