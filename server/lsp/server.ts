import {
  type Connection,
  type ConnectionOptions,
  type InitializeParams,
  type InitializeResult,
  MessageType,
  type ServerCapabilities,
  ShowMessageNotification,
  TextDocumentSyncKind,
} from "vscode-languageserver"
import { idFault, toId } from "../core/yaml/id.ts"
import { misnamedText } from "../node/find-corpora.ts"
import { packageVersion } from "../node/package-file.ts"
import {
  type AcceptedParams,
  acceptedNotification,
  acceptedUndoneNotification,
  type WrittenParams,
  writingNotification,
  writtenNotification,
} from "./acts-protocol.ts"
import { allFeatures } from "./all-features.ts"
import { type ServerTraits, toOptions, toTraits } from "./client-traits.ts"
import { ClientUris } from "./client-uris.ts"
import { CorpusDocuments } from "./corpus-documents.ts"
import { EarlyRequests } from "./early-requests.ts"
import { LoadProgress } from "./load-progress.ts"
import {
  annotationsChanged,
  clearTextsRequest,
  readRestNotification,
  stopReadingNotification,
  trustedNotification,
} from "./protocol.ts"
import { PullDiagnostics } from "./pull-diagnostics.ts"
import { PushDiagnostics } from "./push-diagnostics.ts"
import { say } from "./say.ts"
import { StatusReporter } from "./status.ts"
import { toTextSettings, withChosen } from "./text-settings.ts"
import { toShownFinding } from "./to-diagnostic.ts"
import { WatchedFiles } from "./watched-files.ts"
import { Workspace } from "./workspace.ts"

/** What the program that serves a client has to do with it. */
export interface Host {
  shutDown(): void
  /** Whether a large answer is on its way to the client. */
  isAnswering(): boolean
}

const noHost: Host = { shutDown: () => {}, isAnswering: () => false }

/** Serves one client. It begins to read when the client says that it is ready. */
export function startServer(connect: (options: ConnectionOptions) => Connection, host = noHost): void {
  let dispose = () => {}
  const early = new EarlyRequests()
  const connection = connect({ messageStrategy: early })
  connection.onInitialize(params => {
    const server = new Server(connection, params, early, host)
    dispose = () => server.dispose()
    return server.describe()
  })
  connection.onShutdown(() => {
    dispose()
    host.shutDown()
  })
  connection.listen()
}

class Server {
  readonly #connection: Connection
  readonly #traits: ServerTraits
  readonly #workspace: Workspace
  readonly #documents: CorpusDocuments
  readonly #diagnostics: PullDiagnostics | PushDiagnostics
  readonly #watched: WatchedFiles
  readonly #status: StatusReporter
  readonly #progress: LoadProgress
  /** As the setting has it, which may be no id. */
  #coder: string | undefined

