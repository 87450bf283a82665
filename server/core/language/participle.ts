import type { Match } from "../anchor/find-selector.ts"
import type { CodedFile } from "../corpus/coded-file.ts"
import { toNormal } from "../text/normal-form.ts"
import { sentenceAt, spanAt } from "../text/segment.ts"
import { contains, type Span, slice } from "../text/span.ts"
import { findSubject, type Subject } from "./attribution.ts"
import type { AttributionWords } from "./attribution-words.ts"
import { type Clause, clauseAround, nextWord, previousWord } from "./clause.ts"
import { cuesIn } from "./find-cues.ts"

/**
 * The subject of a participle is that of its main clause: "Noting that …, Lavrov said", "Lavrov said …, adding that".
 * Undefined where the verbs of saying around it do not agree. `quotations` are spans of the article.
 */
export function subjectOfParticiple(
  file: CodedFile,
  cue: Match,
  words: AttributionWords,
  quotations: readonly Span[],
): Subject | undefined {
  const clause = clauseAround(file, cue)
  const paragraph = spanAt(file.article.paragraphs, cue.span.start)
  if (clause === undefined || paragraph === undefined || !isParticiple(clause, cue, words)) return undefined
  const sentence = sentenceAt(file.article.text, paragraph, cue.span.start, file.language)
  const { article } = file
  const within = { start: toNormal(article.normal, sentence.start), end: toNormal(article.normal, sentence.end) }
  const subjects = cuesIn(article, within, words)
    .filter(verb => !quotations.some(quotation => contains(quotation, verb.span)))
    .flatMap(verb => findSubject(file, verb, words) ?? [])
    .filter(({ span }) => span.end <= cue.span.start || opensClause(file, span, cue.span))
  const [first] = subjects
  const agree = subjects.every(({ entities }) => entities.join() === first?.entities.join())
  return agree ? first : undefined
}

function isParticiple(
  clause: Clause,
  { normal }: Match,
  { participle, betweenSubjectAndVerb }: AttributionWords,
): boolean {
  const first = nextWord(clause, normal.start)
  if (participle === undefined || first === undefined || !participle.form.test(first.word)) return false
  let before = previousWord(clause, normal.start)
  while (before !== undefined && !participle.notBehind.has(before.word.toLowerCase())) {
    if (!betweenSubjectAndVerb.test(before.word)) return true
    before = previousWord(clause, before.start)
  }
  return before === undefined
}

/** The main clause follows behind a comma, or surrounds what the participle says. */
function opensClause({ article }: CodedFile, subject: Span, cue: Span): boolean {
  return (
    subject.start < cue.start ||
    /,\s*(?:\p{L}+\s+){0,3}$/u.test(slice(article.text, { start: cue.end, end: subject.start }))
  )
}
