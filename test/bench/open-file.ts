import { readFileSync } from "node:fs"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import type { LanguageServer } from "./language-server.ts"

/** Who has not found by then what is to be found does not find it. */
const longestOpenMs = 60_000

/** A file that a server has open. */
export interface OpenFile {
  readonly uri: string
  readonly text: string
  /** From opening it to its first diagnostics, as many as there have to be. */
  readonly openMs: number
  version: number
}

export interface Opening {
  readonly folder: string
  readonly path: string
  readonly languageId: string
  /** Something else than is on disk. */
  readonly text?: string
  /** So many diagnostics there have to be; an answer with fewer is not the one that is waited for. */
  readonly least?: number
}

/** A sidecar with a status that there is not, so that every server has something to complain of. */
export function withMistake(text: string): string {
  return text.replace("status: coded", "status: codex")
}

/** Ends with the file's diagnostics. */
export async function openFile(server: LanguageServer, opening: Opening): Promise<OpenFile> {
  const path = join(opening.folder, opening.path)
  const { languageId, text = readFileSync(path, "utf8"), least = 0 } = opening
  const uri = pathToFileURL(path).href
  const start = performance.now()
  let answer = await server.diagnosticsAfter(uri, () =>
    server.rpc.notify("textDocument/didOpen", { textDocument: { uri, languageId, version: 1, text } }),
  )
  while (answer.result.length < least) {
    if (answer.at - start > longestOpenMs)
      throw new Error(`${uri}: ${answer.result.length} diagnostics instead of ${least}`)
    answer = await server.diagnosticsAfter(uri, () => undefined)
  }
  return { uri, text, openMs: answer.at - start, version: 1 }
}

/** A sidecar as it is not on disk: with a mistake that the server has to find. */
export function openWithMistake(server: LanguageServer, folder: string): Promise<OpenFile> {
  const path = "articles/a7.ann.yaml"
  const text = withMistake(readFileSync(join(folder, path), "utf8"))
  return openFile(server, { folder, path, languageId: "postil-sidecar", text, least: 1 })
}

export async function open(
  server: LanguageServer,
  { folder }: { readonly folder: string },
  path: string,
  languageId: string,
): Promise<OpenFile> {
  return openFile(server, { folder, path, languageId })
}

/** A place at which something is typed and taken back in turns. */
export interface Typing {
  readonly line: number
  readonly character: number
  readonly text: string
}

const lineBreak: Typing = { line: 0, character: 0, text: "\n" }

/**
 * Types a line break before the text, or what else is said, and takes it back the next time. Answers the milliseconds
 * until the file's diagnostics were there; there have to be as many as `least`.
 */
export async function keystroke(
  server: LanguageServer,
  file: OpenFile,
  round: number,
  typing = lineBreak,
  least = 0,
): Promise<number> {
  const sent = performance.now()
  const { result, at } = await server.diagnosticsAfter(file.uri, () => type(server, file, round, typing))
  if (result.length < least) throw new Error(`${file.uri}: ${result.length} diagnostics instead of ${least}`)
  return at - sent
}

/** The edit alone. */
export function type(server: LanguageServer, file: OpenFile, round: number, { text, ...start }: Typing): void {
  const [line = "", ...more] = text.split("\n").reverse()
  const typed = { line: start.line + more.length, character: (more.length > 0 ? 0 : start.character) + line.length }
  const change = round % 2 === 0 ? { range: { start, end: start }, text } : { range: { start, end: typed }, text: "" }
  server.rpc.notify("textDocument/didChange", {
    textDocument: { uri: file.uri, version: ++file.version },
    contentChanges: [change],
  })
}

/** Milliseconds that a request about a position in a file takes. */
export async function ask(
  server: LanguageServer,
  what: string,
  { uri }: { readonly uri: string },
  position: object,
  more: object = {},
): Promise<number> {
  return (await askFor(server, `textDocument/${what}`, { textDocument: { uri }, position, ...more })).ms
}

/** A request, how long its answer took and how many things that holds; at least as many as `least`. */
export async function askFor(
  server: LanguageServer,
  method: string,
  params: object,
  least = 0,
): Promise<{ readonly ms: number; readonly count: number; readonly result: unknown }> {
  const start = performance.now()
  const { result, at } = await server.request<unknown>(method, params)
  const count = countOf(result)
  if (count < least) throw new Error(`${method}: ${count} results instead of ${least}`)
  return { ms: at - start, count, result }
}

/** How many things an answer holds: places, edits, symbols, completions. */
export function countOf(result: unknown): number {
  if (Array.isArray(result)) return result.length
  if (typeof result !== "object" || result === null) return 0
  if ("items" in result && Array.isArray(result.items)) return result.items.length
  if ("documentChanges" in result && Array.isArray(result.documentChanges)) return sumOfEdits(result.documentChanges)
  if ("changes" in result) return Object.values(result.changes as object).flat().length
  return 1
}

function sumOfEdits(changes: readonly { readonly edits?: readonly unknown[] }[]): number {
  return changes.reduce((sum, { edits }) => sum + (edits?.length ?? 0), 0)
}

/** As LSP counts. */
export function positionAt(text: string, offset: number): { readonly line: number; readonly character: number } {
  const before = text.slice(0, offset).split("\n")
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 }
}
