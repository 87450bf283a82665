import type { CodedFile } from "../../corpus/coded-file.ts"
import type { Corpus } from "../../corpus/corpus.ts"
import type { RegisteredEntity } from "../../corpus/registry.ts"
import { between, type DayInterval, intersects, parseDayInterval } from "../../dates/day-interval.ts"
import { isElsewhen } from "../../language/look-back.ts"
import type { Claim } from "../../model/claim.ts"
import { sentenceAt, spanAt } from "../../text/segment.ts"
import { type LocatedText, type Span, slice } from "../../text/span.ts"
import { sidecarSchema } from "../../yaml/schema-sidecar.ts"
import { setField } from "../../yaml/set-field.ts"
import type { Fix, Report, Rule } from "../rule.ts"
import { withMistake } from "../with-mistake.ts"
import { shownDate } from "./shown-date.ts"

export const entityOutOfPeriod: Rule = {
  meta: {
    code: "entity-out-of-period",
    family: "time",
    severity: "warning",
    scope: "annotation",
    summary: "Somebody speaks in a claim who did not exist when the article was published.",
    details:
      "Periods come from `from` and `to` in the registry. Name another speaker, correct the period, or say that the claim is of another time: with a `date`, or with `modality: historical`. Only speakers are looked at, since articles mention what is past or planned all the time; sentences that name another year are left alone.",
    tags: ["dates", "speakers"],
    since: "0.1",
    examples: withMistake(
      `//- registry.yaml
format: 1
entities:
  union: {type: country, name: The Union, to: 1991-12-26}
//- a.txt
The Union said the bridge was safe.
//- a.ann.yaml
source: {published: 1990-03}
mentions:
  The Union: union
claims:
  safe:
    speaker: union
    cue: said
    mode: indirect
    quote: the bridge was safe
    kind: assertion
    topic: bridge
    stance: none
`,
      "source: {published: 1990-03}",
      "source: {published: 2018-03}",
    ),
  },
  *checkSidecar(file, corpus) {
    const { published } = file
    if (published === undefined) return
    for (const { claim, cue, span } of file.anchored.claims) {
      if (claim.modality?.value === "historical") continue
      const said = (claim.date && parseDayInterval(claim.date.value)) ?? published
      for (const id of claim.speaker?.entities ?? []) {
        const entity = corpus.registry.get(id.value)
        if (entity === undefined || !isOut(entity, said) || isOfAnotherTime(cue?.span ?? span, file)) continue
        yield { ...report(id, entity, claim, said, file, corpus), ...(span && { inArticle: span }) }
      }
    }
  },
}

/** An inverted period tells nothing: `period-inverted` says so. */
function isOut({ from, to, born }: RegisteredEntity, date: DayInterval): boolean {
  const period = between((born ?? from)?.value, to?.value)
  return period.first <= period.last && !intersects(period, date)
}

function isOfAnotherTime(place: Span | undefined, { article, language, published }: CodedFile): boolean {
  const paragraph = place && spanAt(article.paragraphs, place.start)
  if (place === undefined || paragraph === undefined) return false
  return isElsewhen(
    slice(article.text, sentenceAt(article.text, paragraph, place.start, language)),
    language,
    published,
  )
}

function report(
  id: LocatedText,
  entity: RegisteredEntity,
  claim: Claim,
  said: DayInterval,
  file: CodedFile,
  corpus: Corpus,
): Report {
  const { to, born } = entity
  const start = born ?? entity.from
  const isOver = to !== undefined && between(undefined, to.value).last < said.first
  const bound = isOver ? to : start
  const verb = isOver ? "ended" : born === undefined ? "began" : "was born"
  const date = claim.date === undefined ? `article is ${shownDate(file)}` : `the claim is of ${claim.date.value}`
  return {
    at: id.span,
    message: `${id.value} ${verb} ${bound?.value}, ${date}`,
    ...(bound && { related: [{ uri: entity.uri, span: bound.span, message: `${id.value} ${verb} then` }] }),
    fix: () => toHistorical(claim, file, corpus),
  }
}

function toHistorical({ slug, kind, modality }: Claim, file: CodedFile, corpus: Corpus): readonly Fix[] {
  const allowed = (kind && corpus.codes.get("claim-kinds", kind.value))?.modality ?? []
  const fits = allowed.length === 0 || allowed.some(({ value }) => value === "historical")
  if (modality !== undefined || !fits || corpus.codes.get("modalities", "historical") === undefined) return []
  const edits = setField(file.text, sidecarSchema, ["claims", slug.value, "modality"], "historical")
  return edits === undefined ? [] : [{ title: 'Add "modality: historical"', changes: [{ uri: file.uri, edits }] }]
}
