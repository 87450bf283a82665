import { whatChanged } from "../../acts/follow/what-changed.ts"
import type { ClosestText } from "../../anchor/closest-text.ts"
import { findInsideWords, findText, inContext } from "../../anchor/find-selector.ts"
import { findQuotations, isQuoted } from "../../anchor/quotations.ts"
import type { CodedFile } from "../../corpus/coded-file.ts"
import type { Corpus } from "../../corpus/corpus.ts"
import type { Claim } from "../../model/claim.ts"
import type { Selector } from "../../model/selector.ts"
import { normalize } from "../../text/normal-form.ts"
import { overlaps, type Span, slice } from "../../text/span.ts"
import { replaceScalar } from "../../yaml/edit-entry.ts"
import { writeFlow } from "../../yaml/write.ts"
import { closestNewWords, closestWords, isProposed } from "../closest-words.ts"
import { oneClaim } from "../example-claims.ts"
import { lineOf } from "../line-of.ts"
import { removalOf } from "../remove-followed.ts"
import type { Fix, Report, Rule } from "../rule.ts"
import { findAnywhere, noWords, type SelectorSite, selectorSites } from "../selector-sites.ts"
import { shorten } from "../shorten.ts"
import { withMistake } from "../with-mistake.ts"

export const quoteNotVerbatim: Rule = {
  meta: {
    code: "quote-not-verbatim",
    family: "quotation",
    severity: "error",
    scope: "annotation",
    summary: "A quote is not word for word in the article.",
    details:
      "White space and the form of quotation marks and dashes do not matter, everything else does, slips of the article included. The message names the most similar words, and the fix takes them; a similar place is never attached on its own. Write a quote that leaves words out as a list of segments, and put comments under `notes`.",
    tags: ["quotes"],
    since: "0.1",
    examples: withMistake(oneClaim, "quote: the bridge was safe", "quote: the brigde was safe"),
  },
  *checkSidecar(file, corpus) {
    const { lost } = whatChanged(file, corpus)
    for (const site of selectorSites(file)) {
      if (site.role !== "quote" || site.matches.length > 0) continue
      const isThere = findAnywhere(file, site).length > 0
      const { exact, prefix, suffix } = site.selector
      if (exact.value.trim() === "") yield { at: exact.span, message: noWords }
      else if (!isThere && lost.has(exact.span.start)) yield takenOut(file, site, corpus)
      else if (!isThere) yield report(file, site)
      else if (site.after !== undefined && prefix === undefined && suffix === undefined) {
        const message = `"${shorten(exact.value)}" does not occur after "${shorten(site.after.exact.value)}"`
        yield { at: exact.span, message }
      }
    }
  },
}

function takenOut(file: CodedFile, site: SelectorSite, corpus: Corpus): Report {
  const { exact } = site.selector
  const slug = site.claim?.slug.value
  const close = closestNewWords(file, exact.value, corpus)
  const like = close === undefined ? "" : ` (${likeness(file, close)})`
  return {
    at: exact.span,
    message: `"${shorten(exact.value)}" was taken out of the article${like}: remove the claim or change its quote`,
    ...(close && { inArticle: close.span }),
    fix: () => [
      ...(close === undefined ? [] : take(file, site, close)),
      ...(slug === undefined ? [] : removalOf(slug, file, corpus)),
    ],
  }
}

function report(file: CodedFile, site: SelectorSite): Report {
  const { exact } = site.selector
  const close = closestWords(file, exact.value)
  const cut = findInsideWords(file.article, exact.value).length > 0
  const reason = cut ? "begins or ends inside a word" : "is not in the article"
  return {
    at: exact.span,
    message: `"${shorten(exact.value)}" ${reason}${close === undefined ? "" : ` (${likeness(file, close)})`}`,
    ...(close && { inArticle: close.span }),
    fix: () => (close === undefined ? [] : take(file, site, close)),
  }
}

/** Never 100: the words do differ. */
function likeness(file: CodedFile, { span, text, likeness }: ClosestText): string {
  const percent = Math.min(99, Math.floor(likeness * 100))
  return `${percent} % like line ${lineOf(file.article, span.start)}: "${shorten(text)}"`
}

function take(file: CodedFile, { selector, claim }: SelectorSite, close: ClosestText): readonly Fix[] {
  const { text, span } = close
  const { exact, prefix, suffix } = selector
  if (claim?.mode?.value === "direct") {
    const quotations = findQuotations(file.article, file.anchored.boilerplate)
    if (!isQuoted(quotations, span)) return inSegments(file, selector, claim, piecesOf(span, quotations, file))
  }
  const matches = inContext(file.article, findText(file.article, text), prefix?.value, suffix?.value)
  if (matches.length === 0 || !isProposed(close)) return []
  const edits = replaceScalar(file.text, exact.span, text)
  return [{ title: "Take the words of the article", changes: [{ uri: file.uri, edits }] }]
}

/** What of a stretch stands in quotation marks, without the marks and the comma before the cue: "A," he said, "and B." */
function piecesOf(span: Span, quotations: readonly Span[], { article }: CodedFile): readonly string[] {
  return quotations
    .filter(quotation => overlaps(quotation, span))
    .map(({ start, end }) => slice(article.text, { start: Math.max(start, span.start), end: Math.min(end, span.end) }))
    .map(piece => normalize(piece).replace(/^["“”„‟«»'‘’\s]+|[,"“”„‟«»'‘’\s]+$/gu, ""))
}

/** Only in the place of a quote that is one text without a context. */
function inSegments(file: CodedFile, selector: Selector, { quote }: Claim, pieces: readonly string[]): readonly Fix[] {
  const isAlone = quote?.kind === "segments" && quote.span.start === selector.exact.span.start
  if (!isAlone || pieces.length < 2 || !pieces.every(piece => findText(file.article, piece).length > 0)) return []
  const edits = [{ span: selector.exact.span, newText: writeFlow(pieces) }]
  return [{ title: "Take the words of the article, without what interrupts them", changes: [{ uri: file.uri, edits }] }]
}
