import assert from "node:assert/strict"
import { type ChildProcess, spawn } from "node:child_process"
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { PassThrough } from "node:stream"
import {
  CancellationToken,
  type ClientCapabilities,
  createConnection,
  createMessageConnection,
  type Diagnostic,
  type MessageConnection,
  ProposedFeatures,
  type ServerCapabilities,
  StreamMessageReader,
  StreamMessageWriter,
  type TextDocumentContentChangeEvent,
  type WorkspaceDiagnosticReport,
  type WorkspaceDocumentDiagnosticReport,
} from "vscode-languageserver/node"
import { PartsWriter } from "../../server/lsp/parts-writer.ts"
import type { InitializationOptions } from "../../server/lsp/protocol.ts"
import { startServer } from "../../server/lsp/server.ts"
import { pathToUri } from "../../server/node/file-uri.ts"
import { projectFolder } from "./editor-host/project.ts"

export interface SessionOptions {
  /** Paths relative to the session's folder, and their texts. */
  readonly files: Readonly<Record<string, string>>
  /** Folders of the workspace; the session's own by default. */
  readonly folders?: readonly string[]
  /** The client asks for diagnostics instead of being sent them. */
  readonly pull?: boolean
  /** The client is one of ours, which is told of status and annotations. */
  readonly decorations?: boolean
  /** Whose layer is shown and written. */
  readonly coder?: string
  /** Started as a program of its own, with these arguments, instead of within the test. */
  readonly program?: readonly string[]
  readonly capabilities?: ClientCapabilities
  /** What else the client tells of itself; that no texts are to be kept, unless it says so. */
  readonly initialization?: InitializationOptions
  /** Goes on in the folder of an earlier session, which was left. */
  readonly folder?: string
}

/** How long something may take before a test fails: far more than it takes. */
const limitMs = 10_000

/** A client that talks to the server over the real protocol, with a folder of its own on disk. */
export class Session {
  readonly folder: string
  readonly connection: MessageConnection
  readonly process: ChildProcess | undefined
  capabilities: ServerCapabilities = {}
  /** What the server said beyond diagnostics, newest last. */
  readonly received: { readonly method: string; readonly params: unknown }[] = []
  readonly #options: SessionOptions
  readonly #pushed = new Map<string, readonly Diagnostic[]>()
  readonly #versions = new Map<string, number>()
  readonly #reported = new Map<string, string>()
  readonly #watchers = new Set<() => void>()
  #isLeft = false

  static async start(options: SessionOptions): Promise<Session> {
    const session = new Session(options)
    await session.#initialize()
    return session
  }

  private constructor(options: SessionOptions) {
    this.#options = options
    this.folder = options.folder ?? realpathSync(mkdtempSync(join(tmpdir(), "postil-session-")))
    for (const [path, text] of Object.entries(options.files)) this.write(path, text)
    const { connection, process } = options.program ? startProgram(options.program) : startWithin()
    this.connection = connection
    this.process = process
    this.#listen()
  }

  uri(path: string): string {
    return pathToUri(join(this.folder, path))
  }

