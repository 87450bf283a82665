import type { Location, Position } from "vscode-languageserver"
import { type Move, movedFiles, movedPlace } from "../core/acts/move-files.ts"
import type { Corpus } from "../core/corpus/corpus.ts"
import { LineIndex } from "../core/text/line-index.ts"
import type { Span } from "../core/text/span.ts"
import { uriToPath } from "../node/file-uri.ts"
import { findOutside } from "../node/real-place.ts"
import { Lines, toRange } from "./convert.ts"
import type { ClientTraits, Document, Documents } from "./feature.ts"
import type { Workspace } from "./workspace.ts"

/** Texts whose lines are remembered: those of one long answer. */
const keptLines = 200

/** The files of all corpora, for features. */
export class CorpusDocuments implements Documents {
  readonly client: ClientTraits
  readonly #workspace: Workspace
  readonly #lines = new Map<string, Lines>()

  constructor(client: ClientTraits, workspace: Workspace) {
    this.client = client
    this.#workspace = workspace
  }

  *corpora(): Generator<Corpus> {
    this.#workspace.takeAllEdits()
    for (const { corpus } of this.#workspace.corpora) yield corpus
  }

  find(uri: string): Document | undefined {
    this.#workspace.asked()
    this.#workspace.takeAllEdits()
    const core = this.#workspace.uris.toCore(uri)
    const corpus = core === undefined ? undefined : this.#workspace.corpora.of(core)?.corpus
    if (core === undefined || corpus?.kindOf(core) === undefined) return undefined
    corpus.enlistStem(core)
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
    const { pairs } = corpus
    const isThere = pairs.hasArticle(uri) || pairs.hasSidecar(uri)
    // What cannot be read has a beginning: there it is told.
    const lines = corpus.lineIndex(uri) ?? (isThere && span.end === 0 ? new LineIndex("") : undefined)
    return lines && { uri: this.toClient(uri), range: toRange(lines, span) }
  }

  toCore(uri: string): string | undefined {
    return this.#workspace.uris.toCore(uri)
  }

  toClient(uri: string): string {
    return this.#workspace.uris.toClient(uri)
  }

  findUnwritable(uris: readonly string[], { root }: Corpus): string | undefined {
    const paths = uris.map(uri => uriToPath(uri) ?? "")
    const outside = findOutside(paths, uriToPath(root) ?? "")
    return outside === undefined ? undefined : uris[paths.indexOf(outside)]
  }

  async whenRead(uris: readonly string[]): Promise<void> {
    await this.#workspace.whenRead(uris)
  }

  *moving(moves: readonly Move[], { root, pairs }: Corpus): Generator<void> {
    const { corpora } = this.#workspace
    const texts = corpora.get(root)?.files.texts
    const newRoot = movedPlace(root, new Map(moves.map(({ from, to }) => [from, to])))
    if (newRoot !== undefined) corpora.moving(root, newRoot)
    else if (texts !== undefined) {
      const own = moves.filter(({ from }) => from.startsWith(root))
      for (const move of movedFiles(own, pairs)) {
        const there = move === undefined ? undefined : corpora.of(move.to)
        if (move !== undefined && there !== undefined) texts.moving(move, there.files.texts)
        yield
      }
    }
  }

  accept(sidecars: readonly string[]): void {
    this.#workspace.accept(sidecars)
  }

  readRest(): void {
    this.#workspace.readRest()
  }

  version(uri: string): number | null {
    return this.#workspace.buffers.version(uri)
  }

  moment({ root }: Corpus): number {
    const { buffers, corpora } = this.#workspace
    // Somebody waits for a large answer as long as this is asked.
    this.#workspace.asked()
    this.#workspace.takeAllEdits()
    return buffers.moment + (corpora.get(root)?.moment ?? 0)
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
