import { findText } from "../../anchor/find-selector.ts"
import { isMention, type Mention } from "../../anchor/mentions.ts"
import type { CodedFile } from "../../corpus/coded-file.ts"
import type { Corpus } from "../../corpus/corpus.ts"
import { namesOf } from "../../corpus/vocabulary-uses.ts"
import { isCommonWord } from "../../language/common-words.ts"
import type { LocatedText } from "../../text/span.ts"
import { typeOf } from "../entity-facts.ts"
import { findModifiers } from "../find-modifiers.ts"
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
      "`the country` may be the wrong country, which no other rule can see. A description that tells who is meant is left alone: by a title that the entity holds, or by a name that the registry ties it to (`the Kazakh capital`). So are groups, events and documents, which often have no name, local entities and joint mentions.",
  },
  *checkSidecar(file, corpus) {
    const mentions = file.anchored.occurrences.filter(isMention)
    const named = new Set(mentions.filter(({ kind }) => kind !== "description").flatMap(({ entities }) => entities))
    const told = new Set([...titledMentions(file, corpus)].map(({ entity }) => entity.value))
    const seen = new Set<string>()
    for (const mention of mentions) {
      const [entity, second] = mention.reading.target.entities
      if (entity === undefined || second !== undefined || seen.has(entity.value)) continue
      seen.add(entity.value)
      if (looksLikeName(mention.surface.text.value, file.language)) named.add(entity.value)
      if (named.has(entity.value) || told.has(entity.value) || !isNameless(entity, file, corpus)) continue
      if (mentions.some(other => other.entities.includes(entity.value) && tells(other, entity, file, corpus))) continue
      yield {
        at: entity.span,
        message: `${entity.value} is never named in this article`,
        inArticle: mention.span,
      }
    }
  },
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
