import { resolve } from "node:path"
import { nodeEnvironment, nodeOptions, type Status, statusNotification } from "../../server/lsp/protocol.ts"
import { LanguageServer } from "./language-server.ts"

export interface OwnServer {
  /** What runs it; by default what runs the bench. */
  readonly node?: string
  /** Where it keeps what it can do without. */
  readonly cache?: string
}

/** Our own language server, started as our extension does it. */
export class ServerProcess extends LanguageServer {
  readonly #ready: Promise<number>

  constructor({ node = process.execPath, cache }: OwnServer = {}) {
    super({
      program: node,
      args: [...nodeOptions, resolve("dist/server.js"), "--stdio"],
      diagnostics: "pull",
      initializationOptions: { decorations: true },
      env: { ...nodeEnvironment, ...(cache !== undefined && { POSTIL_CACHE: cache }) },
    })
    this.#ready = new Promise(done => {
      this.rpc.notifications.set(statusNotification, ({ corpora }: Status, at: number) => {
        if (corpora.length > 0 && corpora.every(corpus => corpus.loading === undefined)) done(at)
      })
    })
  }

  /** Milliseconds from the start of the process until the whole corpus has been read. */
  async untilReady(): Promise<number> {
    return (await this.#ready) - this.began
  }

  /** Ends when the whole corpus has been read. */
  async start(folder: string): Promise<void> {
    await this.initialize(folder)
    await this.untilReady()
  }

  /** Most memory the process has had, in megabytes; undefined where the system does not tell. */
  peakMemory(): number | undefined {
    return this.memory()?.peakMb
  }
}
