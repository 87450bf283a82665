import type { Connection, ServerCapabilities } from "vscode-languageserver"

/** The way in which a client gets diagnostics: it asks for them, or they are sent. */
export interface DiagnosticsChannel {
  capabilities(): Partial<ServerCapabilities>
  register(connection: Connection): void
  /** These files, by the core's URIs, show something else now. */
  changed(uris: ReadonlySet<string>): void
  /** Everything has been read and checked. */
  idle(): void
  dispose(): void
}
