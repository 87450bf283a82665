import { isMention, type Mention } from "../anchor/mentions.ts"
import type { CodedFile } from "../corpus/coded-file.ts"
import type { Corpus } from "../corpus/corpus.ts"
import { forLanguage } from "../language/for-language.ts"
import { isElsewhen, isTakenBack } from "../language/look-back.ts"
import { behindTitle } from "../language/title-words.ts"
import { sentenceAt, spanAt } from "../text/segment.ts"
import { type LocatedText, type Span, slice } from "../text/span.ts"
import { escapePattern } from "./escape-pattern.ts"

/** A mention of one entity that a title goes with: `the premier`, or `Foreign Minister` before a name. */
export interface TitledMention {
  readonly mention: Mention
  readonly entity: LocatedText
  /** The roles that the title can name. */
  readonly roles: readonly string[]
  /** In the article, the title included. */
  readonly span: Span
}

/**
 * The mentions whose title says what somebody is at the time of the article; each surface with the same meaning and
 * title once. Titles come from the codebook; `former`, `then`, `future` and sentences about other years are left out.
 */
export function* titledMentions(file: CodedFile, corpus: Corpus): Generator<TitledMention> {
  const titles = readTitles(file.language, corpus)
  if (titles === undefined) return
  const seen = new Set<string>()
  for (const mention of file.anchored.occurrences) {
    if (!isMention(mention)) continue
    const [entity, second] = mention.reading.target.entities
    const title = findTitle(mention, titles, file.article.text)
    if (entity === undefined || second !== undefined || title === undefined) continue
    const roles = titles.roles.get(spaced(slice(file.article.text, title))) ?? []
    const key = [mention.surface.text.value, entity.span.start, ...roles].join(" ")
    if (seen.has(key) || isOfAnotherTime(file, title)) continue
    seen.add(key)
    yield { mention, entity, roles, span: { start: Math.min(title.start, mention.span.start), end: mention.span.end } }
  }
}

interface Titles {
  /** By title, in lower case. */
  readonly roles: ReadonlyMap<string, readonly string[]>
  readonly beforeName: RegExp
  readonly asHead: RegExp
}

function readTitles(language: string | undefined, corpus: Corpus): Titles | undefined {
  const following = forLanguage(behindTitle, language) ?? "(?!)"
  const roles = new Map<string, string[]>()
  for (const role of corpus.codes.all("roles")) {
    for (const title of new Set(role.titles.map(({ value }) => spaced(value)))) {
      if (title !== "") roles.set(title, [...(roles.get(title) ?? []), role.id.value])
    }
  }
  if (roles.size === 0) return undefined
  const longestFirst = [...roles.keys()].sort((a, b) => b.length - a.length)
  const any = longestFirst.map(title => escapePattern(title).replaceAll(" ", "\\s+")).join("|")
  return {
    roles,
    beforeName: new RegExp(`(?<![\\p{L}\\p{M}\\p{N}\\p{Pd}])(?:${any})(?=\\s+$)`, "iu"),
    asHead: new RegExp(`(?<![\\p{L}\\p{M}\\p{N}\\p{Pd}])(?:${any})(?=$|,|${following})`, "iu"),
  }
}

/** Longer than any title. */
const reach = 100

/** Before a name, or as what a description says somebody is. */
function findTitle({ kind, span }: Mention, titles: Titles, text: string): Span | undefined {
  const from = kind === "name" ? Math.max(0, span.start - reach) : span.start
  const words = kind === "name" ? text.slice(from, span.start) : slice(text, span)
  const match = (kind === "name" ? titles.beforeName : kind === "description" ? titles.asHead : undefined)?.exec(words)
  if (match === undefined || match === null || /\n\s*\n/.test(words.slice(match.index))) return undefined
  return { start: from + match.index, end: from + match.index + match[0].length }
}

function isOfAnotherTime({ article, language, published }: CodedFile, title: Span): boolean {
  const paragraph = spanAt(article.paragraphs, title.start)
  if (paragraph === undefined) return false
  const sentence = sentenceAt(article.text, paragraph, title.start + 1, language)
  const before = article.text.slice(sentence.start, title.start).match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  return isTakenBack(before.slice(-3), language) || isElsewhen(slice(article.text, sentence), language, published)
}

function spaced(title: string): string {
  return title.trim().replace(/\s+/g, " ").toLowerCase()
}
