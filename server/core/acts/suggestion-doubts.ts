import type { ArticleText } from "../anchor/article-text.ts"
import { findText } from "../anchor/find-selector.ts"
import type { MentionKind } from "../anchor/mentions.ts"
import type { CodedFile } from "../corpus/coded-file.ts"
import type { Corpus } from "../corpus/corpus.ts"
import { entityName } from "../corpus/names.ts"
import { type CapitalisedPhrase, capitalisedPhrases, onePart } from "../language/capitalised-phrases.ts"
import { isCommonWord } from "../language/common-words.ts"
import { toNormal, toSource } from "../text/normal-form.ts"
import { spanAt } from "../text/segment.ts"
import { contains, type Span, slice, spanLength } from "../text/span.ts"
import { withLastWord } from "./name-index.ts"
import { surfaceOf } from "./set-readings.ts"
import { targetName } from "./target.ts"
import { toReference } from "./write-context.ts"

/** Words at a place that may mean somebody. */
interface DoubtfulPlace {
  readonly words: string
  readonly entity: string
  readonly kind: MentionKind
  /** In the normal form of the article. */
  readonly normal: Span
}

/** Why it is not certain that they do; undefined where it is. */
export function doubtAt(place: DoubtfulPlace, file: CodedFile, corpus: Corpus): string | undefined {
  const { words, entity, kind } = place
  const others = corpus.registry.named(words).map(known => known.entity.id.value)
  const other = others.find(id => id !== entity)
  if (other !== undefined) return `also a ${kindOf(words, other, corpus)} of ${entityName(other, file, corpus)}`
  if (kind === "description") return "called so elsewhere"
  if (kind !== "name") return kind
  return surfaceDoubt(place, file, corpus) ?? nameDoubt(place, file, corpus) ?? placeDoubt(place, file, corpus)
}

function kindOf(words: string, id: string, corpus: Corpus): string {
  return corpus.registry.kindOf(words, id)
}

/** The words are tagged in this article, as somebody else or in some places only. */
function surfaceDoubt({ words }: DoubtfulPlace, file: CodedFile, corpus: Corpus): string | undefined {
  const [reading] = surfaceOf(words, file)?.readings ?? []
  if (reading === undefined) return undefined
  const { entities, none } = reading.target
  const target = { written: toReference(reading.target), ids: none ? [] : entities.map(({ value }) => value) }
  return `elsewhere in this article ${targetName(target, file, corpus)}`
}

/** A surname that several have. */
function nameDoubt({ words, entity }: DoubtfulPlace, file: CodedFile, corpus: Corpus): string | undefined {
  if (words.includes(" ")) return undefined
  const type = corpus.registry.get(entity)?.type?.value
  const alike = withLastWord(words, corpus.registry).filter(id => corpus.registry.get(id)?.type?.value === type)
  const other = alike.find(id => id !== entity)
  return other === undefined ? undefined : `may be ${entityName(other, file, corpus)}`
}

function placeDoubt({ words, normal }: DoubtfulPlace, file: CodedFile, corpus: Corpus): string | undefined {
  const { article } = file
  const { text } = article.normal
  if (/["“„«‘]$/.test(text.slice(0, normal.start)) && /^["”“»’]/.test(text.slice(normal.end))) {
    return "in quotation marks"
  }
  if (!article.bounded) return words.length < 2 ? "a single character" : undefined
  const paragraph = paragraphAround(normal, article)
  const phrase = phraseAround(normal, paragraph, text)
  if (phrase === undefined || paragraph.isTitle) return undefined
  const isWord = phrase.isHead && !words.includes(" ") && phrase.start === normal.start
  if (isWord && words !== words.toLowerCase() && occursAsWord(words.toLowerCase(), file)) {
    return "may be a common word"
  }
  const before = text.slice(phrase.start, normal.start).trim()
  const behind = text.slice(normal.end, phrase.end).trim()
  // Whatever stands before a full name is a title or another name.
  const isFramed = behind === "" && (words.includes(" ") || isFrame(before, phrase, file, corpus))
  return isFramed || spanLength(phrase) === spanLength(normal) ? undefined : `part of “${slice(text, phrase)}”`
}

interface Paragraph {
  readonly phrases: readonly CapitalisedPhrase[]
  readonly isTitle: boolean
}

/** What is known of the paragraphs of an article by where they begin: many places may lie in one. */
const kept = new WeakMap<ArticleText, Map<number, Paragraph>>()

function paragraphAround(place: Span, article: ArticleText): Paragraph {
  const source = toSource(article.normal, place)
  const { start, end } = spanAt(article.paragraphs, source.start) ?? source
  const paragraphs = kept.get(article) ?? new Map<number, Paragraph>()
  kept.set(article, paragraphs)
  const known = paragraphs.get(start)
  if (known !== undefined) return known
  const normal = { start: toNormal(article.normal, start), end: toNormal(article.normal, end) }
  const paragraph = readParagraph(slice(article.normal.text, normal), normal.start)
  paragraphs.set(start, paragraph)
  return paragraph
}

function readParagraph(text: string, from: number): Paragraph {
  const phrases = [...capitalisedPhrases(text)]
  return {
    phrases: phrases.map(({ start, end, isHead }) => ({ start: from + start, end: from + end, isHead })),
    isTitle: isTitle(text),
  }
}

/** The capitalised phrase that a place lies in. */
function phraseAround(place: Span, { phrases }: Paragraph, text: string): CapitalisedPhrase | undefined {
  const phrase = phrases.find(each => contains(each, place))
  return phrase && wholePart(phrase, place, text)
}

/** Unless the place itself goes over an "and". */
function wholePart(phrase: CapitalisedPhrase, place: Span, text: string): CapitalisedPhrase {
  const part = onePart(phrase, place.start, text)
  return contains(part, place) ? part : phrase
}

/** A headline in which nearly all words have capitals: they tell nothing about names. */
function isTitle(paragraph: string): boolean {
  const words = paragraph.match(/\p{L}{4,}/gu) ?? []
  const capitals = words.filter(word => /^\p{Lu}/u.test(word))
  if (paragraph === paragraph.toUpperCase()) return true
  return words.length > 2 && capitals.length >= 0.8 * words.length
}

/** Words before a name that do not belong to it: a title, or one that begins the sentence. */
function isFrame(before: string, { isHead }: Span & { isHead: boolean }, file: CodedFile, corpus: Corpus): boolean {
  if (before === "" || /^(?:The|An?|Mr|Mrs|Ms|Dr|Prof|Sir|Lady|Lord)\.?$/.test(before)) return true
  const titles = [...corpus.codes.all("roles")].flatMap(({ titles: all }) =>
    all.map(({ value }) => value.toLowerCase()),
  )
  if (titles.some(title => ` ${before.toLowerCase()}`.endsWith(` ${title}`))) return true
  if (!isHead || before.includes(" ")) return false
  return isCommonWord(before, file.language) || occursAsWord(before.toLowerCase(), file)
}

/** Between blanks: not in a web address. */
function occursAsWord(word: string, { article }: CodedFile): boolean {
  const { text } = article.normal
  return findText(article, word).some(({ normal: { start, end } }) => {
    return (start === 0 || text[start - 1] === " ") && /^[,.;:!?]?(?: |$)/.test(text.slice(end, end + 2))
  })
}
