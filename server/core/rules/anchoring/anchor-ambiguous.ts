import { whatChanged } from "../../acts/follow/what-changed.ts"
import { writeContext } from "../../acts/write-context.ts"
import type { SegmentAnchor } from "../../anchor/claims.ts"
import { findText, type Match } from "../../anchor/find-selector.ts"
import { shortestContext } from "../../anchor/shortest-context.ts"
import type { CodedFile } from "../../corpus/coded-file.ts"
import { lineOf } from "../line-of.ts"
import type { Fix, Report, Rule } from "../rule.ts"
import { withMistake } from "../with-mistake.ts"

export const anchorAmbiguous: Rule = {
  meta: {
    code: "anchor-ambiguous",
    family: "anchoring",
    severity: "warning",
    scope: "annotation",
    summary: "The words of a quote occur in several places, so that it is not certain which one is meant.",
    details:
      "Add a word of context, or lengthen the quote. Repeats in a region that is labelled headline, standfirst or caption do not count, so labelling such a region is a repair as well. Cues and sources are never ambiguous: the nearest one is meant.",
    tags: ["quotes"],
    since: "0.1",
    examples: withMistake(
      `//- a.txt
The bridge is safe, Adler said on Monday.

The bridge is safe, Adler said on Friday.
//- a.ann.yaml
mentions:
  Adler: adler
claims:
  safe:
    speaker: adler
    cue: said
    mode: indirect
    quote: {exact: The bridge is safe, suffix: ", Adler said on Monday"}
    kind: assertion
    topic: bridge
    stance: none
`,
      'quote: {exact: The bridge is safe, suffix: ", Adler said on Monday"}',
      "quote: The bridge is safe",
    ),
  },
  *checkSidecar(file, corpus) {
    const { doubtful } = whatChanged(file, corpus)
    const known = new Map(doubtful.map(({ selector, at }) => [selector.exact.span.start, at.start]))
    for (const { segments } of file.anchored.claims) {
      for (const segment of segments) {
        const { home, rivals } = segment
        if (home === undefined || rivals.length === 0) continue
        const old = known.get(segment.selector.exact.span.start)
        yield report(file, segment, oldFirst([home, ...rivals], old), old)
      }
    }
  },
}

function oldFirst(places: readonly Match[], old: number | undefined): readonly Match[] {
  return places.toSorted((a, b) => Number(b.span.start === old) - Number(a.span.start === old))
}

/** `old` is the place that they were taken from, where newer ones have come to it. */
function report(file: CodedFile, segment: SegmentAnchor, places: readonly Match[], old: number | undefined): Report {
  const lines = places.map(({ span }) => lineOf(file.article, span.start)).sort((a, b) => a - b)
  const was = old === undefined ? "" : `; they were taken from line ${lineOf(file.article, old)}`
  const uri = file.articleUri
  const others = uri === undefined ? [] : places.slice(1).map(({ span }) => ({ uri, span, message: "or this one" }))
  return {
    at: segment.selector.span,
    message: `these words fit ${places.length} places (lines ${lines.join(", ")})${was}`,
    ...(places[0] && { inArticle: places[0].span }),
    related: others,
    fix: () => places.flatMap(place => choose(file, segment, place) ?? []),
  }
}

function choose(file: CodedFile, { selector }: SegmentAnchor, place: Match): Fix | undefined {
  const anywhere = findText(file.article, selector.exact.value)
  const match = anywhere.find(candidate => candidate.normal.start === place.normal.start)
  const context = match && shortestContext(file.article, anywhere, match)
  if (context === undefined) return undefined
  const words = context.prefix === undefined ? `before "${context.suffix}"` : `after "${context.prefix}"`
  const title = `Mean the place on line ${lineOf(file.article, place.span.start)}, ${words}`
  return { title, changes: [{ uri: file.uri, edits: writeContext(file.text, selector, context) }] }
}
