import type { Connection, Location, Position, ServerCapabilities } from "vscode-languageserver"
import type { Move } from "../core/acts/move-files.ts"
import type { Corpus } from "../core/corpus/corpus.ts"
import type { Span } from "../core/text/span.ts"
import type { Lines } from "./convert.ts"

/** One thing that the server can do: what it announces, and its handlers. One file each, listed in all-features.ts. */
export interface Feature {
  capabilities(client: ClientTraits): Partial<ServerCapabilities>
  register(connection: Connection, documents: Documents): void
  /** The client has been told of the capabilities and can be asked to register more. */
  ready?(connection: Connection, documents: Documents): void
}

/** What the client can do, as far as features care. */
export interface ClientTraits {
  /** It draws mentions itself and wants no semantic tokens. */
  readonly decorations: boolean
  /** It runs command links in hovers. */
  readonly commandLinks: boolean
  readonly pullDiagnostics: boolean
  readonly hierarchicalSymbols: boolean
  readonly snippets: boolean
  /** Edits may name versions of documents, and create files. */
  readonly documentChanges: boolean
  readonly createFiles: boolean
  readonly renameFiles: boolean
  readonly changeAnnotations: boolean
  /** It takes edits of the server's own accord, and may be told that they are a refactoring. */
  readonly applyEdit: boolean
  /** It shows a place when the server asks it to. */
  readonly showDocument: boolean
  readonly editMetadata: boolean
  /** It asks whether and what can be renamed before it asks for the name. */
  readonly prepareRename: boolean
  /** It asks for the edit of a code action when one is chosen. */
  readonly resolvesActions: boolean
}

/** A file of a corpus, as a request names it. */
export interface Document {
  readonly corpus: Corpus
  /** As the core spells it; the client's spelling may differ. */
  readonly uri: string
  readonly lines: Lines
}

/** The files of all corpora, as features see them: from the client's URIs to corpora and back. */
export interface Documents {
  readonly client: ClientTraits
  corpora(): Iterable<Corpus>
  /** The file that a request names; undefined when it belongs to no corpus or does not exist. */
  find(uri: string): Document | undefined
  /** The file and the offset that a request names. */
  findAt(params: { textDocument: { uri: string }; position: Position }): (Document & { offset: number }) | undefined
  /** A file of the corpus by the core's URI. */
  open(uri: string, corpus: Corpus): Document | undefined
  /** A place for the client; undefined when the file is gone. */
  location(uri: string, span: Span, corpus: Corpus): Location | undefined
  /** The core's spelling of a client's URI, of a file that may not exist; undefined for what is no file. */
  toCore(uri: string): string | undefined
  /** The client's spelling of a URI. */
  toClient(uri: string): string
  /** The first of some files of the corpus that may not be written: a link leads from there to a place outside of it. */
  findUnwritable(uris: readonly string[], corpus: Corpus): string | undefined
  /** Takes note that sidecars stand for their articles as they are, by the core's URIs. */
  accept(sidecars: readonly string[]): void
  /** Ends when the corpora in which some files or folders lie have been read, by the core's URIs. */
  whenRead(uris: readonly string[]): Promise<void>
  /** Takes note of files and folders that are about to get other names, by the core's URIs. Yields after each file. */
  moving(moves: readonly Move[], corpus: Corpus): Generator<void>
  /** Reads the files of all corpora that were left when somebody stopped the reading. */
  readRest(): void
  /** The version of an open document by the core's URI; null when it is not open. */
  version(uri: string): number | null
  /** Another number as soon as a corpus has become another, or a document; nothing is still to be taken over then. */
  moment(corpus: Corpus): number
}
