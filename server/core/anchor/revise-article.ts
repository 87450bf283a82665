import type { CommonEnds } from "../text/common-ends.ts"
import { foldTypography } from "../text/normal-form.ts"
import { paragraphs } from "../text/segment.ts"
import type { Span } from "../text/span.ts"
import { spliceNormal } from "../text/splice-normal.ts"
import { type ArticleText, prepareArticle } from "./article-text.ts"
import { noteRevision } from "./revisions.ts"

/** The same as `prepareArticle` gives; what was found in the text before is not looked for again where the text stayed. */
export function reviseArticle(before: ArticleText, text: string): ArticleText {
  const spliced = spliceNormal(before.normal, before.text, text)
  if (spliced === undefined) return prepareArticle(text, before.language, before.markup)
  const { normal, ends } = spliced
  let parts: readonly Span[] | undefined
  const article: ArticleText = {
    text,
    normal,
    folded: fold(normal.text, before, ends),
    get paragraphs() {
      parts ??= paragraphs(text)
      return parts
    },
    language: before.language,
    bounded: before.bounded,
    markup: before.markup,
    memory: {},
  }
  noteRevision(article, before, ends)
  return article
}

function fold(text: string, { folded, normal }: ArticleText, { head, tail }: CommonEnds): string {
  const between = text.slice(head, text.length - tail)
  const middle = foldTypography(between)
  if (middle === between && folded === normal.text) return text
  return folded.slice(0, head) + middle + folded.slice(folded.length - tail)
}
