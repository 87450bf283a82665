import type { ClaimAnchor } from "../../anchor/claims.ts"
import type { CodedFile } from "../../corpus/coded-file.ts"
import type { KnownCode } from "../../corpus/codes.ts"
import type { Corpus } from "../../corpus/corpus.ts"
import { isNegated } from "../../language/negation.ts"
import { sentenceAt, spanAt } from "../../text/segment.ts"
import { type Span, slice } from "../../text/span.ts"
import { changeTo } from "../change-to.ts"
import { escapePattern } from "../escape-pattern.ts"
import type { Fix, Report, Rule } from "../rule.ts"
import { withMistake } from "../with-mistake.ts"

export const stancePolarity: Rule = {
  meta: {
    code: "stance-polarity",
    family: "stance",
    severity: "warning",
    scope: "annotation",
    summary: "A claim supports its topic, but a keyword of the topic is negated in its words.",
    details:
      "It fires only for the keywords (stems) that the codebook lists under the topic, and only on the stance `supports`. A speaker who has not recognised something `withholds` or `opposes`. It looks at the words before the keyword in its clause; two negations cancel one another.",
    tags: ["stances"],
    since: "0.1",
    examples: withMistake(
      `//- a.txt
Adler said that there would be no bridge.
//- a.ann.yaml
mentions:
  Adler: adler
claims:
  none:
    speaker: adler
    cue: said
    mode: indirect
    quote: there would be no bridge
    kind: position
    topic: bridge
    stance: opposes
`,
      "stance: opposes",
      "stance: supports",
    ),
  },
  *checkSidecar(file, corpus) {
    for (const anchor of file.anchored.claims) {
      const { topic, stance } = anchor.claim
      if (topic === undefined || stance?.value !== "supports") continue
      const code = corpus.codes.get("topics", topic.value)
      const found = code && findNegated(anchor, code, file)
      if (found === undefined) continue
      yield {
        at: stance.span,
        message: `"${found.keyword}…" is negated in the text, but stance is supports`,
        inArticle: found.span,
        fix: () => stances(anchor, file, corpus),
      } satisfies Report
    }
  },
}

interface NegatedKeyword {
  readonly keyword: string
  readonly span: Span
}

function findNegated({ segments }: ClaimAnchor, topic: KnownCode, file: CodedFile): NegatedKeyword | undefined {
  const { text } = file.article
  for (const { value: keyword } of topic.keywords) {
    const stem = new RegExp(`(?<![\\p{L}\\p{M}\\p{N}])${escapePattern(keyword)}[\\p{L}\\p{M}]*`, "giu")
    for (const { home } of segments) {
      for (const match of home === undefined ? [] : slice(text, home.span).matchAll(stem)) {
        const start = (home?.span.start ?? 0) + match.index
        if (isNegated(beforeInSentence(start, file), file.language)) {
          return { keyword, span: { start, end: start + match[0].length } }
        }
      }
    }
  }
  return undefined
}

/** The words of the sentence before an offset; those before the quote count, for they may hold "refused to". */
function beforeInSentence(offset: number, { article, language }: CodedFile): string {
  const paragraph = spanAt(article.paragraphs, offset)
  if (paragraph === undefined) return ""
  return article.text.slice(sentenceAt(article.text, paragraph, offset + 1, language).start, offset)
}

/** The stances that deny the support, as far as codebook and claim kind have them. */
function stances({ claim }: ClaimAnchor, { uri }: CodedFile, corpus: Corpus): readonly Fix[] {
  const span = claim.stance?.span
  const allowed = (claim.kind && corpus.codes.get("claim-kinds", claim.kind.value))?.stance ?? []
  if (span === undefined) return []
  return ["withholds", "opposes"]
    .filter(stance => corpus.codes.get("stances", stance) !== undefined)
    .filter(stance => allowed.length === 0 || allowed.some(({ value }) => value === stance))
    .map(stance => changeTo(uri, span, stance))
}
