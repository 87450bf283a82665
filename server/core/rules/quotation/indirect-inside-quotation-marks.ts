import { changeMode } from "../change-mode.ts"
import { isAllQuoted, isReportedInQuotation } from "../quotations-of.ts"
import type { Rule } from "../rule.ts"
import { withMistake } from "../with-mistake.ts"
import { wordsOf } from "../words-of.ts"

export const indirectInsideQuotationMarks: Rule = {
  meta: {
    code: "indirect-inside-quotation-marks",
    family: "quotation",
    severity: "warning",
    scope: "annotation",
    summary: "A claim has the mode indirect or mixed, but all of its words stand in quotation marks.",
    details:
      "Change the mode to direct, or take the words outside the marks into the quote. What somebody reports who is quoted is exempt: a claim that lies inside another claim's direct or mixed quote, or whose cue is quoted as well.",
    tags: ["quotes"],
    since: "0.1",
    examples: withMistake(
      `//- a.txt
“The bridge is safe,” Adler said.
//- a.ann.yaml
mentions:
  Adler: adler
claims:
  safe:
    speaker: adler
    cue: said
    mode: direct
    quote: The bridge is safe
    kind: assertion
    topic: bridge
    stance: none
`,
      "mode: direct",
      "mode: indirect",
    ),
  },
  *checkSidecar(file, corpus) {
    for (const anchor of file.anchored.claims) {
      const { claim, span } = anchor
      const { mode } = claim
      if (mode === undefined || span === undefined || !/^(?:indirect|mixed)$/.test(mode.value)) continue
      if (!isAllQuoted(anchor, file) || isReportedInQuotation(anchor, file)) continue
      yield {
        at: mode.span,
        message: `all of "${wordsOf(file, span)}" stands in quotation marks, but the mode is "${mode.value}"`,
        inArticle: span,
        fix: () => changeMode(claim, ["direct"], file, corpus),
      }
    }
  },
}
