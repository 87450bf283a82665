import {
  CancellationTokenSource,
  Disposable,
  EventEmitter,
  languages,
  type TextDocument,
  Uri,
  window,
  workspace,
} from "vscode"
import { State } from "vscode-languageclient"
import { type Annotations, type AnnotationsParams, annotationsRequest } from "../server/lsp/protocol.ts"
import { documentSelector, type ServerClient } from "./server-client.ts"

/** After a keystroke VS Code moves what is drawn by itself; what changed besides may wait until a pause in typing. */
const pauseMs = 150

interface Known {
  /** Of the document when the server answered. */
  readonly version: number
  readonly annotations: Annotations | null
}

/** What the server last said about the articles that are open; it is asked about those that are to be seen. */
export class AnnotationStore implements Disposable {
  readonly #server: ServerClient
  readonly #known = new Map<string, Known>()
  readonly #asking = new Map<string, CancellationTokenSource>()
  readonly #waiting = new Map<string, NodeJS.Timeout>()
  readonly #changed = new EventEmitter<TextDocument>()
  readonly #subscriptions: Disposable

  /** There is something new about a document. */
  readonly onDidChange = this.#changed.event

  constructor(server: ServerClient) {
    this.#server = server
    this.#subscriptions = Disposable.from(
      this.#changed,
      window.onDidChangeVisibleTextEditors(() => this.#askWhereUnknown()),
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0 && this.#isOfInterest(document)) this.#askSoon(document)
      }),
      workspace.onDidCloseTextDocument(document => this.#forget(document.uri.toString())),
      server.onAnnotationsChanged(({ uris }) => this.#askAnew(uris)),
      server.onStatus(() => this.#askWhereNoArticle()),
      server.onStateChanged(state => {
        if (state !== State.Running) return
        this.#askAnew([...this.#known.keys()])
        this.#askWhereUnknown()
      }),
    )
    this.#askWhereUnknown()
  }

  /** The annotations of a document's present text; null when it is no article, undefined when they are not known. */
  of(document: TextDocument): Annotations | null | undefined {
    const known = this.#known.get(document.uri.toString())
    return known?.version === document.version ? known.annotations : undefined
  }

  isArticle(document: TextDocument): boolean {
    return (this.#known.get(document.uri.toString())?.annotations ?? null) !== null
  }

  dispose(): void {
    for (const uri of [...this.#waiting.keys(), ...this.#asking.keys()]) this.#stopAsking(uri)
    this.#subscriptions.dispose()
  }

  #askWhereUnknown(): void {
    for (const document of visibleDocuments()) {
      if (this.of(document) === undefined && !this.#asking.has(document.uri.toString())) void this.#ask(document)
    }
  }

  #askWhereNoArticle(): void {
    for (const document of visibleDocuments()) if (this.of(document) === null) void this.#ask(document)
  }

  #askAnew(uris: readonly string[]): void {
    const changed = new Set(uris.map(uri => Uri.parse(uri).toString()))
    const visible = visibleDocuments().filter(({ uri }) => changed.has(uri.toString()))
    for (const document of visible) {
      changed.delete(document.uri.toString())
      void this.#ask(document)
    }
    for (const hidden of changed) this.#outdate(hidden)
  }

  #askSoon(document: TextDocument): void {
    const uri = document.uri.toString()
    this.#stopAsking(uri)
    this.#waiting.set(
      uri,
      setTimeout(() => void this.#ask(document), pauseMs),
    )
  }

  async #ask(document: TextDocument): Promise<void> {
    const uri = document.uri.toString()
    this.#stopAsking(uri)
    const cancellation = new CancellationTokenSource()
    this.#asking.set(uri, cancellation)
    const params: AnnotationsParams = { uri }
    const annotations = await this.#server.ask<Annotations>(annotationsRequest, params, cancellation.token)
    if (this.#asking.get(uri) !== cancellation) return
    this.#asking.delete(uri)
    if (annotations === undefined || document.isClosed || !isAbout(annotations, document)) return
    this.#known.set(uri, { version: document.version, annotations })
    this.#changed.fire(document)
  }

  #stopAsking(uri: string): void {
    this.#asking.get(uri)?.cancel()
    this.#asking.delete(uri)
    clearTimeout(this.#waiting.get(uri))
    this.#waiting.delete(uri)
  }

  #isOfInterest(document: TextDocument): boolean {
    return this.isArticle(document) || this.#asking.has(document.uri.toString())
  }

  /** Asked again as soon as it is seen. */
  #outdate(uri: string): void {
    const known = this.#known.get(uri)
    if (known !== undefined) this.#known.set(uri, { ...known, version: -1 })
  }

  #forget(uri: string): void {
    this.#stopAsking(uri)
    this.#known.delete(uri)
  }
}

/** Whether an answer is for the text that is shown. Without a version it is for the file on disk. */
function isAbout(annotations: Annotations | null, document: TextDocument): boolean {
  if (annotations === null) return true
  return annotations.version === null ? !document.isDirty : annotations.version === document.version
}

function visibleDocuments(): readonly TextDocument[] {
  const documents = new Set(window.visibleTextEditors.map(editor => editor.document))
  return [...documents].filter(document => languages.match(documentSelector, document) > 0)
}
