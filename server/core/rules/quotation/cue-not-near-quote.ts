import type { ClaimAnchor } from "../../anchor/claims.ts"
import type { CodedFile } from "../../corpus/coded-file.ts"
import { spanAt } from "../../text/segment.ts"
import { contains, overlaps, type Span, slice } from "../../text/span.ts"
import { safeClaim } from "../example-claims.ts"
import { homesOf, quotationsOf } from "../quotations-of.ts"
import type { Rule } from "../rule.ts"
import { withMistake } from "../with-mistake.ts"
import { takeNearestVerb } from "./nearest-verb.ts"

export const cueNotNearQuote: Rule = {
  meta: {
    code: "cue-not-near-quote",
    family: "quotation",
    severity: "warning",
    scope: "annotation",
    summary: "The cue of a claim stands in another paragraph than its words.",
    details:
      "Take the words of attribution beside the quote. Where the attribution of an earlier claim carries on, write `continues` instead. A quotation that runs over paragraphs reaches as far as its marks, and a cue before a colon reaches into the paragraph below.",
    tags: ["quotes", "speakers"],
    since: "0.1",
    examples: withMistake(
      `//- a.txt
Adler said the bridge was safe.

Later she added a word of thanks.
//- a.ann.yaml
mentions:
  Adler: adler
claims:
${safeClaim}`,
      "cue: said",
      "cue: added",
    ),
  },
  *checkSidecar(file) {
    for (const anchor of file.anchored.claims) {
      const { claim, cue, span } = anchor
      if (claim.cue === undefined || cue === undefined || claim.continues !== undefined) continue
      const around = surroundings(anchor, file)
      if (around === undefined || overlaps(around, cue.span)) continue
      yield {
        at: claim.cue.exact.span,
        message: `the cue "${claim.cue.exact.value}" is not in the paragraph of the quote`,
        inArticle: cue.span,
        ...(span && file.articleUri && { related: [{ uri: file.articleUri, span, message: "the quote is here" }] }),
        fix: () => takeNearestVerb(file, anchor),
      }
    }
  },
}

/** From the first to the last paragraph of the quote, and of the quotations that it lies in. */
function surroundings(anchor: ClaimAnchor, file: CodedFile): Span | undefined {
  const homes = homesOf(anchor)
  const whole = [...homes, ...quotationsOf(file).filter(one => homes.some(home => contains(one, home)))]
  const { paragraphs, text } = file.article
  const first = spanAt(paragraphs, Math.min(...whole.map(({ start }) => start)))
  const last = spanAt(paragraphs, Math.max(...whole.map(({ end }) => end)))
  if (first === undefined || last === undefined) return undefined
  const before = paragraphs[paragraphs.indexOf(first) - 1]
  const leads = before !== undefined && /:\s*$/.test(slice(text, before))
  return { start: leads ? before.start : first.start, end: last.end }
}
