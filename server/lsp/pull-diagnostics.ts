import {
  type CancellationToken,
  type Connection,
  type DocumentDiagnosticParams,
  type DocumentDiagnosticReport,
  LSPErrorCodes,
  ResponseError,
  type ResultProgressReporter,
  type ServerCapabilities,
  type WorkspaceDiagnosticParams,
  type WorkspaceDiagnosticReport,
  type WorkspaceDiagnosticReportPartialResult,
  type WorkspaceDocumentDiagnosticReport,
} from "vscode-languageserver"
import type { DiagnosticsChannel } from "./diagnostics-channel.ts"
import type { Workspace } from "./workspace.ts"

/** A client asks again for the document that it has just changed; only for others it needs to be told. */
const refreshAfterMs = 50

type Stream = ResultProgressReporter<WorkspaceDiagnosticReportPartialResult>

/** A question for all files that waits for something to be told. */
interface Waiting {
  /** What the client has been told of each file. */
  readonly told: Map<string, string>
  readonly stream: Stream | undefined
  /** The client knows nothing yet and takes one answer: it gets all there is, once everything has been checked. */
  readonly whole: boolean
  answer(report: WorkspaceDiagnosticReport): void
}

/** Answers a client that asks for diagnostics: of one document at once, of all files when something has changed. */
export class PullDiagnostics implements DiagnosticsChannel {
  readonly #workspace: Workspace
  readonly #waiting = new Set<Waiting>()
  /** Open documents: what the client was told when it last asked. */
  readonly #told = new Map<string, string>()
  readonly #toRefresh = new Set<string>()
  #refreshTimer: NodeJS.Timeout | undefined
  #connection: Connection | undefined

  constructor(workspace: Workspace) {
    this.#workspace = workspace
    workspace.buffers.expectQuestions()
  }

  capabilities(): Partial<ServerCapabilities> {
    return { diagnosticProvider: { identifier: "postil", interFileDependencies: true, workspaceDiagnostics: true } }
  }

