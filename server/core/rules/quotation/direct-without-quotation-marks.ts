import { findQuotations, isQuoted } from "../../anchor/quotations.ts"
import type { CodedFile } from "../../corpus/coded-file.ts"
import type { Corpus } from "../../corpus/corpus.ts"
import type { Claim } from "../../model/claim.ts"
import { overlaps, type Span } from "../../text/span.ts"
import { changeTo } from "../change-to.ts"
import { lineOf } from "../line-of.ts"
import type { Fix, Rule } from "../rule.ts"
import { shorten } from "../shorten.ts"

export const directWithoutQuotationMarks: Rule = {
  meta: {
    code: "direct-without-quotation-marks",
    family: "quotation",
    severity: "error",
    scope: "annotation",
    summary: "A claim has the mode direct, but its words do not stand in quotation marks.",
    details:
      "All of the quote must lie between an opening and a closing mark. Curly, straight and angle marks are known, and quotations that run over several paragraphs and are closed once, at the end of the last. Change the mode, or leave the words outside the marks out of the quote. A closing mark that the article forgot is supplied at the end of the paragraph.",
  },
  *checkSidecar(file, corpus) {
    const direct = file.anchored.claims.filter(({ claim }) => claim.mode?.value === "direct")
    if (direct.length === 0) return
    const quotations = findQuotations(file.article, file.anchored.boilerplate)
    for (const { claim, segments } of direct) {
      const outside = segments.find(({ home }) => home !== undefined && !isQuoted(quotations, home.span))?.home?.span
      if (outside === undefined || claim.mode === undefined) continue
      const words = shorten(file.article.text.slice(outside.start, outside.end).replace(/\s+/g, " "), 40)
      yield {
        at: claim.mode.span,
        message: `line ${lineOf(file.article, outside.start)}: "${words}" does not stand in quotation marks`,
        inArticle: outside,
        fix: () =>
          fixes(
            file,
            claim,
            segments.map(({ home }) => home?.span),
            quotations,
            corpus,
          ),
      }
    }
  },
}

/** Another mode that the codebook has: mixed where a part is quoted. */
function fixes(
  file: CodedFile,
  { mode }: Claim,
  spans: readonly (Span | undefined)[],
  quotations: readonly Span[],
  corpus: Corpus,
): readonly Fix[] {
  const part = spans.some(span => span !== undefined && quotations.some(quotation => overlaps(quotation, span)))
  const modes = (part ? ["mixed", "indirect"] : ["indirect"]).filter(id => corpus.codes.get("modes", id) !== undefined)
  return mode === undefined ? [] : modes.map(id => changeTo(file.uri, mode.span, id, `Change the mode to "${id}"`))
}
