import { ownSidecar } from "../../core/acts/own-sidecar.ts"
import { isMention } from "../../core/anchor/mentions.ts"
import type { Corpus } from "../../core/corpus/corpus.ts"
import { codedFileOf, findAt } from "../../core/corpus/find-at.ts"
import { type Span, touches } from "../../core/text/span.ts"
import type { Document, Documents, Feature } from "../feature.ts"
import { type Counterpart, type CounterpartParams, counterpartRequest } from "../protocol.ts"

/** From an article to its sidecar and back, to what lies under the cursor. */
export const counterpart: Feature = {
  capabilities: () => ({}),
  register(connection, documents) {
    connection.onRequest(counterpartRequest, ({ uri, position }: CounterpartParams) => {
      const document = documents.find(uri)
      if (document === undefined) return null
      const offset = position && document.lines.toOffset(position)
      return counterpartOf(document, offset, documents) ?? null
    })
  },
}

/** Undefined for a file that is neither an article nor a sidecar, and for a sidecar without an article. */
function counterpartOf(
  { uri, corpus }: Document,
  offset: number | undefined,
  documents: Documents,
): Counterpart | undefined {
  const isArticle = corpus.pairs.hasArticle(uri)
  const other = isArticle ? sidecarOf(uri, corpus) : corpus.pairs.articlesOf(uri)[0]
  if (other === undefined) return undefined
  const span =
    offset === undefined ? undefined : isArticle ? inSidecar(uri, offset, corpus) : inArticle(uri, offset, corpus)
  const target = documents.open(other, corpus)
  const range = span && target?.lines.toRange(span)
  return { uri: documents.toClient(other), exists: target !== undefined, ...(range && { range }) }
}

/** The sidecar that is shown for the article, or else the one that would be written. */
function sidecarOf(article: string, corpus: Corpus): string | undefined {
  return codedFileOf(article, corpus)?.uri ?? ownSidecar(article, corpus)?.uri
}

/** Where the mention or claim under an offset of the article is written. */
function inSidecar(uri: string, offset: number, corpus: Corpus): Span | undefined {
  for (const found of findAt(uri, offset, corpus)) {
    if (found.kind === "mention") return found.mention.surface.text.span
    if (found.kind === "claim") return found.anchor.claim.slug.span
  }
  return undefined
}

/** Where in the article that stands which the sidecar has at an offset. */
function inArticle(uri: string, offset: number, corpus: Corpus): Span | undefined {
  const file = corpus.coded(uri)
  if (file === undefined) return undefined
  for (const found of findAt(uri, offset, corpus))
    if (found.kind === "selector" && found.places[0]) return found.places[0]
  const { occurrences, claims } = file.anchored
  const surface = file.sidecar.surfaces.find(({ span }) => touches(span, offset))
  const counted = occurrences.find(occurrence => occurrence.surface === surface && isMention(occurrence))
  return (
    counted?.span ??
    occurrences.find(occurrence => occurrence.surface === surface)?.span ??
    claims.find(({ claim }) => touches(claim.span, offset))?.span
  )
}
