import type { TextDocumentContentChangeEvent, TextDocumentItem } from "vscode-languageserver"
import { TextDocument } from "vscode-languageserver-textdocument"
import { changeDocument } from "./seen-edits.ts"
import { TextHistory } from "./text-history.ts"

/** The texts that the client has open, by the core's URIs. They are the truth, whatever is on disk. */
export class Buffers {
  /** Of those that may be articles. */
  readonly history = new TextHistory()
  readonly #documents = new Map<string, TextDocument>()
  /** Of documents with edits that are to be taken over later: the text before those. */
  readonly #held = new Map<string, string>()
  /** Of a client that asks about what somebody sees: the documents that it has asked about. */
  #asked: Set<string> | undefined
  #moment = 0

  /** How often any of them was opened, edited or closed. */
  get moment(): number {
    return this.#moment
  }

  open(uri: string, { languageId, version, text }: TextDocumentItem): void {
    this.#moment++
    this.#documents.set(uri, TextDocument.create(uri, languageId, version, text))
    if (!isYaml(uri)) this.history.opened(uri, text)
  }

  /** Answers whether the document is open. */
  change(uri: string, changes: TextDocumentContentChangeEvent[], version: number): boolean {
    const document = this.#documents.get(uri)
    if (document === undefined) return false
    this.#moment++
    if (isYaml(uri)) TextDocument.update(document, changes, version)
    else this.history.edited(uri, changeDocument(document, changes, version), document.getText())
    return true
  }

  /** What is done to a document from now on is for nobody to see until it is released. */
  hold(uri: string): void {
    const text = this.#held.get(uri) ?? this.text(uri)
    if (text !== undefined) this.#held.set(uri, text)
  }

  isHeld(uri: string): boolean {
    return this.#held.has(uri)
  }

  get isAnyHeld(): boolean {
    return this.#held.size > 0
  }

  release(uri: string): void {
    this.#held.delete(uri)
  }

  close(uri: string): void {
    this.#moment++
    this.#held.delete(uri)
    this.#documents.delete(uri)
    this.#asked?.delete(uri)
    this.history.closed(uri)
  }

  has(uri: string): boolean {
    return this.#documents.has(uri)
  }

  /** The client asks about the documents that somebody sees. It may open others, a thousand at once to rename something. */
  expectQuestions(): void {
    this.#asked = new Set()
  }

  asked(uri: string): void {
    if (this.has(uri)) this.#asked?.add(uri)
  }

  /** Whether somebody may see what is found in a document. */
  isSeen(uri: string): boolean {
    return (this.#asked ?? this.#documents).has(uri)
  }

  /** A snapshot: the document itself changes in place. */
  text(uri: string): string | undefined {
    return this.#documents.get(uri)?.getText()
  }

  /** The text that a corpus is to work on: of a document that is held, an earlier one. */
  taken(uri: string): string | undefined {
    return this.#held.get(uri) ?? this.text(uri)
  }

  version(uri: string): number | null {
    return this.#documents.get(uri)?.version ?? null
  }

  uris(): Iterable<string> {
    return this.#documents.keys()
  }
}

/** No article is. */
function isYaml(uri: string): boolean {
  return /\.ya?ml$/i.test(uri)
}
