import type { ClaimAnchor } from "../../anchor/claims.ts"
import { findSelector, type Match } from "../../anchor/find-selector.ts"
import type { CodedFile } from "../../corpus/coded-file.ts"
import type { Corpus } from "../../corpus/corpus.ts"
import { findSubject, type Subject } from "../../language/attribution.ts"
import type { AttributionWords } from "../../language/attribution-words.ts"
import { subjectOfParticiple } from "../../language/participle.ts"
import { subjectOfSource } from "../../language/source-subject.ts"
import { spanAt } from "../../text/segment.ts"
import { contains, type Span } from "../../text/span.ts"
import { quotationsOf } from "../quotations-of.ts"
import { pronounAt, pronounOf } from "./antecedent.ts"
import { sureAntecedent } from "./sure-antecedent.ts"

interface Asking {
  readonly anchor: ClaimAnchor
  readonly file: CodedFile
  readonly corpus: Corpus
  readonly words: AttributionWords
}

/**
 * Whom the article may give as the speaker of a claim: by the words of `source`, else beside the cue and beside the same
 * words elsewhere in the paragraph. The cue's own comes first. None where any of these leaves it open.
 */
export function subjectsOf(asking: Asking): readonly Subject[] {
  const { claim, source } = asking.anchor
  const all = claim.source === undefined ? besideCues(asking) : [source && inSource(source, asking)]
  return all.includes(undefined) ? [] : all.flatMap(subject => subject ?? [])
}

function inSource(source: Match, { anchor, file, corpus, words }: Asking): Subject | undefined {
  const named = subjectOfSource(file, source, words)
  return named ?? meantBy(pronounOf(anchor, file), { anchor, file, corpus, words })
}

function besideCues(asking: Asking): readonly (Subject | undefined)[] {
  const { claim, cue, span } = asking.anchor
  const { article } = asking.file
  const first = spanAt(article.paragraphs, span?.start ?? -1)
  const last = spanAt(article.paragraphs, span?.end ?? -1)
  if (cue === undefined || claim.cue === undefined || first === undefined || last === undefined) return []
  const around = { start: first.start, end: last.end }
  const others = findSelector(article, claim.cue).filter(({ span }) => span.start !== cue.span.start)
  return contains(around, cue.span)
    ? [cue, ...others.filter(match => contains(around, match.span))].map(match => besideCue(match, asking))
    : []
}

function besideCue(cue: Match, asking: Asking): Subject | undefined {
  const { file, words } = asking
  const named = findSubject(file, cue, words) ?? subjectOfParticiple(file, cue, words, quotationsOf(file))
  return named ?? meantBy(pronounAt(cue, file), asking)
}

function meantBy(pronoun: Span | undefined, { anchor, file, corpus }: Asking): Subject | undefined {
  const speakers = anchor.claim.speaker?.entities.map(({ value }) => value) ?? []
  const meant = pronoun && sureAntecedent(pronoun, speakers, file, corpus)
  return pronoun === undefined || meant === undefined ? undefined : { entities: [meant], span: pronoun }
}
