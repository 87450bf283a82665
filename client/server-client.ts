import {
  type CancellationToken,
  type Disposable,
  EventEmitter,
  type ExtensionContext,
  type FileWillRenameEvent,
  type LogOutputChannel,
  type WorkspaceEdit,
  window,
  workspace,
} from "vscode"
import {
  ErrorCodes,
  LanguageClient,
  type LanguageClientOptions,
  type Middleware,
  ResponseError,
  type WorkspaceEdit as ServerEdit,
  type State,
  TransportKind,
  WillRenameFilesRequest,
  WorkDoneProgress,
} from "vscode-languageclient/node"
import {
  type AnnotationsChangedParams,
  annotationsChanged,
  type InitializationOptions,
  languageIds,
  nodeEnvironment,
  nodeOptions,
  type Status,
  statusNotification,
} from "../server/lsp/protocol.ts"
import { textOptions } from "./kept-texts.ts"
import { restartAfterCrash } from "./restart-after-crash.ts"

/** Where the server may be asked; it knows which of these files belong to a corpus. */
export const documentSelector = [...Object.values(languageIds), "plaintext", "markdown"].map(language => ({
  scheme: "file",
  language,
}))

/** The commands that a hover may link to. */
const linkedCommands = ["postil.nextMention", "postil.previousMention", "postil.showMentions", "postil.openSidecar"]

/** The language server: how it is started, asked and listened to. */
export class ServerClient implements Disposable {
  readonly #client: LanguageClient
  readonly #log: LogOutputChannel
  readonly #status = new EventEmitter<Status>()
  readonly #annotationsChanged = new EventEmitter<AnnotationsChangedParams>()
  readonly #stateChanged = new EventEmitter<State>()

  readonly onStatus = this.#status.event
  readonly onAnnotationsChanged = this.#annotationsChanged.event
  readonly onStateChanged = this.#stateChanged.event

  constructor(context: ExtensionContext, log: LogOutputChannel, middleware: Middleware) {
    this.#log = log
    const program = { module: context.asAbsolutePath("dist/server.js"), transport: TransportKind.stdio }
    // The server keeps something there before it can be told.
    const env = { ...nodeEnvironment, POSTIL_CACHE: context.globalStorageUri.fsPath }
    const run = { ...program, options: { env, execArgv: [...nodeOptions] } }
    const debug = { ...program, options: { env, execArgv: [...nodeOptions, "--nolazy", "--inspect=6009"] } }
    const options = { ...clientOptions(context, log, () => void this.#offerRestart()), middleware }
    this.#client = new LanguageClient("postil", "Postil", { run, debug }, options)
    this.#client.onNotification(statusNotification, (status: Status) => this.#status.fire(status))
    this.#client.onNotification(annotationsChanged, (params: AnnotationsChangedParams) =>
      this.#annotationsChanged.fire(params),
    )
    this.#client.onDidChangeState(({ newState }) => this.#stateChanged.fire(newState))
  }

  get state(): State {
    return this.#client.state
  }

  async start(): Promise<void> {
    await this.#client.start().catch(error => this.#log.error(error))
  }

  async restart(): Promise<void> {
    await this.#client.restart().catch(error => this.#log.error(error))
  }

  /** For tests: what a crash looks like from here. */
  kill(): void {
    this.#client.serverProcess?.kill("SIGKILL")
  }

  /** For tests: what a crash looks like to those who write to the server before its end is known here. */
  breakPipe(): void {
    this.#client.serverProcess?.stdin?.destroy()
  }

  /**
   * The server's answer; undefined when there is none, because it was told not to mind, or failed. One that dies over a
   * question is asked again when it is back: a question changes nothing.
   */
  async ask<T>(request: string, params: object, token?: CancellationToken): Promise<T | null | undefined> {
    // An absent token would count as a second parameter.
    const send = () => this.#client.sendRequest<T | null>(request, params, ...(token === undefined ? [] : [token]))
    try {
      return await send().catch(async error => {
        if (!isLost(error)) throw error
        await this.#restarted()
        return await send()
      })
    } catch (error) {
      if (token?.isCancellationRequested !== true) this.#log.warn(`${request}: ${error}`)
      return undefined
    }
  }

  /** What goes with files that are about to be renamed. VS Code itself asks no server that is still starting. */
  async renameEdits(event: FileWillRenameEvent): Promise<WorkspaceEdit | undefined> {
    const params = this.#client.code2ProtocolConverter.asWillRenameFilesParams(event)
    const edit = await this.ask<ServerEdit>(WillRenameFilesRequest.method, params, event.token)
    return await this.#client.protocol2CodeConverter.asWorkspaceEdit(edit)
  }

  /** When the server has read everything again, or takes too long. */
  async #restarted(): Promise<void> {
    await new Promise<void>(resolve => {
      const done = (): void => {
        clearTimeout(timer)
        listening.dispose()
        resolve()
      }
      const timer = setTimeout(done, longestRestartMs)
      const listening = this.onStatus(({ corpora }) => {
        if (corpora.length > 0 && corpora.every(({ loading }) => loading === undefined)) done()
      })
    })
  }

  /** What the server tells of how far it is with a request that carries the token. */
  onProgress(token: string, listener: (percentage: number, message?: string) => void): Disposable {
    return this.#client.onProgress(WorkDoneProgress.type, token, progress => {
      if (progress.kind !== "end") listener(progress.percentage ?? 0, progress.message)
    })
  }

  async notify(notification: string, params: object): Promise<void> {
    await this.#client
      .sendNotification(notification, params)
      .catch(error => this.#log.warn(`${notification}: ${error}`))
  }

  dispose(): void {
    void this.#client.dispose().catch(error => this.#log.error(error))
    for (const emitter of [this.#status, this.#annotationsChanged, this.#stateChanged]) emitter.dispose()
  }

  async #offerRestart(): Promise<void> {
    const message = "The Postil language server crashed several times, so highlights and problems are not up to date."
    const answer = await window.showErrorMessage(message, "Restart", "Show Log")
    if (answer === "Restart") await this.restart()
    if (answer === "Show Log") this.#log.show()
  }
}

/** How long somebody waits for a question that is asked again. */
const longestRestartMs = 10_000

/** Whether the server went away before it answered. */
function isLost(error: unknown): boolean {
  return error instanceof ResponseError && error.code === ErrorCodes.PendingResponseRejected
}

function clientOptions(
  context: ExtensionContext,
  outputChannel: LogOutputChannel,
  giveUp: () => void,
): LanguageClientOptions {
  // Asked for at each start of the server.
  const initializationOptions = (): InitializationOptions => {
    const coder = workspace.getConfiguration("postil").get("coder", "")
    return { decorations: true, commandLinks: true, coder, ...textOptions(context) }
  }
  return {
    documentSelector,
    initializationOptions,
    // Whose annotations are shown may change at any time.
    synchronize: { configurationSection: "postil" },
    outputChannel,
    errorHandler: restartAfterCrash(giveUp),
    diagnosticPullOptions: { onChange: true, onFocus: true },
    markdown: { isTrusted: { enabledCommands: linkedCommands } },
  }
}
