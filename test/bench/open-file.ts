import { readFileSync } from "node:fs"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import type { ServerProcess } from "./server-process.ts"

/** A file that the server has open. */
export interface OpenFile {
  readonly uri: string
  readonly text: string
  version: number
}

/** Ends with the file's diagnostics. */
export async function open(
  server: ServerProcess,
  { folder }: { readonly folder: string },
  path: string,
  languageId: string,
): Promise<OpenFile> {
  const file = {
    uri: pathToFileURL(join(folder, path)).href,
    text: readFileSync(join(folder, path), "utf8"),
    version: 1,
  }
  await server.notify("textDocument/didOpen", { textDocument: { ...file, languageId } })
  await diagnostics(server, file)
  return file
}

/** Types a line break before the text and takes it back the next time; ends with the file's diagnostics. */
export async function keystroke(server: ServerProcess, file: OpenFile, round: number): Promise<void> {
  const start = { line: 0, character: 0 }
  const change =
    round % 2 === 0
      ? { range: { start, end: start }, text: "\n" }
      : { range: { start, end: { line: 1, character: 0 } }, text: "" }
  await server.notify("textDocument/didChange", {
    textDocument: { uri: file.uri, version: ++file.version },
    contentChanges: [change],
  })
  await diagnostics(server, file)
}

/** A request about a position in a file. */
export function ask(server: ServerProcess, what: string, { uri }: OpenFile, position: object): Promise<unknown> {
  return server.request(`textDocument/${what}`, { textDocument: { uri }, position })
}

function diagnostics(server: ServerProcess, { uri }: OpenFile): Promise<unknown> {
  return server.request("textDocument/diagnostic", { textDocument: { uri } })
}