  constructor(connection: Connection, params: InitializeParams, early: EarlyRequests, host: Host) {
    this.#connection = connection
    this.#traits = toTraits(params)
    const uris = new ClientUris()
    this.#workspace = new Workspace(
      uris,
      (finding, corpus) => toShownFinding(finding, corpus, this.#documents),
      {
        afterSlice: ended => {
          this.#tell(ended.flatMap(({ findings }) => [...findings.files()]))
          early.release()
        },
        corporaChanged: () => this.#watched.update(),
        misnamed: path => this.#warn(misnamedText(path)),
        idle: () => this.#diagnostics.idle(),
        isAnswering: () => host.isAnswering(),
        slow: line => connection.console.info(line),
        failed: error => connection.console.error(error instanceof Error ? (error.stack ?? error.message) : `${error}`),
      },
      toTextSettings(toOptions(params.initializationOptions)),
    )
    this.#documents = new CorpusDocuments(this.#traits, this.#workspace)
    const channel = this.#traits.pullDiagnostics ? PullDiagnostics : PushDiagnostics
    this.#diagnostics = new channel(this.#workspace)
    this.#watched = new WatchedFiles(this.#workspace, connection, this.#traits.watchedFiles)
    this.#status = new StatusReporter(connection, this.#workspace)
    this.#progress = new LoadProgress(connection, this.#workspace)
    early.waitUntil(() => ({
      vocabulary: [...this.#workspace.corpora].every(({ isKnown }) => isKnown),
      files: [...this.#workspace.corpora].every(({ isListed }) => isListed),
      corpora: this.#workspace.isLookedThrough,
    }))
    this.#register(params)
  }

  describe(): InitializeResult {
    const features = allFeatures.map(feature => feature.capabilities(this.#traits))
    const own: ServerCapabilities = {
      positionEncoding: "utf-16",
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
      workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    }
    const capabilities: ServerCapabilities = Object.assign({}, own, this.#diagnostics.capabilities(), ...features)
    // More than one of them speaks of the workspace.
    capabilities.workspace = Object.assign({}, own.workspace, ...features.map(feature => feature.workspace))
    return { capabilities, serverInfo: { name: "postil-language-server", version: packageVersion() } }
  }

  dispose(): void {
    for (const part of [this.#workspace, this.#diagnostics, this.#watched, this.#status]) part.dispose()
  }

  #register(params: InitializeParams): void {
    const connection = this.#connection
    const workspace = this.#workspace
    connection.onInitialized(() => {
      this.#viewAs(coderIn(params.initializationOptions))
      for (const feature of allFeatures) feature.ready?.(connection, this.#documents)
      this.#watched.update()
      for (const folder of foldersOf(params)) workspace.addFolder(folder)
      if (this.#traits.workspaceFolders) this.#followFolders()
    })
    connection.onDidOpenTextDocument(({ textDocument }) => workspace.open(textDocument))
    connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) =>
      workspace.change(uri, contentChanges, version),
    )
    connection.onDidCloseTextDocument(({ textDocument }) => workspace.close(textDocument.uri))
    connection.onDidChangeWatchedFiles(({ changes }) => workspace.changedOnDisk(changes.map(({ uri }) => uri)))
    connection.onDidChangeConfiguration(({ settings }) => {
      this.#viewAs(coderIn(settings?.postil))
      const { acceptedTexts, index } = settings?.postil ?? {}
      workspace.keepTexts(withChosen(workspace.textSettings, acceptedTexts, index))
    })
    connection.onNotification(writingNotification, () => workspace.writing())
    connection.onNotification(writtenNotification, ({ uris }: WrittenParams) => workspace.written(uris))
    connection.onNotification(acceptedNotification, ({ uris }: AcceptedParams) => workspace.accept(uris))
    connection.onNotification(acceptedUndoneNotification, ({ uris }: AcceptedParams) => workspace.undoAccepted(uris))
    connection.onNotification(trustedNotification, () =>
      workspace.keepTexts({ ...workspace.textSettings, trusted: true }),
    )
    connection.onNotification(stopReadingNotification, () => workspace.stopReading())
    connection.onNotification(readRestNotification, () => workspace.readRest())
    connection.onRequest(clearTextsRequest, () => workspace.clearTexts())
    this.#diagnostics.register(connection)
    for (const feature of allFeatures) feature.register(connection, this.#documents)
  }

  #followFolders(): void {
    this.#connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      for (const { uri } of removed) this.#workspace.removeFolder(uri)
      for (const { uri } of added) this.#workspace.addFolder(uri)
    })
  }

  #viewAs(coder: string | undefined): void {
    const isId = coder === undefined || idFault(coder, "coder") === undefined
    this.#workspace.viewAs(isId ? coder : undefined)
    // It is told again with each change of any setting.
    if (coder === this.#coder) return
    this.#coder = coder
    if (isId) return
    // A notification shows the first line: what to do comes first.
    this.#warn(
      `Set "postil.coder" to "${toId(coder)}": "${coder}" is not an id. Until then, annotations go to the main annotation files`,
    )
  }

  #warn(message: string): void {
    say(this.#connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message }))
  }

  /** After some work was done: what has come of it. `withdrawn` are files that no corpus shows any more. */
  #tell(withdrawn: readonly string[]): void {
    const changed = new Set(withdrawn)
    const affected = new Set<string>()
    for (const hosted of this.#workspace.corpora) {
      for (const uri of hosted.takeChanged()) changed.add(uri)
      for (const uri of hosted.takeAffected()) affected.add(uri)
    }
    if (changed.size > 0) this.#diagnostics.changed(changed)
    this.#progress.update()
    if (!this.#traits.decorations) return
    this.#status.update()
    this.#redraw(affected)
  }

  #redraw(affected: ReadonlySet<string>): void {
    const { buffers, corpora, uris } = this.#workspace
    const open = [...affected].filter(uri => buffers.has(uri) && corpora.of(uri)?.corpus.pairs.hasArticle(uri) === true)
    if (open.length === 0) return
    say(this.#connection.sendNotification(annotationsChanged, { uris: open.map(uri => uris.toClient(uri)) }))
  }
}

/** Whose annotations are shown and written, as the settings of any client may say. */
function coderIn(settings: unknown): string | undefined {
  if (typeof settings !== "object" || settings === null || !("coder" in settings)) return undefined
  const { coder } = settings
  return typeof coder === "string" && coder !== "" ? coder : undefined
}

function foldersOf({ workspaceFolders, rootUri }: InitializeParams): readonly string[] {
  if (workspaceFolders) return workspaceFolders.map(({ uri }) => uri)
  return typeof rootUri === "string" ? [rootUri] : []
}
