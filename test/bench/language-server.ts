import { type ChildProcess, spawn } from "node:child_process"
import { pathToFileURL } from "node:url"
import { type Answer, JsonRpc } from "./json-rpc.ts"
import { cpuSecondsOf, type Memory, memoryOf } from "./process-load.ts"

export interface ServerCommand {
  readonly program: string
  readonly args: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** Whether the server tells diagnostics by itself or waits to be asked. */
  readonly diagnostics: "push" | "pull"
  readonly initializationOptions?: object
  /** By section. */
  readonly settings?: Readonly<Record<string, unknown>>
}

/** Until a server that hangs is given up. */
const patienceMs = 600_000
const endMs = 5000

/** A language server of anybody, in a process of its own, spoken to as an editor does. */
export class LanguageServer {
  readonly rpc: JsonRpc
  readonly pid: number
  /** When its process was started. */
  readonly began = performance.now()
  readonly #process: ChildProcess
  readonly #command: ServerCommand
  readonly #ended: Promise<unknown>
  readonly #published = new Map<string, (answer: Answer<readonly unknown[]>) => void>()

  constructor(command: ServerCommand) {
    this.#command = command
    const env = { ...process.env, ...command.env }
    this.#process = spawn(command.program, command.args, { stdio: ["pipe", "pipe", "ignore"], env })
    const { stdin, stdout, pid } = this.#process
    if (stdin === null || stdout === null || pid === undefined) throw new Error(`${command.program} does not start`)
    this.pid = pid
    this.#ended = new Promise(done => this.#process.once("exit", done))
    this.rpc = new JsonRpc(stdout, stdin)
    this.rpc.requests.set("workspace/configuration", ({ items }: { items: readonly { section?: string }[] }) =>
      items.map(({ section = "" }) => command.settings?.[section] ?? null),
    )
    this.rpc.notifications.set(
      "textDocument/publishDiagnostics",
      ({ uri, diagnostics }: { uri: string; diagnostics: readonly unknown[] }, at) => {
        this.#published.get(uri)?.({ result: diagnostics, at })
        this.#published.delete(uri)
      },
    )
  }

  /** Answers how long the server took to say what it can do, in milliseconds. */
  async initialize(folder: string): Promise<number> {
    const start = performance.now()
    const rootUri = pathToFileURL(folder).href
    const { at } = await this.request("initialize", {
      processId: process.pid,
      rootUri,
      rootPath: folder,
      workspaceFolders: [{ uri: rootUri, name: "bench" }],
      initializationOptions: this.#command.initializationOptions,
      capabilities: capabilitiesFor(this.#command.diagnostics),
    })
    this.rpc.notify("initialized", {})
    if (this.#command.settings) {
      this.rpc.notify("workspace/didChangeConfiguration", { settings: this.#command.settings })
    }
    return at - start
  }

  request<T>(method: string, params?: object): Promise<Answer<T>> {
    return withPatience(this.rpc.request<T>(method, params), method, patienceMs)
  }

  /** The diagnostics of a file after something was said of it. */
  async diagnosticsAfter(uri: string, say: () => void): Promise<Answer<readonly unknown[]>> {
    if (this.#command.diagnostics === "pull") {
      say()
      const params = { textDocument: { uri } }
      const { result, at } = await this.request<{ items?: readonly unknown[] }>("textDocument/diagnostic", params)
      return { result: result.items ?? [], at }
    }
    const told = new Promise<Answer<readonly unknown[]>>(done => this.#published.set(uri, done))
    say()
    return withPatience(told, "textDocument/publishDiagnostics", patienceMs)
  }

  memory(): Memory | undefined {
    return memoryOf(this.pid)
  }

  /** Ends when the server has hardly worked for half a second; answers whether that came within the time. */
  async untilIdle(limitMs = patienceMs): Promise<boolean> {
    const end = performance.now() + limitMs
    let before = cpuSecondsOf(this.pid) ?? 0
    for (let quiet = 0; quiet < 5; ) {
      if (performance.now() > end) return false
      await pause(100)
      const now = cpuSecondsOf(this.pid) ?? 0
      quiet = now - before <= 0.01 ? quiet + 1 : 0
      before = now
    }
    return true
  }

  /** Politely at first. */
  async stop(): Promise<void> {
    await withPatience(this.rpc.request("shutdown"), "shutdown", endMs).catch(() => undefined)
    this.rpc.notify("exit")
    const ended = await Promise.race([this.#ended.then(() => true), pause(endMs).then(() => false)])
    if (!ended) this.#process.kill("SIGKILL")
    await this.#ended
  }
}

export function pause(ms: number): Promise<void> {
  return new Promise(done => setTimeout(done, ms))
}

async function withPatience<T>(promise: Promise<T>, what: string, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what}: no answer within ${ms / 1000} s`)), ms)
  })
  return Promise.race([promise, tooLong]).finally(() => clearTimeout(timer))
}

function capabilitiesFor(diagnostics: ServerCommand["diagnostics"]): object {
  return {
    window: { workDoneProgress: true },
    workspace: {
      configuration: true,
      diagnostics: { refreshSupport: true },
      workspaceFolders: true,
      workspaceEdit: { documentChanges: true, resourceOperations: ["create", "rename", "delete"] },
      didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true },
      symbol: { dynamicRegistration: false },
    },
    textDocument: {
      synchronization: {},
      publishDiagnostics: {},
      hover: { contentFormat: ["markdown", "plaintext"] },
      completion: { completionItem: { snippetSupport: true } },
      definition: {},
      references: {},
      rename: { prepareSupport: true },
      documentSymbol: { hierarchicalDocumentSymbolSupport: true },
      ...(diagnostics === "pull" && { diagnostic: {} }),
    },
  }
}