  write(path: string, text: string): void {
    const file = join(this.folder, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
  }

  remove(path: string): void {
    rmSync(join(this.folder, path), { recursive: true })
  }

  /** Tells the server that these changed on disk; it looks for itself what became of them. */
  changedOnDisk(...paths: readonly string[]): void {
    const changes = paths.map(path => ({ uri: this.uri(path), type: 2 }))
    void this.connection.sendNotification("workspace/didChangeWatchedFiles", { changes })
  }

  open(path: string, text: string, uri = this.uri(path)): void {
    this.#versions.set(path, 1)
    const textDocument = { uri, languageId: "plaintext", version: 1, text }
    void this.connection.sendNotification("textDocument/didOpen", { textDocument })
  }

  /** Puts a text in place of the whole document's. */
  change(path: string, text: string, uri = this.uri(path)): void {
    this.edit(path, [{ text }], uri)
  }

  /** Changes parts of a document, one after another. */
  edit(path: string, contentChanges: readonly TextDocumentContentChangeEvent[], uri = this.uri(path)): void {
    const version = (this.#versions.get(path) ?? 0) + 1
    this.#versions.set(path, version)
    const params = { textDocument: { uri, version }, contentChanges }
    void this.connection.sendNotification("textDocument/didChange", params)
  }

  close(path: string): void {
    void this.connection.sendNotification("textDocument/didClose", { textDocument: { uri: this.uri(path) } })
  }

  request<T>(method: string, params: unknown): Promise<T> {
    return this.connection.sendRequest<T>(method, params)
  }

  /** What was last sent for a file. */
  pushed(path: string): readonly Diagnostic[] {
    return this.#pushed.get(this.uri(path)) ?? []
  }

  get pushedUris(): readonly string[] {
    return [...this.#pushed].filter(([, diagnostics]) => diagnostics.length > 0).map(([uri]) => uri)
  }

  async pull(path: string): Promise<readonly Diagnostic[]> {
    const textDocument = { uri: this.uri(path) }
    const report = await this.request<{ items?: Diagnostic[] }>("textDocument/diagnostic", { textDocument })
    return report.items ?? []
  }

  /** Asks for all files, saying what was told before; answers what is news. */
  async pullAll(token?: CancellationToken): Promise<readonly WorkspaceDocumentDiagnosticReport[]> {
    const previousResultIds = [...this.#reported].map(([uri, value]) => ({ uri, value }))
    const params = { previousResultIds }
    const { items } = await this.connection.sendRequest<WorkspaceDiagnosticReport>(
      "workspace/diagnostic",
      params,
      token ?? CancellationToken.None,
    )
    for (const { uri, resultId } of items) if (resultId !== undefined) this.#reported.set(uri, resultId)
    return items
  }

  /** A file shows so many diagnostics of a code, now or soon. */
  async expectCount(path: string, code: string, count: number): Promise<void> {
    const shown = async () => (this.#options.pull ? this.pull(path) : this.pushed(path))
    const found = async () => (await shown()).filter(diagnostic => diagnostic.code === code).length
    await this.until(
      async () => (await found()) === count,
      async () => `${path} shows ${await found()} of ${code}, not ${count}`,
    )
  }

  /** Waits until a condition holds; looked at again after every message of the server, and from time to time. */
  async until(condition: () => boolean | Promise<boolean>, explain: () => string | Promise<string>): Promise<void> {
    const end = Date.now() + limitMs
    while (!(await condition())) {
      if (Date.now() > end) assert.fail(await explain())
      await this.#nextMessage(50)
    }
  }

  /** Ends the server as a client does. */
  async stop(): Promise<void> {
    await this.leave()
    rmSync(this.folder, { recursive: true, force: true })
  }

  /** The same, and the folder stays for another session. */
  async leave(): Promise<void> {
    if (this.#isLeft) return
    this.#isLeft = true
    await this.connection.sendRequest("shutdown")
    // Within the test, `exit` would end the test.
    if (this.process !== undefined) await this.connection.sendNotification("exit")
    this.#disconnect()
  }

  /** Goes away without a word. */
  abandon(): void {
    this.#disconnect()
    rmSync(this.folder, { recursive: true, force: true })
  }

  #disconnect(): void {
    this.connection.end()
    this.connection.dispose()
  }

  #nextMessage(orAfterMs: number): Promise<void> {
    return new Promise(resolve => {
      const done = () => {
        clearTimeout(timer)
        this.#watchers.delete(done)
        resolve()
      }
      const timer = setTimeout(done, orAfterMs)
      this.#watchers.add(done)
    })
  }

  #listen(): void {
    const { connection } = this
    connection.onNotification("textDocument/publishDiagnostics", ({ uri, diagnostics }) => {
      this.#pushed.set(uri, diagnostics)
      this.#heard("textDocument/publishDiagnostics", { uri, diagnostics })
    })
    connection.onNotification((method, params) => this.#heard(method, params))
    connection.onRequest((method, params) => {
      this.#heard(method, params)
      return method === "workspace/configuration" ? [null] : null
    })
    connection.listen()
  }

  #heard(method: string, params: unknown): void {
    this.received.push({ method, params })
    for (const watcher of [...this.#watchers]) watcher()
  }

  async #initialize(): Promise<void> {
    const { folders = [""], pull, decorations, coder, capabilities, initialization } = this.#options
    const { capabilities: offered } = await this.connection.sendRequest<{ capabilities: ServerCapabilities }>(
      "initialize",
      {
        processId: null,
        rootUri: null,
        workspaceFolders: folders.map(path => ({ uri: this.uri(path), name: path })),
        capabilities: { ...clientCapabilities(pull === true), ...capabilities },
        initializationOptions: {
          decorations: decorations === true,
          ...(coder !== undefined && { coder }),
          ...(initialization ?? { acceptedTexts: { place: "none" } }),
        },
      },
    )
    this.capabilities = offered
    await this.connection.sendNotification("initialized", {})
  }
}

function clientCapabilities(pull: boolean): ClientCapabilities {
  return {
    textDocument: {
      codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix"] } } },
      ...(pull && { diagnostic: {} }),
    },
    workspace: {
      workspaceFolders: true,
      configuration: true,
      didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true },
      workspaceEdit: { documentChanges: true, resourceOperations: ["create"] },
      ...(pull && { diagnostics: { refreshSupport: true } }),
    },
    window: { workDoneProgress: true },
  }
}

function startWithin(): { connection: MessageConnection; process: undefined } {
  const toServer = new PassThrough()
  const toClient = new PassThrough()
  const reader = new StreamMessageReader(toServer)
  startServer(options => createConnection(ProposedFeatures.all, reader, new PartsWriter(toClient), options))
  const connection = createMessageConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer))
  return { connection, process: undefined }
}

function startProgram(args: readonly string[]): { connection: MessageConnection; process: ChildProcess } {
  const process = spawn(globalThis.process.execPath, [join(projectFolder, "dist/server.js"), ...args], {
    stdio: ["pipe", "pipe", "inherit"],
  })
  const connection = createMessageConnection(
    new StreamMessageReader(process.stdout),
    new StreamMessageWriter(process.stdin),
  )
  return { connection, process }
}
