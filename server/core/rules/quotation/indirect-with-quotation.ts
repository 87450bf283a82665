import { spanLength } from "../../text/span.ts"
import { changeMode } from "../change-mode.ts"
import { isAllQuoted, isReportedInQuotation, quotedParts } from "../quotations-of.ts"
import type { Rule } from "../rule.ts"
import { wordsOf } from "../words-of.ts"

/** Shorter ones are words that the article keeps at a distance, marks included. */
const shortest = 12

export const indirectWithQuotation: Rule = {
  meta: {
    code: "indirect-with-quotation",
    family: "quotation",
    severity: "info",
    scope: "annotation",
    summary: "A claim has the mode indirect, but some of its words stand in quotation marks.",
    details:
      "Reported speech with quoted words in it is mixed. Quotations under 12 characters are left alone, and so is what somebody reports who is quoted.",
  },
  *checkSidecar(file, corpus) {
    for (const anchor of file.anchored.claims) {
      const { claim, span } = anchor
      const { mode } = claim
      if (mode?.value !== "indirect" || span === undefined || isAllQuoted(anchor, file)) continue
      const part = quotedParts(anchor, file).find(one => spanLength(one) >= shortest)
      if (part === undefined || isReportedInQuotation(anchor, file)) continue
      yield {
        at: mode.span,
        message: `"${unquoted(wordsOf(file, part))}" stands in quotation marks, but the mode is "indirect"`,
        inArticle: part,
        fix: () => changeMode(claim, ["mixed"], file, corpus),
      }
    }
  },
}

function unquoted(words: string): string {
  return words.replace(/^["“”„‟«»'‘’‚\s]+|[,"“”„‟«»'‘’\s]+$/gu, "")
}
