import type { Mention } from "../../anchor/mentions.ts"
import type { CodedFile } from "../../corpus/coded-file.ts"
import { contains, type Span } from "../../text/span.ts"
import { mentionsIn } from "../mentions-in.ts"
import { quotationsOf } from "../quotations-of.ts"

/** The mentions in a stretch of the article that it makes itself, outside of quotations. */
export function toldMentions(within: Span, file: CodedFile): readonly Mention[] {
  const isTold = (span: Span) => contains(within, span) && !quotationsOf(file).some(one => contains(one, span))
  return mentionsIn(file).filter(({ span }) => isTold(span))
}

/** Whether the article mentions somebody in the paragraphs of a stretch, or in the `reach` paragraphs before them. */
export function isToldNear(id: string, { start, end }: Span, reach: number, file: CodedFile): boolean {
  const { paragraphs } = file.article
  const first = paragraphs.findIndex(paragraph => paragraph.end >= start)
  const last = paragraphs.findIndex(paragraph => paragraph.end >= end)
  const from = paragraphs[Math.max(0, first - reach)]?.start ?? 0
  const to = paragraphs[last]?.end ?? end
  return toldMentions({ start: from, end: to }, file).some(({ entities }) => entities.includes(id))
}
