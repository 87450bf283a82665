import type { Connection, WorkDoneProgressServerReporter } from "vscode-languageserver"
import type { Progress } from "../core/corpus/files.ts"
import { say } from "./say.ts"
import type { Workspace } from "./workspace.ts"

/** Nobody needs to be told of what is over before it can be read. */
const showAfterMs = 400

/**
 * Shows the client how far corpora have been read, or read again after many changes, where that takes long enough to
 * wonder; and lets people stop it.
 */
export class LoadProgress {
  readonly #connection: Connection
  readonly #workspace: Workspace
  #began: number | undefined
  #reporter: Promise<WorkDoneProgressServerReporter> | undefined

  constructor(connection: Connection, workspace: Workspace) {
    this.#connection = connection
    this.#workspace = workspace
  }

  update(): void {
    const loading = [...this.#workspace.corpora].flatMap(({ loading, rereading }) => loading ?? rereading ?? [])
    if (loading.length === 0) {
      this.#end()
      return
    }
    this.#began ??= performance.now()
    if (this.#reporter !== undefined) this.#report(loading)
    else if (performance.now() - this.#began > showAfterMs) this.#begin()
  }

  #begin(): void {
    this.#reporter = this.#connection.window.createWorkDoneProgress()
    const begin = (reporter: WorkDoneProgressServerReporter) => {
      reporter.token.onCancellationRequested(() => this.#workspace.stopReading())
      reporter.begin("Reading annotations", 0, undefined, true)
    }
    say(this.#reporter.then(begin))
  }

  #report(loading: readonly Progress[]): void {
    const done = loading.reduce((sum, each) => sum + each.done, 0)
    const total = loading.reduce((sum, each) => sum + each.total, 0)
    const percent = total === 0 ? 0 : Math.floor((100 * done) / total)
    if (this.#reporter) say(this.#reporter.then(reporter => reporter.report(percent, messageOf(done, total))))
  }

  #end(): void {
    this.#began = undefined
    if (this.#reporter) say(this.#reporter.then(reporter => reporter.done()))
    this.#reporter = undefined
  }
}

/** How many files there are is known once they are listed. */
function messageOf(done: number, total: number): string {
  return total === 0 ? "looking for files" : `${done.toLocaleString("en")} of ${total.toLocaleString("en")} files`
}
