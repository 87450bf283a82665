import type { ArticleText } from "../anchor/article-text.ts"
import { toNormal } from "../text/normal-form.ts"
import { spanAt } from "../text/segment.ts"
import { type Span, slice } from "../text/span.ts"

/** Keyword in context, in normal form. */
export interface InContext {
  readonly before: string
  readonly hit: string
  readonly after: string
}

const widest = 60

/** A place of the article with what stands beside it in its paragraph. */
export function inContext(span: Span, { normal, paragraphs }: ArticleText): InContext {
  const paragraph = spanAt(paragraphs, span.start) ?? span
  const [from, to] = [toNormal(normal, span.start), toNormal(normal, span.end)]
  const start = Math.max(toNormal(normal, paragraph.start), from - widest)
  const end = Math.min(toNormal(normal, paragraph.end), to + widest)
  return {
    before: normal.text.slice(Math.min(start, from), from),
    hit: slice(normal.text, { start: from, end: to }),
    after: normal.text.slice(to, Math.max(end, to)),
  }
}
