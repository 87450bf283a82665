import { findText } from "../../anchor/find-selector.ts"
import type { Mention } from "../../anchor/mentions.ts"
import type { CodedFile } from "../../corpus/coded-file.ts"
import type { Corpus } from "../../corpus/corpus.ts"
import { namesOf } from "../../corpus/vocabulary-uses.ts"
import { spanAt } from "../../text/segment.ts"
import { typeOf } from "../entity-facts.ts"
import { findModifiers } from "../find-modifiers.ts"
import { mentionsIn } from "../mentions-in.ts"
import { areTied, tiesOf } from "../ties.ts"
import type { Described } from "./definite-descriptions.ts"

/** Whether readers of a description cannot know what it stands for: nothing up to the end of its paragraph tells. */
export function isUnheardOf({ entity, mention }: Described, file: CodedFile, corpus: Corpus): boolean {
  const id = entity.value
  const type = typeOf(id, file, corpus)
  if (type === undefined || isOf(["group", "event", "document"], type, corpus)) return false
  const until = isOf(["person"], type, corpus) ? file.article.text.length : endOfParagraph(mention, file)
  if (isNamed(id, until, file, corpus) || tells(mention, id, file, corpus)) return false
  const others = new Set(introduced(until, file).flatMap(({ entities }) => entities))
  return !others.has(id) && ![...others].some(other => tiesOf(other, file, corpus).has(id))
}

/** What of the same type the article has named by then, the last one first; of joint mentions the other parts count, too. */
export function rivalsOf({ entity, mention, isJoint }: Described, file: CodedFile, corpus: Corpus): readonly string[] {
  const type = typeOf(entity.value, file, corpus)
  const own = isJoint ? [] : mention.entities
  const named = introduced(endOfParagraph(mention, file), file).flatMap(({ entities }) => entities)
  return [...new Set(named.reverse())].filter(id => !own.includes(id) && typeOf(id, file, corpus) === type)
}

function isOf(kinds: readonly string[], type: string, { codes }: Corpus): boolean {
  return kinds.some(kind => codes.isUnder("entity-types", type, kind))
}

function endOfParagraph({ span }: Mention, { article }: CodedFile): number {
  return spanAt(article.paragraphs, span.start)?.end ?? span.end
}

function isNamed(id: string, until: number, { article }: CodedFile, corpus: Corpus): boolean {
  const entity = corpus.registry.get(id)
  const names = entity === undefined ? [] : namesOf(entity).flatMap(({ value }) => [value, value.toUpperCase()])
  return names.some(name => (findText(article, name)[0]?.span.end ?? Number.POSITIVE_INFINITY) <= until)
}

/** The mentions up to there by a name. */
function introduced(until: number, file: CodedFile): readonly Mention[] {
  return mentionsIn(file).filter(({ span, kind }) => span.end <= until && kind !== "description")
}

/** "the Kazakh capital" */
function tells({ surface }: Mention, id: string, file: CodedFile, corpus: Corpus): boolean {
  const modifiers = findModifiers(surface.text.value, file.language, corpus)
  return modifiers.some(({ known }) => known.some(({ entity }) => areTied(id, entity.id.value, file, corpus)))
}
