import type { SelectionRange } from "vscode-languageserver"
import { codedFileOf, findAt } from "../../core/corpus/find-at.ts"
import type { YamlNode } from "../../core/model/yaml-node.ts"
import { sentenceAt, spanAt } from "../../core/text/segment.ts"
import { contains, type Span, spanLength, touches } from "../../core/text/span.ts"
import { wordAt } from "../../core/text/words.ts"
import { innerSpan } from "../../core/yaml/nodes.ts"
import { otherLimits, readYaml } from "../../core/yaml/read.ts"
import type { Document, Feature } from "../feature.ts"

export const selectionRange: Feature = {
  capabilities: () => ({ selectionRangeProvider: true }),
  register(connection, documents) {
    connection.onSelectionRanges(({ textDocument: { uri }, positions }) => {
      const document = documents.find(uri)
      return document === undefined
        ? null
        : selectionRanges(
            document,
            positions.map(at => document.lines.toOffset(at)),
          )
    })
  },
}

/** For each offset what a growing selection takes in, step by step. */
export function selectionRanges(document: Document, offsets: readonly number[]): SelectionRange[] {
  const { corpus, uri, lines } = document
  const isArticle = corpus.pairs.hasArticle(uri)
  const root = isArticle ? undefined : readYaml(lines.text, otherLimits).value
  return offsets.map(offset => {
    const spans = isArticle ? inArticle(document, offset) : inYaml(lines.text, root, offset)
    return toSelectionRange(nested(spans, offset, lines.text.length), document)
  })
}

/** Word, mention, quote, claim, sentence, paragraph; in whatever order they lie around each other. */
function* inArticle({ corpus, uri, lines: { text } }: Document, offset: number): Generator<Span> {
  yield wordAt(text, offset)
  for (const { span } of findAt(uri, offset, corpus)) yield span
  const file = codedFileOf(uri, corpus)
  for (const { span } of file?.anchored.claims ?? []) if (span !== undefined) yield span
  const article = file?.article ?? corpus.article(uri)
  const paragraph = article && spanAt(article.paragraphs, offset)
  if (paragraph === undefined) return
  yield sentenceAt(text, paragraph, offset, article?.language)
  yield paragraph
}

/** Word, text without its quotation marks, scalar, entry, and so on outwards. */
function* inYaml(text: string, root: YamlNode | undefined, offset: number): Generator<Span> {
  yield wordAt(text, offset)
  let node = root
  while (node !== undefined) {
    yield node.span
    if (node.kind === "scalar") {
      const inner = innerSpan(node, text)
      if (inner !== undefined) yield inner
      return
    }
    if (node.kind === "list") {
      node = node.items.find(item => touches(item.span, offset))
      continue
    }
    const entry = node.entries.find(({ span }) => touches(span, offset))
    if (entry === undefined) return
    yield entry.span
    node = touches(entry.key.span, offset) ? entry.key : touches(entry.value.span, offset) ? entry.value : undefined
  }
}

/** Those around the offset, each inside the next; what crosses a smaller one is left out. */
function nested(spans: Iterable<Span>, offset: number, length: number): readonly Span[] {
  const around = [...spans, { start: 0, end: length }].filter(span => span.end > span.start && touches(span, offset))
  const result: Span[] = []
  for (const span of around.sort((a, b) => spanLength(a) - spanLength(b))) {
    const last = result.at(-1)
    if (last === undefined || (contains(span, last) && spanLength(span) > spanLength(last))) result.push(span)
  }
  return result.length > 0 ? result : [{ start: offset, end: offset }]
}

function toSelectionRange(spans: readonly Span[], { lines }: Document): SelectionRange {
  let parent: SelectionRange | undefined
  for (const span of [...spans].reverse()) parent = { range: lines.toRange(span), ...(parent && { parent }) }
  return parent ?? { range: lines.toRange({ start: 0, end: 0 }) }
}
