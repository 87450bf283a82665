import { setInClaim } from "../../acts/claim-edits.ts"
import type { ClaimAnchor } from "../../anchor/claims.ts"
import { findText, type Match } from "../../anchor/find-selector.ts"
import type { CodedFile } from "../../corpus/coded-file.ts"
import { findSubject } from "../../language/attribution.ts"
import { type AttributionWords, attributionWords } from "../../language/attribution-words.ts"
import { forLanguage } from "../../language/for-language.ts"
import { sentenceAt, spanAt } from "../../text/segment.ts"
import { contains, slice } from "../../text/span.ts"
import type { Fix } from "../rule.ts"

/** The nearest verb of saying in the paragraph as the cue of a claim. */
export function takeNearestVerb(file: CodedFile, anchor: ClaimAnchor): readonly Fix[] {
  const words = forLanguage(attributionWords, file.language)
  const verb = words && nearestVerb(file, anchor, words)
  if (verb === undefined) return []
  const cue = slice(file.article.text, verb.span)
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
