import { canSpeak } from "../../core/acts/claim-draft/find-speaker.ts"
import { isMention } from "../../core/anchor/mentions.ts"
import type { CodedFile } from "../../core/corpus/coded-file.ts"
import type { Corpus } from "../../core/corpus/corpus.ts"
import { entityKey } from "../../core/corpus/keys.ts"
import { codeLabel, entityName } from "../../core/corpus/names.ts"
import { sentenceAt, spanAt } from "../../core/text/segment.ts"
import { contains, type Span } from "../../core/text/span.ts"
import type { Choice as SchemaChoice } from "../../core/yaml/schema.ts"
import type { Choice } from "../acts-protocol.ts"
import type { FormContext } from "./choices.ts"

/** How many entities beside those of the article; ids can be typed in, too. */
export const mostEntities = 3000

const speaking: ReadonlySet<string> = new Set(["speaker", "via", "for"])

/**
 * The entities of the sentence, of the paragraph, of the article, then all, the most mentioned first; of those, where
 * somebody speaks, the ones who can. `also`: words that may stand for an entity.
 */
export function entityChoices(key: string, also: readonly SchemaChoice[], context: FormContext): readonly Choice[] {
  const { corpus, file, values } = context
  const isOpen = (id: string) => !speaking.has(key) || file === undefined || canSpeak(id, file, corpus)
  const groups = file === undefined ? [] : nearbyIds(file, context.at)
  const written = values.get(key)
  const joint = typeof written === "string" && written.includes("+") ? [jointChoice(written, context)] : []
  const near = groups.flatMap(({ group, ids }) => ids.filter(isOpen).map(id => entityChoice(id, context, group)))
  const seen = new Set(near.map(({ value }) => value))
  const rest = byMentions(corpus, file).filter(id => !seen.has(id) && isOpen(id))
  const words = also.map(
    ({ value }): Choice => ({ value, label: "The article itself", description: value, group: "In its own voice" }),
  )
  const others = rest.slice(0, mostEntities).map(id => entityChoice(id, context, "All"))
  return [...joint, ...near, ...words, ...others]
}

interface Group {
  readonly group: string
  readonly ids: readonly string[]
}

/** Each id once, where it is nearest. */
function nearbyIds(file: CodedFile, at: Span | undefined): readonly Group[] {
  const mentions = file.anchored.occurrences.filter(isMention)
  const inside = (span: Span | undefined) =>
    span === undefined ? [] : mentions.filter(one => contains(span, one.span)).flatMap(({ entities }) => entities)
  const paragraph = at && spanAt(file.article.paragraphs, at.start)
  const groups: [string, readonly string[]][] = [
    ["In this sentence", inside(at && paragraph && sentencesOf(at, paragraph, file))],
    ["In this paragraph", inside(paragraph)],
    ["In this article", [...mentions.flatMap(({ entities }) => entities), ...file.sidecar.local.keys()]],
  ]
  const seen = new Set<string>()
  return groups.map(([group, ids]) => ({ group, ids: [...new Set(ids)].filter(id => !seen.has(id) && seen.add(id)) }))
}

function sentencesOf(at: Span, paragraph: Span, { article, language }: CodedFile): Span {
  const first = sentenceAt(article.text, paragraph, at.start + 1, language)
  const last = sentenceAt(article.text, paragraph, Math.max(at.start + 1, at.end - 1), language)
  return { start: first.start, end: Math.max(first.end, last.end) }
}

function byMentions(corpus: Corpus, file: CodedFile | undefined): readonly string[] {
  const counted = [...corpus.registry.ids()].map(id => ({
    id,
    mentions: corpus.index.totals.of(entityKey(id, ""), file?.coder).mentions,
  }))
  return counted.sort((a, b) => b.mentions - a.mentions).map(({ id }) => id)
}

function entityChoice(id: string, { corpus, file }: FormContext, group: string): Choice {
  const entity = id.startsWith("_") ? file?.sidecar.local.get(id) : corpus.registry.get(id)
  return {
    value: id,
    label: entityName(id, file, corpus),
    ...(entity?.type && { description: codeLabel("entity-types", entity.type.value, corpus) }),
    ...(entity?.about && { detail: entity.about.value }),
    group,
  }
}

/** What the words themselves say: "Russia and Nicaragua". */
function jointChoice(written: string, { corpus, file }: FormContext): Choice {
  const names = written.split("+").map(id => entityName(id.trim(), file, corpus))
  return { value: written, label: names.join(" and "), description: "jointly", group: "In this sentence" }
}
