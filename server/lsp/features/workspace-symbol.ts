import { type SymbolInformation, SymbolTag } from "vscode-languageserver"
import type { Corpus } from "../../core/corpus/corpus.ts"
import { Best } from "../../core/corpus/search-names.ts"
import { foldForSearch, fuzzyScore } from "../../core/similar/fuzzy.ts"
import type { Documents, Feature } from "../feature.ts"
import { inSlices, momentOfAll } from "../slices.ts"
import { type FoundSymbol, offerSymbols } from "../symbol-candidates.ts"

export const workspaceSymbol: Feature = {
  capabilities: () => ({ workspaceSymbolProvider: true }),
  register(connection, documents) {
    connection.onWorkspaceSymbol(async ({ query }, token) => {
      // Names that are made stay good, whatever else changes meanwhile.
      await inSlices(() => makeNames(documents), { moment: () => 0, token })
      return inSlices(() => workspaceSymbols(query, documents), { moment: () => momentOfAll(documents), token })
    })
  },
}

function* makeNames(documents: Documents): Generator<void> {
  for (const { index } of [...documents.corpora()]) yield* index.makeNames()
}

/** As many as anybody looks through; more would cost reading their files. */
const mostSymbols = 500

/** What fits a query in all corpora, the best first; among equals entities, codes, articles, claims. Yields after some files. */
export function* workspaceSymbols(query: string, documents: Documents): Generator<void, SymbolInformation[]> {
  const wanted = foldForSearch(query.trim())
  const best = new Best<Hit>(mostSymbols)
  for (const corpus of documents.corpora()) {
    yield* offerSymbols(corpus, {
      query: wanted,
      wants(folded) {
        const score = wanted === "" ? 0 : fuzzyScore(wanted, folded)
        return best.wants(score) ? score : undefined
      },
      isFull: () => best.isFull(),
      add: (found, score) => best.add({ found, corpus }, score),
    })
  }
  return toSymbols(best.all(), documents)
}

interface Hit {
  readonly found: FoundSymbol
  readonly corpus: Corpus
}

/** What stands in files that are gone is left out. */
function toSymbols(all: readonly Hit[], documents: Documents): SymbolInformation[] {
  return all.flatMap(({ found: { name, container, kind, deprecated, uri, span }, corpus }) => {
    const tags = deprecated ? { tags: [SymbolTag.Deprecated] } : {}
    const symbol = { name, containerName: container, kind, ...tags }
    if (span === undefined) return [{ ...symbol, location: { uri: documents.toClient(uri), range: wholeFile } }]
    const location = documents.location(uri, span, corpus)
    return location === undefined ? [] : [{ ...symbol, location }]
  })
}

const wholeFile = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }
