import type { CodedFile } from "../../corpus/coded-file.ts"
import type { Corpus } from "../../corpus/corpus.ts"
import { cardinalityOf } from "../../language/number-words.ts"
import type { Reading, Surface } from "../../model/sidecar.ts"
import { sentenceAt, spanAt } from "../../text/segment.ts"
import { contains } from "../../text/span.ts"
import { typeOf } from "../entity-facts.ts"
import { firstOccurrences } from "../first-occurrences.ts"
import type { Fix, Report, Rule } from "../rule.ts"

export const jointCardinality: Rule = {
  meta: {
    code: "joint-cardinality",
    family: "identity",
    severity: "warning",
    scope: "annotation",
    summary: "A description says how many are meant, and another number of entities is named.",
    details:
      "Join all that are meant: `the three guarantors: russia + iran + turkey`. The rule reads numbers from two on at the head of a description. One entity that stands for several things by its nature (a group, an organization, an event, a region) fits any number, and so do sides, camps, parties and other nouns for what has several members itself, where more are named.",
    tags: ["names"],
    since: "0.1",
    examples: {
      bad: `//- a.txt
The three countries met.
//- a.ann.yaml
mentions:
  The three countries: nordia + sudia
`,
      good: `//- a.txt
The three countries met.
//- a.ann.yaml
mentions:
  The two countries: nordia + sudia
`,
    },
  },
  *checkSidecar(file, corpus) {
    const first = firstOccurrences(file)
    for (const surface of file.sidecar.surfaces) {
      const said = cardinalityOf(surface.text.value, file.language)
      if (said === undefined) continue
      for (const reading of surface.readings) {
        const names = reading.target.entities.length
        if (names === 0 || names === said.count || (said.isOfCollectives && names > said.count)) continue
        if (standsForSeveral(surface, reading, file, corpus)) continue
        const occurrence = first.get(reading)
        yield {
          ...report(surface, reading, said.count, file, corpus),
          ...(occurrence && { inArticle: occurrence.span }),
        }
      }
    }
  },
}

/** Whether the count tells nothing: a known name, or something in it that is several things itself, or is not known. */
function standsForSeveral({ text }: Surface, { target }: Reading, file: CodedFile, corpus: Corpus): boolean {
  const [only, second] = target.entities
  if (only !== undefined && second === undefined && corpus.registry.named(text.value).length > 0) return true
  return target.entities.some(({ value }) => {
    const type = typeOf(value, file, corpus)
    return type === undefined || !single.some(one => corpus.codes.isUnder("entity-types", type, one))
  })
}

/** The types of what is one. */
const single = ["person", "country", "territory", "city"]

function report(surface: Surface, reading: Reading, count: number, file: CodedFile, corpus: Corpus): Report {
  const names = reading.target.entities.length
  return {
    at: reading.target.span,
    message: `"${surface.text.value}" says ${count} but names ${names === 1 ? "1 entity" : `${names} entities`}`,
    fix: () => (count === names + 1 ? additions(reading, file, corpus) : []),
  }
}

/** Others of that type that are mentioned in the same sentence, then in the paragraph. */
function additions(reading: Reading, file: CodedFile, corpus: Corpus): readonly Fix[] {
  const { entities } = reading.target
  const last = entities.at(-1)
  const type = last && typeOf(last.value, file, corpus)
  const place = firstOccurrences(file).get(reading)
  const paragraph = place && spanAt(file.article.paragraphs, place.span.start)
  if (last === undefined || place === undefined || paragraph === undefined) return []
  const sentence = sentenceAt(file.article.text, paragraph, place.span.start, file.language)
  const within = (span: typeof paragraph) =>
    file.anchored.occurrences
      .filter(one => one.state === "mention" && contains(span, one.span))
      .flatMap(one => one.entities)
  const taken = new Set(entities.map(({ value }) => value))
  const candidates = new Set([...within(sentence), ...within(paragraph)])
  return [...candidates]
    .filter(id => !taken.has(id) && typeOf(id, file, corpus) === type)
    .slice(0, 3)
    .map(id => ({
      title: `Add "${id}"`,
      changes: [
        { uri: file.uri, edits: [{ span: { start: last.span.end, end: last.span.end }, newText: ` + ${id}` }] },
      ],
    }))
}
