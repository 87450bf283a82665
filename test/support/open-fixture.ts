import type { Corpus } from "../../server/core/corpus/corpus.ts"
import { Lines } from "../../server/lsp/convert.ts"
import type { ClientTraits, Document, Documents } from "../../server/lsp/feature.ts"
import { fixtureRoot, loadCorpus, type Mark, type MemoryFiles, parseFixture } from "./fixture.ts"

/** The corpus of a fixture, and in it the file with the cursor as a request would name it. */
export interface OpenFixture {
  readonly corpus: Corpus
  readonly files: MemoryFiles
  readonly marks: readonly Mark[]
  readonly document: Document
  readonly offset: number
}

/** `path` names the file where there is no cursor. */
export function openFixture(source: string, path?: string): OpenFixture {
  const { files, marks, cursor } = parseFixture(source)
  const corpus = loadCorpus(files)
  const uri = path === undefined ? cursor?.uri : fixtureRoot + path
  if (uri === undefined) throw new Error("the fixture has no cursor")
  return { corpus, files, marks, document: openDocument(uri, corpus), offset: cursor?.offset ?? 0 }
}

export function openDocument(uri: string, corpus: Corpus): Document {
  return { corpus, uri, lines: new Lines(corpus.textOf(uri) ?? "") }
}

/** The documents of one corpus, for features that answer from many files; the client spells URIs as we do. */
export function documentsOf(corpus: Corpus, client: Partial<ClientTraits> = {}): Documents {
  const open = (uri: string) => (corpus.textOf(uri) === undefined ? undefined : openDocument(uri, corpus))
  return {
    client: {
      decorations: false,
      commandLinks: false,
      pullDiagnostics: true,
      hierarchicalSymbols: true,
      snippets: false,
      documentChanges: true,
      createFiles: true,
      renameFiles: true,
      changeAnnotations: true,
      applyEdit: true,
      showDocument: true,
      editMetadata: true,
      prepareRename: true,
      resolvesActions: false,
      ...client,
    },
    corpora: () => [corpus],
    find: open,
    findAt: ({ textDocument, position }) => {
      const document = open(textDocument.uri)
      return document && { ...document, offset: document.lines.toOffset(position) }
    },
    open,
    location: (uri, span) => open(uri)?.lines.toLocation(uri, span),
    toCore: uri => uri,
    toClient: uri => uri,
    findUnwritable: () => undefined,
    whenRead: async () => undefined,
    accept: () => undefined,
    moving: function* () {},
    readRest: () => undefined,
    version: () => null,
    moment: () => 0,
  }
}
