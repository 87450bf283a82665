import type { Boilerplate } from "../model/sidecar.ts"
import { foldTypography, type NormalText, normalize, toNormal, toNormalText } from "../text/normal-form.ts"
import { paragraphs } from "../text/segment.ts"
import type { Span } from "../text/span.ts"
import { hasWordBoundaries } from "../text/words.ts"
import type { ArticleMemory } from "./article-memory.ts"
import { findSelector, findText } from "./find-selector.ts"

/** An article made ready for matching. Spans are of the source, unless a name says `normal`. */
export interface ArticleText {
  readonly text: string
  readonly normal: NormalText
  /** `normal.text` with typographic quotation marks and dashes made plain; the same length. */
  readonly folded: string
  readonly paragraphs: readonly Span[]
  /** BCP 47, as far as it is known. */
  readonly language: string | undefined
  /** Whether matches must begin and end at word boundaries in this language. */
  readonly bounded: boolean
  readonly markup: Markup
  readonly memory: ArticleMemory
}

/** Markdown has front matter; else it is matched as plain text. */
export type Markup = "plain" | "markdown"

export interface BoilerplateRules {
  readonly lines: ReadonlySet<string>
  readonly text: readonly string[]
}

export function prepareArticle(
  text: string,
  language: string | undefined,
  markup: Markup = "plain",
  memory: ArticleMemory = {},
): ArticleText {
  const normal = toNormalText(text)
  let parts: readonly Span[] | undefined
  return {
    text,
    normal,
    folded: foldTypography(normal.text),
    get paragraphs() {
      parts ??= paragraphs(text)
      return parts
    },
    language,
    bounded: hasWordBoundaries(language),
    markup,
    memory,
  }
}

/** Lines of `postil.yaml` as they are compared: folded and trimmed. */
export function foldLine(line: string): string {
  return foldTypography(normalize(line)).trim()
}

/** The parts of the article that carry no annotation: ascending, apart, in the normal form. */
export function findBoilerplate(
  article: ArticleText,
  rules: BoilerplateRules,
  own: readonly Boilerplate[],
): readonly Span[] {
  const spans = [...frontMatter(article), ...boilerplateLines(article, rules.lines)]
  for (const text of rules.text) spans.push(...findText(article, text).map(match => match.normal))
  for (const item of own) spans.push(...ownBoilerplate(article, item))
  return merge(spans)
}

function ownBoilerplate(article: ArticleText, item: Boilerplate): readonly Span[] {
  if (item.kind === "text") return findText(article, item.text.value).map(match => match.normal)
  const from = findSelector(article, item.range.from)[0]
  if (from === undefined) return []
  const { to } = item.range
  if (to === undefined) return [{ start: from.normal.start, end: article.normal.text.length }]
  const end = findSelector(article, to).find(match => match.normal.start >= from.normal.end)
  return end === undefined ? [] : [{ start: from.normal.start, end: end.normal.end }]
}

function boilerplateLines(article: ArticleText, lines: ReadonlySet<string>): Span[] {
  const result: Span[] = []
  if (lines.size === 0) return result
  for (const match of article.text.matchAll(/[^\r\n]+/g)) {
    if (!lines.has(foldLine(match[0]))) continue
    result.push(toNormalSpan(article, { start: match.index, end: match.index + match[0].length }))
  }
  return result
}

/** The block between `---` lines at the start of a Markdown file. */
function frontMatter(article: ArticleText): Span[] {
  if (article.markup !== "markdown") return []
  const match = /^\ufeff?---[ \t]*(?:\r\n|\r|\n)[\s\S]*?(?:\r\n|\r|\n)---[ \t]*(?=[\r\n]|$)/.exec(article.text)
  return match === null ? [] : [toNormalSpan(article, { start: 0, end: match[0].length })]
}

function toNormalSpan(article: ArticleText, span: Span): Span {
  return { start: toNormal(article.normal, span.start), end: toNormal(article.normal, span.end) }
}

function merge(spans: readonly Span[]): readonly Span[] {
  const result: Span[] = []
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const last = result.at(-1)
    if (last !== undefined && span.start <= last.end) {
      result[result.length - 1] = { start: last.start, end: Math.max(last.end, span.end) }
    } else result.push(span)
  }
  return result
}
