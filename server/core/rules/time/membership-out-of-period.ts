import type { Mention } from "../../anchor/mentions.ts"
import type { CodedFile } from "../../corpus/coded-file.ts"
import type { Corpus } from "../../corpus/corpus.ts"
import type { RegisteredEntity } from "../../corpus/registry.ts"
import { between, type DayInterval, intersects } from "../../dates/day-interval.ts"
import { isElsewhen } from "../../language/look-back.ts"
import { namesMembers, speaksOfMembers } from "../../language/membership-words.ts"
import { hasNegation } from "../../language/negation.ts"
import type { Membership } from "../../model/registry.ts"
import { sentenceAt, spanAt } from "../../text/segment.ts"
import { contains, type Span, slice } from "../../text/span.ts"
import { mentionsIn } from "../mentions-in.ts"
import type { Report, Rule } from "../rule.ts"
import { withMistake } from "../with-mistake.ts"
import { shownDate } from "./shown-date.ts"

export const membershipOutOfPeriod: Rule = {
  meta: {
    code: "membership-out-of-period",
    family: "time",
    severity: "info",
    scope: "article",
    summary: "A sentence counts somebody among the members of a body who was no member when it was published.",
    details:
      "Periods come from `members` in the registry; those who are not listed there at all are left alone. The rule reads sentences with a word such as member in a paragraph that names the body. Former and future members, those who join or leave, negations and sentences about other years are left alone. Check the date, the entity or the registry. There is no quick fix: nothing tells which of them is wrong.",
    tags: ["dates", "registry"],
    since: "0.1",
    examples: withMistake(
      `//- registry.yaml
format: 1
entities:
  sudia: {type: country, name: Sudia}
  pact: {type: organization, name: Eastern Pact, members: [{of: sudia, from: 2006, to: 2012}]}
//- a.txt
Sudia is a member of the Eastern Pact.
//- a.ann.yaml
source: {published: 2008-03}
mentions:
  Sudia: sudia
  Eastern Pact: pact
`,
      "source: {published: 2008-03}",
      "source: {published: 2018-03}",
    ),
  },
  *checkSidecar(file, corpus) {
    const { published } = file
    if (published === undefined || !namesMembers(file.article.text, file.language)) return
    const seen = new Set<number>()
    const mentions = mentionsIn(file)
    const inBodies = membersOfBodies(mentions, corpus)
    for (const mention of mentions.filter(({ entities }) => entities.some(id => inBodies.has(id)))) {
      const sentence = sentenceAround(mention.span, file)
      if (sentence === undefined || !countsMembers(sentence, file)) continue
      for (const entity of mention.reading.target.entities) {
        const body = seen.has(entity.span.start) ? undefined : bodyFor(mention, sentence, mentions, file, corpus)
        const periods = body?.members.filter(({ of }) => of?.value === entity.value) ?? []
        if (body === undefined || periods.length === 0 || periods.some(one => isHeldIn(one, published))) continue
        seen.add(entity.span.start)
        yield { ...report(entity.value, body, periods, file), at: entity.span, inArticle: mention.span }
      }
    }
  },
}

/** Whoever is or was a member of something that is mentioned. */
function membersOfBodies(mentions: readonly Mention[], corpus: Corpus): ReadonlySet<string> {
  const ids = new Set(mentions.flatMap(({ entities }) => entities))
  return new Set([...ids].flatMap(id => corpus.registry.get(id)?.members ?? []).flatMap(({ of }) => of?.value ?? []))
}

function sentenceAround(place: Span, { article, language }: CodedFile): Span | undefined {
  const paragraph = spanAt(article.paragraphs, place.start)
  return paragraph && sentenceAt(article.text, paragraph, place.start, language)
}

function countsMembers(sentence: Span, { article, language, published }: CodedFile): boolean {
  const text = slice(article.text, sentence)
  return speaksOfMembers(text, language) && !hasNegation(text, language) && !isElsewhen(text, language, published)
}

/** The last body with members that the paragraph names before the end of the sentence. */
function bodyFor(
  { entities }: Mention,
  sentence: Span,
  mentions: readonly Mention[],
  { article }: CodedFile,
  corpus: Corpus,
): RegisteredEntity | undefined {
  const paragraph = spanAt(article.paragraphs, sentence.start)
  if (paragraph === undefined) return undefined
  const named = mentions
    .filter(({ span }) => contains(paragraph, span) && span.end <= sentence.end)
    .flatMap(one => one.entities)
    .filter(id => !entities.includes(id))
  const bodies = named.map(id => corpus.registry.get(id)).filter(entity => (entity?.members.length ?? 0) > 0)
  return bodies.at(-1)
}

/** A period that is inverted tells nothing. */
function isHeldIn({ from, to }: Membership, date: DayInterval): boolean {
  const period = between(from?.value, to?.value)
  return period.first > period.last || intersects(period, date)
}

function report(
  id: string,
  body: RegisteredEntity,
  periods: readonly Membership[],
  file: CodedFile,
): Pick<Report, "message" | "related"> {
  const shown = periods.map(({ from, to }) => `${from?.value ?? ""}..${to?.value ?? ""}`)
  return {
    message: `${id} was in ${body.id.value} ${shown.join(" and ")}, article is ${shownDate(file)}`,
    related: periods.map(({ span }) => ({ uri: body.uri, span, message: `${id} is a member here` })),
  }
}
