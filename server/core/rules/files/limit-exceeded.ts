import { ruleFromProblems } from "../from-problems.ts"
import type { Rule } from "../rule.ts"

/** Bytes of an article (format.md section 9). */
const largestArticle = 20_000_000

export const limitExceeded: Rule = {
  ...ruleFromProblems({
    code: "limit-exceeded",
    family: "files",
    severity: "error",
    scope: "article",
    summary: "A file is too large, too deeply nested, holds too many annotations, or cannot be opened.",
    details:
      "Limits are 5 MB and 20,000 annotations for an annotation file, 20 MB for an article and 20 levels of nesting. What lies beyond is not read. Split the file. Of an article or annotation file that cannot be opened at all, nothing is checked: see to it that you may read it.",
    tags: ["files"],
    since: "0.1",
  }),
  *checkArticle(uri, corpus) {
    const text = corpus.articleText(uri)
    if (text === undefined || text.length * 3 <= largestArticle) return
    const size = new TextEncoder().encode(text).length
    if (size <= largestArticle) return
    const message = `this article is larger than ${largestArticle / 1_000_000} MB; split it`
    yield { at: { start: 0, end: 1 }, message }
  },
  *checkUnread(uri, corpus) {
    const message = corpus.pairs.hasArticle(uri)
      ? `this article cannot be read: either you may not open it, or it is larger than ${largestArticle / 1_000_000} MB and has to be split`
      : "this annotation file cannot be read: see to it that you may open it"
    yield { at: { start: 0, end: 0 }, message }
  },
}
