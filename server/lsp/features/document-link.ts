import type { DocumentLink } from "vscode-languageserver"
import type { Corpus } from "../../core/corpus/corpus.ts"
import type { Span } from "../../core/text/span.ts"
import { field, toTexts } from "../../core/yaml/nodes.ts"
import { otherLimits, readYaml } from "../../core/yaml/read.ts"
import type { Document, Feature } from "../feature.ts"

export const documentLink: Feature = {
  capabilities: () => ({ documentLinkProvider: {} }),
  register(connection, documents) {
    connection.onDocumentLinks(({ textDocument: { uri } }) => {
      const document = documents.find(uri)
      return document === undefined ? null : documentLinks(document, file => documents.toClient(file))
    })
  },
}

/** Web addresses and files of the corpus that a YAML file names; nothing else can be opened through it. */
export function documentLinks(document: Document, toClient: (uri: string) => string): DocumentLink[] {
  const { corpus, uri, lines } = document
  if (corpus.pairs.hasArticle(uri)) return []
  const files = [...fileLinks(document)].map(link => ({ ...link, target: toClient(link.target) }))
  return [...files, ...webLinks(lines.text), ...wikidataLinks(uri, corpus)].map(({ span, target, tooltip }) => ({
    range: lines.toRange(span),
    target,
    tooltip,
  }))
}

interface Link {
  readonly span: Span
  readonly target: string
  readonly tooltip: string
}

function* fileLinks({ corpus, uri, lines }: Document): Generator<Link> {
  const file = corpus.coded(uri)
  const id = file?.sidecar.article
  if (file?.articleUri !== undefined && id !== undefined) {
    yield { span: id.span, target: file.articleUri, tooltip: "Open the article" }
  }
  if (corpus.config.uri !== uri) return
  const root = readYaml(lines.text, otherLimits).value
  for (const key of ["registry", "codebook"]) {
    for (const { value, span } of toTexts(field(root, key))) {
      const target = fileIn(corpus, value)
      if (target !== undefined) yield { span, target, tooltip: `Open the ${key}` }
    }
  }
}

/** A path of postil.yaml as a file, if it names one and not a group, and that is a registry or codebook. */
function fileIn(corpus: Corpus, path: string): string | undefined {
  const uri = corpus.uriOf(path.replace(/^\.\//, ""))
  return corpus.registryFile(uri) !== undefined || corpus.codebook?.uri === uri ? uri : undefined
}

function* webLinks(text: string): Generator<Link> {
  for (const match of text.matchAll(/\bhttps?:\/\/[^\s"'<>`|\\^]+/g)) {
    const address = withoutPunctuation(match[0])
    if (!isWebAddress(address)) continue
    const span = { start: match.index, end: match.index + address.length }
    yield { span, target: address, tooltip: "Open in the browser" }
  }
}

/** Full stops, commas and brackets behind an address belong to the text or to YAML, unless they close one inside it. */
function withoutPunctuation(address: string): string {
  let end = address.length
  for (; end > 0; end--) {
    const last = address[end - 1] ?? ""
    const opening = { ")": "(", "]": "[", "}": "{" }[last]
    const closes = opening !== undefined && count(address.slice(0, end), opening) >= count(address.slice(0, end), last)
    if (!/[.,;:!?)\]}]/.test(last) || closes) break
  }
  return address.slice(0, end)
}

function count(text: string, unit: string): number {
  return text.split(unit).length - 1
}

function isWebAddress(address: string): boolean {
  try {
    const { protocol, hostname } = new URL(address)
    return (protocol === "http:" || protocol === "https:") && hostname !== ""
  } catch {
    return false
  }
}

function* wikidataLinks(uri: string, corpus: Corpus): Generator<Link> {
  for (const { ids } of corpus.registryFile(uri)?.value.entities ?? []) {
    const item = ids.get("wikidata")
    if (item === undefined || !/^Q[1-9]\d*$/.test(item.value)) continue
    const target = `https://www.wikidata.org/wiki/${item.value}`
    yield { span: item.span, target, tooltip: "Open in Wikidata" }
  }
}
