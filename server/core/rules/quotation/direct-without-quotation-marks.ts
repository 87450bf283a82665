import { changeMode } from "../change-mode.ts"
import { oneClaim } from "../example-claims.ts"
import { lineOf } from "../line-of.ts"
import { homesOf, isInQuotation, quotedParts } from "../quotations-of.ts"
import type { Rule } from "../rule.ts"
import { withMistake } from "../with-mistake.ts"
import { wordsOf } from "../words-of.ts"

export const directWithoutQuotationMarks: Rule = {
  meta: {
    code: "direct-without-quotation-marks",
    family: "quotation",
    severity: "error",
    scope: "annotation",
    summary: "A claim has the mode direct, but its words do not stand in quotation marks.",
    details:
      "All of the quote must lie between an opening and a closing mark. Curly, straight and angle marks are known, and quotations that run over several paragraphs and are closed once, at the end of the last. Change the mode, or leave the words outside the marks out of the quote. A closing mark that the article forgot is supplied at the end of the paragraph.",
    tags: ["quotes"],
    since: "0.1",
    examples: withMistake(oneClaim, "mode: indirect", "mode: direct"),
  },
  *checkSidecar(file, corpus) {
    for (const anchor of file.anchored.claims) {
      const { claim } = anchor
      if (claim.mode?.value !== "direct") continue
      const outside = homesOf(anchor).find(home => !isInQuotation(home, file))
      if (outside === undefined) continue
      yield {
        at: claim.mode.span,
        message: `line ${lineOf(file.article, outside.start)}: "${wordsOf(file, outside)}" does not stand in quotation marks`,
        inArticle: outside,
        fix: () =>
          changeMode(claim, quotedParts(anchor, file).length > 0 ? ["mixed", "indirect"] : ["indirect"], file, corpus),
      }
    }
  },
}
