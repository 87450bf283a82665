import { type ChildProcess, spawn } from "node:child_process"
import { readFileSync } from "node:fs"
import { resolve } from "node:path"
import { pathToFileURL } from "node:url"
import {
  createProtocolConnection,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node"
import { type Status, statusNotification } from "../../server/lsp/protocol.ts"

/** A language server that runs as it does for an editor: a process of its own, spoken to over stdio. */
export class ServerProcess {
  readonly connection: ProtocolConnection
  readonly #process: ChildProcess
  readonly #ready: Promise<void>

  constructor() {
    this.#process = spawn(process.execPath, [resolve("dist/server.js"), "--stdio"], {
      stdio: ["pipe", "pipe", "inherit"],
    })
    const { stdin, stdout } = this.#process
    if (stdin === null || stdout === null) throw new Error("the server has no pipes")
    this.connection = createProtocolConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin))
    this.#ready = new Promise(done => {
      this.connection.onNotification(statusNotification, ({ corpora }: Status) => {
        if (corpora.length > 0 && corpora.every(corpus => corpus.loading === undefined)) done()
      })
    })
    this.connection.onRequest("client/registerCapability", () => null)
    this.connection.onRequest("window/workDoneProgress/create", () => null)
    this.connection.onRequest("workspace/diagnostic/refresh", () => null)
    this.connection.onRequest("workspace/configuration", ({ items }: { items: unknown[] }) => items.map(() => null))
    this.connection.listen()
  }

  /** Ends when the whole corpus has been read. */
  async start(folder: string): Promise<void> {
    const rootUri = pathToFileURL(folder).href
    await this.connection.sendRequest("initialize", {
      processId: process.pid,
      rootUri,
      workspaceFolders: [{ uri: rootUri, name: "bench" }],
      initializationOptions: { decorations: true },
      capabilities: {
        window: { workDoneProgress: true },
        workspace: {
          diagnostics: { refreshSupport: true },
          workspaceFolders: true,
          workspaceEdit: { documentChanges: true },
        },
        textDocument: { diagnostic: {}, synchronization: {} },
      },
    })
    await this.connection.sendNotification("initialized", {})
    await this.#ready
  }

  async request<T>(method: string, params: object): Promise<T> {
    return this.connection.sendRequest(method, params)
  }

  async notify(method: string, params: object): Promise<void> {
    await this.connection.sendNotification(method, params)
  }

  /** Most memory the process has had, in megabytes; undefined where the system does not tell. */
  peakMemory(): number | undefined {
    try {
      const status = readFileSync(`/proc/${this.#process.pid}/status`, "utf8")
      return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1]) / 1024
    } catch {
      return undefined
    }
  }

  /** Ends when the server has hardly worked for half a second: the whole corpus has been checked. */
  async untilIdle(): Promise<void> {
    let before = this.#cpuTicks()
    for (let quiet = 0; quiet < 5; ) {
      await new Promise(done => setTimeout(done, 100))
      const now = this.#cpuTicks()
      quiet = now - before <= 1 ? quiet + 1 : 0
      before = now
    }
  }

  /** Hundredths of a second that the process has used; 0 where the system does not tell. */
  #cpuTicks(): number {
    try {
      const fields = readFileSync(`/proc/${this.#process.pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? []
      return Number(fields[11]) + Number(fields[12])
    } catch {
      return 0
    }
  }

  async stop(): Promise<void> {
    const ended = new Promise(done => this.#process.once("exit", done))
    await this.connection.sendRequest("shutdown")
    await this.connection.sendNotification("exit")
    await ended
    this.connection.dispose()
  }
}
