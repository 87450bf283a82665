import { setInClaim } from "../../acts/claim-edits.ts"
import type { ClaimAnchor } from "../../anchor/claims.ts"
import { findText, type Match } from "../../anchor/find-selector.ts"
import type { CodedFile } from "../../corpus/coded-file.ts"
import { findSubject } from "../../language/attribution.ts"
import { type AttributionWords, attributionWords } from "../../language/attribution-words.ts"
import { forLanguage } from "../../language/for-language.ts"
import type { Claim } from "../../model/claim.ts"
import { sentenceAt, spanAt } from "../../text/segment.ts"
import { contains } from "../../text/span.ts"
import type { Fix, Rule } from "../rule.ts"

export const claimMissingCue: Rule = {
  meta: {
    code: "claim-missing-cue",
    family: "quotation",
    severity: "warning",
    scope: "annotation",
    summary: "A direct, mixed or indirect claim has neither a cue nor `continues`.",
    details:
      "Write the words of attribution (`said`, `according to`) as `cue`, or name the claim whose attribution carries on as `continues`. The speaker can be checked only where the cue is known. The fix takes the nearest verb of saying in the paragraph.",
  },
  *checkSidecar(file) {
    for (const anchor of file.anchored.claims) {
      const { claim, span } = anchor
      const { mode, cue, continues, fields } = claim
      if (mode === undefined || !/^(?:direct|mixed|indirect)$/.test(mode.value)) continue
      if (cue !== undefined || continues !== undefined || fields.has("cue") || fields.has("continues")) continue
      if (hasUnknownKey(claim, file) || isByNarrator(claim)) continue
      yield {
        at: claim.slug.span,
        message: `"${claim.slug.value}" is ${mode.value}, but has no cue and no "continues"`,
        ...(span && { inArticle: span }),
        fix: () => takeVerb(file, anchor),
      }
    }
  },
}

/** It may be the cue's. */
function hasUnknownKey({ span }: Claim, { problems }: CodedFile): boolean {
  return problems.some(problem => problem.code === "attribute-unknown" && contains(span, problem.span))
}

/** Then `narrator-mode` says that the mode is wrong. */
function isByNarrator({ speaker }: Claim): boolean {
  return speaker?.entities.some(({ value }) => value === "narrator") ?? false
}

function takeVerb(file: CodedFile, anchor: ClaimAnchor): readonly Fix[] {
  const words = forLanguage(attributionWords, file.language)
  const verb = words && nearestVerb(file, anchor, words)
  if (verb === undefined) return []
  const cue = file.article.text.slice(verb.span.start, verb.span.end)
  const edits = setInClaim(file.text, anchor.claim, "cue", cue)
  return edits.length === 0 ? [] : [{ title: `Take "${cue}" as the cue`, changes: [{ uri: file.uri, edits }] }]
}

/** The nearest one outside the quote that has no other subject than the speaker; those of its own sentence come first. */
function nearestVerb(
  file: CodedFile,
  { claim, span, segments }: ClaimAnchor,
  words: AttributionWords,
): Match | undefined {
  const paragraph = spanAt(file.article.paragraphs, span?.start ?? -1)
  if (paragraph === undefined || span === undefined) return undefined
  const speakers = claim.speaker?.entities.map(speaker => speaker.value) ?? []
  const fits = (match: Match) =>
    contains(paragraph, match.span) &&
    !segments.some(({ home }) => home !== undefined && contains(home.span, match.span)) &&
    (findSubject(file, match, words)?.entities.some(id => speakers.includes(id)) ?? true)
  const { text } = file.article
  const first = sentenceAt(text, paragraph, span.start + 1, file.language)
  const last = sentenceAt(text, paragraph, span.end - 1, file.language)
  const penalty = (match: Match) => (contains({ start: first.start, end: last.end }, match.span) ? 0 : text.length)
  const distance = (match: Match) =>
    Math.max(0, span.start - match.span.end, match.span.start - span.end) + penalty(match)
  const verbs = [...words.verbs].flatMap(verb => findText(file.article, verb)).filter(fits)
  return verbs.sort((a, b) => distance(a) - distance(b))[0]
}
