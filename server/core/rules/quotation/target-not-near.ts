import type { ClaimAnchor } from "../../anchor/claims.ts"
import type { CodedFile } from "../../corpus/coded-file.ts"
import { spanAt } from "../../text/segment.ts"
import { overlaps, type Span } from "../../text/span.ts"
import { safeClaim } from "../example-claims.ts"
import { mentionedIn, mentionsIn } from "../mentions-in.ts"
import type { Rule } from "../rule.ts"
import { withMistake } from "../with-mistake.ts"
import { otherTargets } from "./other-targets.ts"
import { isNamedAmong } from "./target-mentions.ts"

export const targetNotNear: Rule = {
  meta: {
    code: "target-not-near",
    family: "quotation",
    severity: "hint",
    scope: "annotation",
    summary:
      "The target of a claim is named in the article, but neither in the paragraph of its words nor in the one before.",
    details:
      "Often all is well: a pronoun or the course of the article tells whom it is about. Look once whether the target is the right one. A mention of something that belongs to the target, or that it belongs to, will do. The quick fixes name those whom the words of the claim speak of.",
    tags: ["quotes"],
    since: "0.1",
    examples: withMistake(
      `//- a.txt
Adler went to Sudia.

It was raining there for a week.

Adler said the bridge was safe.
//- a.ann.yaml
mentions:
  Adler: adler
  Sudia: sudia
claims:
${safeClaim}`,
      "stance: none",
      "stance: none\n    target: sudia",
    ),
  },
  *checkSidecar(file, corpus) {
    for (const anchor of file.anchored.claims) {
      const around = anchor.claim.target.length === 0 ? undefined : surroundings(anchor, file)
      if (around === undefined || anchor.claim.continues !== undefined) continue
      const near = namedIn(around, file)
      for (const target of anchor.claim.target) {
        if (isNamedAmong(target.value, near, file, corpus)) continue
        if (!isNamedAmong(target.value, mentionedIn(file), file, corpus)) continue
        yield {
          at: target.span,
          message: `the target "${target.value}" is not mentioned in the paragraph`,
          ...(anchor.span && { inArticle: anchor.span }),
          fix: () => otherTargets(target, anchor, file, corpus),
        }
      }
    }
  },
}

function namedIn(around: Span, file: CodedFile): ReadonlySet<string> {
  const mentions = mentionsIn(file).filter(({ span }) => overlaps(span, around))
  return new Set(mentions.flatMap(({ entities }) => entities))
}

/** The paragraphs of the words and the one before them; what stands in a headline has all of the text around it. */
function surroundings({ span }: ClaimAnchor, { article, anchored }: CodedFile): Span | undefined {
  if (span === undefined || anchored.display.some(region => overlaps(region, span))) return undefined
  const first = spanAt(article.paragraphs, span.start)
  const last = spanAt(article.paragraphs, span.end)
  if (first === undefined || last === undefined) return undefined
  const before = article.paragraphs[article.paragraphs.indexOf(first) - 1]
  return { start: (before ?? first).start, end: last.end }
}
