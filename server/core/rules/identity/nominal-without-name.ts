import { findText } from "../../anchor/find-selector.ts"
import type { Mention } from "../../anchor/mentions.ts"
import type { CodedFile } from "../../corpus/coded-file.ts"
import type { Corpus } from "../../corpus/corpus.ts"
import { namesOf } from "../../corpus/vocabulary-uses.ts"
import { isCommonWord } from "../../language/common-words.ts"
import type { LocatedText } from "../../text/span.ts"
import { typeOf } from "../entity-facts.ts"
import { findModifiers } from "../find-modifiers.ts"
import { mentionsIn } from "../mentions-in.ts"
import type { Rule } from "../rule.ts"
import { areTied } from "../ties.ts"
import { titledMentions } from "../titled-mentions.ts"

export const nominalWithoutName: Rule = {
  meta: {
    code: "nominal-without-name",
    family: "identity",
    severity: "info",
    scope: "article",
    summary: "Only descriptions of an entity are tagged, and the article never names it.",
    details:
      "`the country` may be the wrong country, which no other rule can see. A description that tells who is meant is left alone: by a title, or by a name that the registry ties it to (`the Kazakh capital`). So are groups, events and documents, which often have no name, local entities and joint mentions.",
    tags: ["names"],
    since: "0.1",
    examples: {
      bad: `//- a.txt
The old woman opened the bridge.
//- a.ann.yaml
mentions:
  The old woman: adler
`,
      good: `//- a.txt
The old woman opened the bridge. Ida Adler cut the ribbon.
//- a.ann.yaml
mentions:
  The old woman: adler
  Ida Adler: adler
`,
    },
  },
  *checkSidecar(file, corpus) {
    const mentions = mentionsIn(file)
    const candidates = onlyDescribed(mentions, file).filter(({ entity }) => isNameless(entity, file, corpus))
    if (candidates.length === 0) return
    const titled = new Set([...titledMentions(file, corpus)].map(({ entity }) => entity.value))
    for (const { entity, mention } of candidates) {
      const own = mentions.filter(({ entities }) => entities.includes(entity.value))
      if (titled.has(entity.value) || own.some(other => tells(other, entity, file, corpus))) continue
      yield { at: entity.span, message: `${entity.value} is never named in this article`, inArticle: mention.span }
    }
  },
}

/** The first mentions of entities that have no other mentions than descriptions. */
function onlyDescribed(mentions: readonly Mention[], { language }: CodedFile) {
  const isName = ({ kind, surface }: Mention) => kind !== "description" || looksLikeName(surface.text.value, language)
  const seen = new Set(mentions.filter(isName).flatMap(({ entities }) => entities))
  return mentions.flatMap(mention => {
    const [entity, second] = mention.reading.target.entities
    if (entity === undefined || second !== undefined || seen.has(entity.value)) return []
    seen.add(entity.value)
    return [{ entity, mention }]
  })
}

/** A name that the registry lacks is one all the same: capitals, and no article before them. */
function looksLikeName(words: string, language: string | undefined): boolean {
  const [first = "", ...others] = words.trim().split(/\s+/)
  if (!/^[\p{Lu}\p{N}]/u.test(first) || isCommonWord(first, language)) return false
  return others.every(word => word.length < 4 || /^[\p{Lu}\p{N}]/u.test(word))
}

/** Whether it has names, of a kind that articles use, and none of them stands in this one. */
function isNameless(id: LocatedText, file: CodedFile, corpus: Corpus): boolean {
  const entity = corpus.registry.get(id.value)
  const type = typeOf(id.value, file, corpus)
  if (entity === undefined || type === undefined) return false
  if (["group", "event", "document"].some(kind => corpus.codes.isUnder("entity-types", type, kind))) return false
  const names = namesOf(entity).flatMap(({ value }) => [value, value.toUpperCase()])
  return names.length > 0 && names.every(name => findText(file.article, name).length === 0)
}

/** Whether a description names something that the entity belongs to. */
function tells({ surface }: Mention, { value }: LocatedText, file: CodedFile, corpus: Corpus): boolean {
  const modifiers = findModifiers(surface.text.value, file.language, corpus)
  return modifiers.some(({ known }) => known.some(({ entity }) => areTied(value, entity.id.value, file, corpus)))
}