  register(connection: Connection): void {
    this.#connection = connection
    connection.languages.diagnostics.on((params, token) => this.#whenChecked(params, token))
    connection.languages.diagnostics.onWorkspace((params, token, _progress, stream) => this.#all(params, token, stream))
  }

  changed(uris: ReadonlySet<string>): void {
    for (const waiting of [...this.#waiting]) if (!waiting.whole) this.#tell(waiting, uris)
    for (const uri of uris) if (this.#told.has(uri)) this.#toRefresh.add(uri)
    if (this.#toRefresh.size > 0) this.#refreshTimer ??= setTimeout(() => this.#refresh(), refreshAfterMs)
  }

  idle(): void {
    for (const waiting of [...this.#waiting]) {
      if (!waiting.whole) continue
      this.#waiting.delete(waiting)
      waiting.answer({ items: [...this.#allFiles(new Map())].map(uri => this.#report(uri, this.#resultId(uri))) })
    }
  }

  dispose(): void {
    clearTimeout(this.#refreshTimer)
    for (const waiting of this.#waiting) waiting.answer({ items: [] })
    this.#waiting.clear()
  }

  /**
   * Diagnostics of a document whose edits are still to be taken over are for nobody to see; those of a large one take so
   * long that others are answered meanwhile.
   */
  #whenChecked(
    params: DocumentDiagnosticParams,
    token: CancellationToken,
  ): DocumentDiagnosticReport | Promise<DocumentDiagnosticReport> {
    const uri = this.#workspace.uris.toCore(params.textDocument.uri)
    const checked = uri === undefined ? undefined : this.#workspace.whenChecked(uri)
    if (checked === undefined) return this.#document(params)
    return new Promise((resolve, reject) => {
      token.onCancellationRequested(() => reject(new ResponseError(LSPErrorCodes.RequestCancelled, "cancelled")))
      checked.then(() => (token.isCancellationRequested ? undefined : resolve(this.#document(params)))).catch(reject)
    })
  }

  #document({ textDocument, previousResultId }: DocumentDiagnosticParams): DocumentDiagnosticReport {
    const uri = this.#workspace.uris.toCore(textDocument.uri)
    const hosted = uri === undefined ? undefined : this.#workspace.corpora.of(uri)
    if (uri === undefined || hosted === undefined) return { kind: "full", items: [] }
    this.#workspace.buffers.asked(uri)
    hosted.checkNow(uri)
    this.#workspace.asked()
    this.#workspace.wake()
    const resultId = hosted.findings.resultId(uri)
    this.#told.set(uri, resultId)
    if (resultId === previousResultId) return { kind: "unchanged", resultId }
    return { kind: "full", resultId, items: [...hosted.findings.shown(uri)] }
  }

  #all(
    { previousResultIds }: WorkspaceDiagnosticParams,
    token: CancellationToken,
    stream: Stream | undefined,
  ): Promise<WorkspaceDiagnosticReport> {
    const told = new Map<string, string>()
    for (const { uri, value } of previousResultIds) told.set(this.#workspace.uris.toCore(uri) ?? uri, value)
    return new Promise((resolve, reject) => {
      const whole = stream === undefined && told.size === 0
      const waiting = { told, stream, whole, answer: resolve }
      this.#waiting.add(waiting)
      token.onCancellationRequested(() => {
        if (this.#waiting.delete(waiting)) reject(new ResponseError(LSPErrorCodes.RequestCancelled, "cancelled"))
      })
      if (whole) this.#workspace.wake()
      else this.#tell(waiting, this.#allFiles(told))
    })
  }

  #allFiles(told: ReadonlyMap<string, string>): ReadonlySet<string> {
    const uris = new Set(told.keys())
    for (const { findings } of this.#workspace.corpora) for (const uri of findings.files()) uris.add(uri)
    return uris
  }

  /** Tells what is news about these files; while there is none, the question waits. */
  #tell(waiting: Waiting, uris: ReadonlySet<string>): void {
    const news = new Map<string, WorkspaceDocumentDiagnosticReport>()
    for (const uri of uris) {
      const resultId = this.#resultId(uri)
      if ((waiting.told.get(uri) ?? "none") === resultId) continue
      waiting.told.set(uri, resultId)
      news.set(uri, this.#report(uri, resultId))
    }
    if (news.size === 0) return
    if (waiting.stream !== undefined) {
      waiting.stream.report({ items: [...news.values()] })
      return
    }
    this.#waiting.delete(waiting)
    const unchanged = [...waiting.told].filter(([uri]) => !news.has(uri))
    const old = unchanged.map(([uri, resultId]) => ({ kind: "unchanged" as const, resultId, ...this.#names(uri) }))
    waiting.answer({ items: [...news.values(), ...old] })
  }

  #report(uri: string, resultId: string): WorkspaceDocumentDiagnosticReport {
    const items = [...(this.#workspace.corpora.of(uri)?.findings.shown(uri) ?? [])]
    return { kind: "full", resultId, items, ...this.#names(uri) }
  }

  #names(uri: string): { uri: string; version: number | null } {
    return { uri: this.#workspace.uris.toClient(uri), version: this.#workspace.buffers.version(uri) }
  }

  #resultId(uri: string): string {
    return this.#workspace.corpora.of(uri)?.findings.resultId(uri) ?? "none"
  }

  #refresh(): void {
    this.#refreshTimer = undefined
    const { buffers } = this.#workspace
    const outdated = [...this.#toRefresh].filter(uri => buffers.has(uri) && this.#told.get(uri) !== this.#resultId(uri))
    this.#toRefresh.clear()
    for (const uri of this.#told.keys()) if (!buffers.has(uri)) this.#told.delete(uri)
    // Whether the client then asks is its own affair, and so is an error that it answers.
    if (outdated.length > 0) this.#connection?.languages.diagnostics.refresh().catch(() => undefined)
  }
}
