import type { TextDocumentContentChangeEvent, TextDocumentItem } from "vscode-languageserver"
import { TextDocument } from "vscode-languageserver-textdocument"

/** The texts that the client has open, by the core's URIs. They are the truth, whatever is on disk. */
export class Buffers {
  readonly #documents = new Map<string, TextDocument>()

  open(uri: string, { languageId, version, text }: TextDocumentItem): void {
    this.#documents.set(uri, TextDocument.create(uri, languageId, version, text))
  }

  /** Answers whether the document is open. */
  change(uri: string, changes: TextDocumentContentChangeEvent[], version: number): boolean {
    const document = this.#documents.get(uri)
    if (document === undefined) return false
    TextDocument.update(document, changes, version)
    return true
  }

  close(uri: string): void {
    this.#documents.delete(uri)
  }

  has(uri: string): boolean {
    return this.#documents.has(uri)
  }

  /** A snapshot: the document itself changes in place. */
  text(uri: string): string | undefined {
    return this.#documents.get(uri)?.getText()
  }

  version(uri: string): number | null {
    return this.#documents.get(uri)?.version ?? null
  }

  uris(): Iterable<string> {
    return this.#documents.keys()
  }
}
