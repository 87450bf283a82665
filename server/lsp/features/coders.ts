import type { Corpus } from "../../core/corpus/corpus.ts"
import { type Coders, codersRequest } from "../acts-protocol.ts"
import type { Feature } from "../feature.ts"

/** Who codes in a corpus: those whom postil.yaml names, and those who have layers. */
export const coders: Feature = {
  capabilities: () => ({}),
  register(connection, documents) {
    connection.onRequest(codersRequest, ({ uri }: { readonly uri: string }): Coders | null => {
      const corpus = documents.find(uri)?.corpus
      return corpus === undefined ? null : codersOf(corpus)
    })
  },
}

export function codersOf(corpus: Corpus): Coders {
  const { annotators } = corpus.config.value
  const articles = new Map<string, number>([...annotators.keys()].map(id => [id, 0]))
  for (const { coder, articleUri } of corpus.index.layers()) {
    if (coder !== undefined && articleUri !== undefined) articles.set(coder, (articles.get(coder) ?? 0) + 1)
  }
  const all = [...articles].map(([id, number]) => {
    const name = annotators.get(id)?.name?.value
    return { id, ...(name !== undefined && { name }), articles: number }
  })
  return { current: corpus.coder ?? null, coders: all }
}
