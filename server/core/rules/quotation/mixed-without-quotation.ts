import { changeMode } from "../change-mode.ts"
import { oneClaim } from "../example-claims.ts"
import { homesOf, quotedParts } from "../quotations-of.ts"
import type { Rule } from "../rule.ts"
import { withMistake } from "../with-mistake.ts"
import { wordsOf } from "../words-of.ts"

export const mixedWithoutQuotation: Rule = {
  meta: {
    code: "mixed-without-quotation",
    family: "quotation",
    severity: "warning",
    scope: "annotation",
    summary: "A claim has the mode mixed, but none of its words stand in quotation marks.",
    details:
      "Mixed is reported speech with some words in quotation marks. Change the mode to indirect, or take the quoted words into the quote.",
    tags: ["quotes"],
    since: "0.1",
    examples: withMistake(oneClaim, "mode: indirect", "mode: mixed"),
  },
  *checkSidecar(file, corpus) {
    for (const anchor of file.anchored.claims) {
      const { claim, span } = anchor
      const { mode } = claim
      if (mode?.value !== "mixed" || span === undefined || homesOf(anchor).length < anchor.segments.length) continue
      if (quotedParts(anchor, file).length > 0) continue
      yield {
        at: mode.span,
        message: `nothing in "${wordsOf(file, span)}" stands in quotation marks, but the mode is "mixed"`,
        inArticle: span,
        fix: () => changeMode(claim, ["indirect"], file, corpus),
      }
    }
  },
}
