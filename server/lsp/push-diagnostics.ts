import type { Connection, ServerCapabilities } from "vscode-languageserver"
import type { DiagnosticsChannel } from "./diagnostics-channel.ts"
import { say } from "./say.ts"
import type { Workspace } from "./workspace.ts"

/** Sends diagnostics of all files, open or not, as soon as they change; for clients that cannot ask. */
export class PushDiagnostics implements DiagnosticsChannel {
  readonly #workspace: Workspace
  #connection: Connection | undefined

  constructor(workspace: Workspace) {
    this.#workspace = workspace
  }

  capabilities(): Partial<ServerCapabilities> {
    return {}
  }

  register(connection: Connection): void {
    this.#connection = connection
  }

  changed(uris: ReadonlySet<string>): void {
    const { buffers, corpora, uris: spelling } = this.#workspace
    for (const uri of uris) {
      const diagnostics = [...(corpora.of(uri)?.findings.shown(uri) ?? [])]
      const version = buffers.version(uri)
      const params = { uri: spelling.toClient(uri), ...(version !== null && { version }), diagnostics }
      if (this.#connection !== undefined) say(this.#connection.sendDiagnostics(params))
    }
  }

  idle(): void {
    // What was found has been sent.
  }

  dispose(): void {}
}
