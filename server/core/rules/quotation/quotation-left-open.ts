import { findText } from "../../anchor/find-selector.ts"
import type { CodedFile } from "../../corpus/coded-file.ts"
import type { Claim } from "../../model/claim.ts"
import type { Selector } from "../../model/selector.ts"
import { normalize } from "../../text/normal-form.ts"
import { contains, overlaps, type Span, slice } from "../../text/span.ts"
import { replaceScalar } from "../../yaml/edit-entry.ts"
import { quotationsOf } from "../quotations-of.ts"
import type { Fix, Rule } from "../rule.ts"
import { withMistake } from "../with-mistake.ts"
import { wordsOf } from "../words-of.ts"

export const quotationLeftOpen: Rule = {
  meta: {
    code: "quotation-left-open",
    family: "quotation",
    severity: "info",
    scope: "annotation",
    summary: "The quote of a claim has an opening quotation mark without its closing one, or the other way round.",
    details:
      "The span of the quote ends inside of a quotation, or begins there. Take in all of the quotation, or leave the mark out: a quote that lies inside of the marks is written without them. Claims with the mode direct are the matter of `direct-without-quotation-marks`.",
    tags: ["quotes"],
    since: "0.1",
    examples: withMistake(
      `//- a.txt
Adler said the bridge was “perfectly safe” for now.
//- a.ann.yaml
mentions:
  Adler: adler
claims:
  safe:
    speaker: adler
    cue: said
    mode: mixed
    quote: the bridge was “perfectly safe”
    kind: assertion
    topic: bridge
    stance: none
`,
      "quote: the bridge was “perfectly safe”",
      "quote: the bridge was “perfectly safe",
    ),
  },
  *checkSidecar(file) {
    for (const { claim, segments } of file.anchored.claims) {
      if (claim.mode?.value === "direct") continue
      for (const { selector, home } of segments) {
        const cut = home && cutQuotation(home.span, file)
        if (home === undefined || cut === undefined) continue
        const [which, mark] = cut.start >= home.span.start ? ["closing", "open"] : ["opening", "closed"]
        yield {
          at: selector.exact.span,
          message: `the quotation "${wordsOf(file, inner(cut))}" is ${mark} in this quote without its ${which} mark`,
          inArticle: home.span,
          fix: () =>
            take(
              selector,
              claim,
              { start: Math.min(cut.start, home.span.start), end: Math.max(cut.end, home.span.end) },
              file,
            ),
        }
      }
    }
  },
}

/** A quotation of which a span holds one mark and not the other, and some of the words. */
function cutQuotation(span: Span, file: CodedFile): Span | undefined {
  return quotationsOf(file).find(
    quotation =>
      overlaps(quotation, span) &&
      !contains(quotation, span) &&
      !contains(span, quotation) &&
      isClosed(quotation, file) &&
      /[\p{L}\p{N}]/u.test(slice(file.article.text, common(quotation, span))),
  )
}

/** One that the article never closes is the article's slip. */
function isClosed({ end }: Span, { article }: CodedFile): boolean {
  return /["“”«»'‘’]/.test(article.text[end - 1] ?? "")
}

function common(a: Span, b: Span): Span {
  return { start: Math.max(a.start, b.start), end: Math.min(a.end, b.end) }
}

function inner({ start, end }: Span): Span {
  return { start: start + 1, end: end - 1 }
}

/** All of the quotation, where the words are found once and stand in one piece. */
function take({ exact, prefix, suffix }: Selector, { quote }: Claim, whole: Span, file: CodedFile): readonly Fix[] {
  const words = normalize(slice(file.article.text, whole))
  if (quote?.kind !== "segments" || prefix || suffix || findText(file.article, words).length !== 1) return []
  const edits = replaceScalar(file.text, exact.span, words)
  return [{ title: "Take in all of the quotation", changes: [{ uri: file.uri, edits }] }]
}
