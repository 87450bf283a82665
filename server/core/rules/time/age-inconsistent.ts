import type { Mention } from "../../anchor/mentions.ts"
import type { CodedFile } from "../../corpus/coded-file.ts"
import type { Corpus } from "../../corpus/corpus.ts"
import { type DayInterval, parseDayInterval } from "../../dates/day-interval.ts"
import { ageBehind, ageIn } from "../../language/ages.ts"
import { isElsewhen, isTakenBack } from "../../language/look-back.ts"
import { normalize } from "../../text/normal-form.ts"
import { sentenceAt, spanAt } from "../../text/segment.ts"
import { type LocatedText, type Span, slice } from "../../text/span.ts"
import { mentionsIn } from "../mentions-in.ts"
import type { Report, Rule } from "../rule.ts"
import { withMistake } from "../with-mistake.ts"
import { shownDate } from "./shown-date.ts"

export const ageInconsistent: Rule = {
  meta: {
    code: "age-inconsistent",
    family: "time",
    severity: "warning",
    scope: "annotation",
    summary: "An article gives somebody an age that they did not have when it was published.",
    details:
      "Check the date of the article first: a date from the page's furniture (`Last update`) is the usual reason; then the person, and `born` in the registry. Dates are compared as intervals, so a person born in `1940` may be of two ages. Ages are read in descriptions (`the 78-year-old leader`) and right behind names (`, 78,`); sentences that look back or name another year are left alone. There is no quick fix: nothing tells which of the two is wrong.",
    tags: ["dates"],
    since: "0.1",
    examples: withMistake(
      `//- registry.yaml
format: 1
entities:
  adler: {type: person, name: Ida Adler, aliases: [Adler], born: 1960-05-02}
//- a.txt
Adler, 57, opened the bridge.
//- a.ann.yaml
source: {published: 2018-03}
mentions:
  Adler: adler
`,
      "Adler, 57, opened the bridge.",
      "Adler, 71, opened the bridge.",
    ),
  },
  *checkSidecar(file, corpus) {
    const { published } = file
    if (published === undefined) return
    const seen = new Set<string>()
    for (const mention of mentionsIn(file)) {
      const [entity, second] = mention.reading.target.entities
      const written = entity && second === undefined ? ageAt(mention, file) : undefined
      if (entity === undefined || written === undefined) continue
      const key = `${entity.span.start} ${written.years}`
      if (seen.has(key) || isOfAnotherTime(written.span, file)) continue
      seen.add(key)
      const born = corpus.registry.get(entity.value)?.born
      const days = born && parseDayInterval(born.value)
      const ages = days && agesBetween(days, published)
      if (born === undefined || ages === undefined || (ages.least <= written.years && written.years <= ages.most))
        continue
      yield report(entity, born, written.span, ages, file, corpus)
    }
  },
}

interface AgeAt {
  readonly years: number
  /** In the article, with the words that it belongs to. */
  readonly span: Span
}

/** In the words for somebody, or right behind their name. */
function ageAt({ kind, span }: Mention, { article, language }: CodedFile): AgeAt | undefined {
  if (kind === "description") {
    const inside = ageIn(slice(article.text, span), language)
    return inside && { years: inside.years, span }
  }
  const behind = ageBehind(article.text.slice(span.end, span.end + 40), language)
  return behind && { years: behind.years, span: { start: span.start, end: span.end + behind.length } }
}

function isOfAnotherTime(place: Span, { article, language, published }: CodedFile): boolean {
  const paragraph = spanAt(article.paragraphs, place.start)
  if (paragraph === undefined) return false
  const sentence = sentenceAt(article.text, paragraph, place.start, language)
  const before = article.text.slice(sentence.start, place.start).match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  const words = [...before.slice(-2), ...(slice(article.text, place).match(/[\p{L}\p{M}]+/gu) ?? []).slice(0, 2)]
  return (
    isTakenBack(words, language) || isElsewhen(besidesOwnPeriod(slice(article.text, sentence)), language, published)
  )
}

/** "…, who has led the country since 1991" is no look back. */
function besidesOwnPeriod(sentence: string): string {
  return sentence.replace(/(?:since|seit|depuis)\s[^,.;]*?\d{4}/giu, "")
}

interface Ages {
  readonly least: number
  readonly most: number
}

function agesBetween(born: DayInterval, then: DayInterval): Ages | undefined {
  if (![born.first, born.last, then.first, then.last].every(Number.isFinite)) return undefined
  return { least: yearsBetween(born.last, then.first), most: yearsBetween(born.first, then.last) }
}

/** Birthdays that have passed from one day to another. */
function yearsBetween(from: number, to: number): number {
  const [a, b] = [from, to].map(day => new Date(day * 86_400_000))
  if (a === undefined || b === undefined) return 0
  const years = b.getUTCFullYear() - a.getUTCFullYear()
  const before = b.getUTCMonth() - a.getUTCMonth() || b.getUTCDate() - a.getUTCDate()
  return before < 0 ? years - 1 : years
}

function report(
  entity: LocatedText,
  born: LocatedText,
  span: Span,
  { least, most }: Ages,
  file: CodedFile,
  corpus: Corpus,
): Report {
  const { published } = file.sidecar.source
  const ages = least === most ? String(least) : `${least} or ${most}`
  const uri = corpus.registry.get(entity.value)?.uri
  const birth = uri === undefined ? [] : [{ uri, span: born.span, message: `${entity.value} was born ${born.value}` }]
  const date =
    published === undefined ? [] : [{ uri: file.uri, span: published.span, message: "the article was published then" }]
  return {
    at: entity.span,
    message: `"${normalize(slice(file.article.text, span))}": ${entity.value} was ${ages} at ${shownDate(file)}`,
    inArticle: span,
    related: [...date, ...birth],
  }
}
