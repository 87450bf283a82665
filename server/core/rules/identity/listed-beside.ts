import type { Mention } from "../../anchor/mentions.ts"
import type { CodedFile } from "../../corpus/coded-file.ts"
import { appositionWords } from "../../language/apposition-words.ts"
import { forLanguage } from "../../language/for-language.ts"
import { spanAt } from "../../text/segment.ts"
import { contains, type Span } from "../../text/span.ts"
import { mentionsIn } from "../mentions-in.ts"
import { oncePerFile } from "../once-per-file.ts"

/** Names joined by commas and "and". */
interface Row {
  readonly entities: readonly string[]
  /** In the normal form. */
  readonly normal: Span
}

/** The rows of names that say what a description stands for: "the guarantors – Russia, Iran and Turkey –". */
export function listedBeside({ span, normal }: Mention, file: CodedFile): readonly Row[] {
  const words = forLanguage(appositionWords, file.language)
  const paragraph = spanAt(file.article.paragraphs, span.start)
  if (words === undefined || paragraph === undefined) return []
  const { text } = file.article.normal
  const ends = (at: number) => /^(?:\s?[–—]|\s--|[).,;:]|$)/.test(text.slice(at, at + 3))
  return rowsIn(paragraph, file).filter(row =>
    row.normal.start >= normal.end
      ? words.before.test(text.slice(normal.end, row.normal.start)) && ends(row.normal.end)
      : row.normal.end <= normal.start && words.are.test(text.slice(row.normal.end, normal.start)),
  )
}

function rowsIn(paragraph: Span, file: CodedFile): readonly Row[] {
  const words = forLanguage(appositionWords, file.language)
  const { text } = file.article.normal
  const rows: Row[] = []
  let row: Mention[] = []
  for (const mention of namesByParagraph(file).get(paragraph) ?? []) {
    const last = row.at(-1)
    const gap = last && text.slice(last.normal.end, mention.normal.start)
    row = gap !== undefined && words?.link.test(gap) ? [...row, mention] : [mention]
    const [first] = row
    if (first === undefined || gap === undefined || row.length < 2 || !words?.lastLink.test(gap)) continue
    rows.push({
      entities: row.flatMap(({ entities }) => entities),
      normal: { start: first.normal.start, end: mention.normal.end },
    })
  }
  return rows
}

const namesByParagraph = oncePerFile((file): ReadonlyMap<Span, readonly Mention[]> => {
  const names = new Map<Span, Mention[]>()
  for (const mention of mentionsIn(file).filter(isOneName)) {
    const paragraph = spanAt(file.article.paragraphs, mention.span.start)
    if (paragraph === undefined || !contains(paragraph, mention.span)) continue
    const known = names.get(paragraph)
    if (known === undefined) names.set(paragraph, [mention])
    else known.push(mention)
  }
  return names
})

function isOneName({ kind, entities }: Mention): boolean {
  return (kind === "name" || kind === "metonym") && entities.length === 1
}
