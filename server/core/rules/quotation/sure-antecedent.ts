import type { Mention } from "../../anchor/mentions.ts"
import type { CodedFile } from "../../corpus/coded-file.ts"
import type { Corpus } from "../../corpus/corpus.ts"
import { type AttributionWords, attributionWords } from "../../language/attribution-words.ts"
import { forLanguage } from "../../language/for-language.ts"
import { reportedSpeech } from "../../language/reported-speech.ts"
import { type Span, slice } from "../../text/span.ts"
import { typeOf } from "../entity-facts.ts"
import { quotationsOf } from "../quotations-of.ts"
import { isPerson, personsBefore, pronounReach } from "./antecedent.ts"
import { isToldNear, toldMentions } from "./told-mentions.ts"

/**
 * Whom a "he" or "she" means, where there is one person only and none of the `others` can be meant: they are no persons,
 * or the article does not speak of them around there.
 */
export function sureAntecedent(
  pronoun: Span,
  others: readonly string[],
  file: CodedFile,
  corpus: Corpus,
): string | undefined {
  const words = forLanguage(attributionWords, file.language)
  const said = slice(file.article.text, pronoun).toLowerCase()
  if (words === undefined || !forLanguage(reportedSpeech, file.language)?.forPersonOnly.has(said)) return undefined
  const [meant, second] = personsBefore(pronoun, file, corpus)
  if (meant === undefined || second !== undefined) return undefined
  if (!others.every(id => isRuledOut(id, pronoun, file, corpus))) return undefined
  const before = toldMentions({ start: 0, end: pronoun.start }, file).filter(({ entities }) => entities.includes(meant))
  const antecedent = before.findLast(mention => mayBeSubject(mention, file, words))
  if (antecedent === undefined) return undefined
  const between = { start: antecedent.span.end, end: pronoun.start }
  return namesAnother(between, file, words) ? undefined : meant
}

function isRuledOut(id: string, pronoun: Span, file: CodedFile, corpus: Corpus): boolean {
  if (typeOf(id, file, corpus) === undefined) return false
  return !isPerson(id, file, corpus) || !isToldNear(id, pronoun, pronounReach, file)
}

/** Neither the owner of something nor behind a preposition. */
function mayBeSubject({ span }: Mention, { article }: CodedFile, words: AttributionWords): boolean {
  if (/^['’]/.test(article.text.slice(span.end, span.end + 1))) return false
  const lead = /[\p{L}\p{M}\s-]*$/u.exec(article.text.slice(Math.max(0, span.start - 60), span.start))?.[0] ?? ""
  return !lead
    .trim()
    .split(/\s+/)
    .slice(-4)
    .some(word => words.prepositions.has(word))
}

/** Whether the article speaks there of somebody whom nobody tagged: "an official", "John Smith". */
function namesAnother(between: Span, file: CodedFile, { personNouns }: AttributionWords): boolean {
  const spoken = [...quotationsOf(file), ...toldMentions(between, file).map(({ span }) => span)]
  for (const { 0: word, index } of slice(file.article.text, between).matchAll(/[\p{L}\p{M}]+/gu)) {
    const at = between.start + index
    if (spoken.some(({ start, end }) => start <= at && at < end)) continue
    const opens = /(?:^|[.!?:]["”’»)]*|\n)\s*["“„«‘]?$/.test(file.article.text.slice(Math.max(0, at - 10), at))
    if (personNouns.has(word.toLowerCase()) || (!opens && /^\p{Lu}/u.test(word))) return true
  }
  return false
}
