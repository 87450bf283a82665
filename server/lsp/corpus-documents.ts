import type { Location, Position } from "vscode-languageserver"
import type { Corpus } from "../core/corpus/corpus.ts"
import type { Span } from "../core/text/span.ts"
import type { Buffers } from "./buffers.ts"
import type { ClientUris } from "./client-uris.ts"
import { Lines } from "./convert.ts"
import type { Corpora } from "./corpora.ts"
import type { ClientTraits, Document, Documents } from "./feature.ts"

/** Texts whose lines are remembered: those of one long answer. */
const keptLines = 200

/** The files of all corpora, for features. */
export class CorpusDocuments implements Documents {
  readonly client: ClientTraits
  readonly #corpora: Corpora
  readonly #buffers: Buffers
  readonly #uris: ClientUris
  readonly #lines = new Map<string, Lines>()

  constructor(client: ClientTraits, corpora: Corpora, buffers: Buffers, uris: ClientUris) {
    this.client = client
    this.#corpora = corpora
    this.#buffers = buffers
    this.#uris = uris
  }

  *corpora(): Generator<Corpus> {
    for (const { corpus } of this.#corpora) yield corpus
  }

  find(uri: string): Document | undefined {
    const core = this.#uris.toCore(uri)
    const corpus = core === undefined ? undefined : this.#corpora.of(core)?.corpus
    if (core === undefined || corpus?.kindOf(core) === undefined) return undefined
    return this.open(core, corpus)
  }

  findAt({
    textDocument,
    position,
  }: {
    textDocument: { uri: string }
    position: Position
  }): (Document & { offset: number }) | undefined {
    const document = this.find(textDocument.uri)
    return document && { ...document, offset: document.lines.toOffset(position) }
  }

  open(uri: string, corpus: Corpus): Document | undefined {
    const text = corpus.textOf(uri)
    return text === undefined ? undefined : { corpus, uri, lines: this.#linesOf(uri, text) }
  }

  location(uri: string, span: Span, corpus: Corpus): Location | undefined {
    return this.open(uri, corpus)?.lines.toLocation(this.toClient(uri), span)
  }

  toClient(uri: string): string {
    return this.#uris.toClient(uri)
  }

  version(uri: string): number | null {
    return this.#buffers.version(uri)
  }

  #linesOf(uri: string, text: string): Lines {
    const kept = this.#lines.get(uri)
    if (kept?.text === text) return kept
    if (this.#lines.size >= keptLines) this.#lines.clear()
    const lines = new Lines(text)
    this.#lines.set(uri, lines)
    return lines
  }
}
