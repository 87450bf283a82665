import type { LanguageServer } from "../language-server.ts"
import { times } from "../measures.ts"
import { askFor, type OpenFile, type Typing, type } from "../open-file.ts"

export type Add = (measure: string, value: number | undefined) => void

/** Something that is measured beside the others, in turns. */
export interface Peer {
  readonly name: string
  /** The folder that it reads, if it is large. */
  readonly reads?: string
  /** Measures a fresh process once; `add` may be called for each measure once. */
  measure(add: Add): Promise<void>
}

/** What is measured, by the name that the table shows. Memory in MB, `p95` beside its median. */
export const measures = {
  initialize: "initialize, ms",
  firstDiagnostics: "first diagnostics of an open file, ms",
  ready: "ready, ms",
  checked: "every file checked, where that took less than five minutes, ms",
  keystroke: "keystroke to diagnostics, ms",
  hover: "hover, ms",
  completion: "completion while typing, ms",
  symbols: "workspace symbol, ms",
  firstReferences: "references, first, ms",
  references: "references, ms",
  rename: "rename, ms",
  memoryReady: "memory when ready, MB",
  memoryPeak: "memory at its peak, MB",
  results: "references, results",
  edits: "rename, edits",
  batch: "batch check, documents/s",
  others: "processor taken by others, %",
} as const

export function p95(measure: string): string {
  return measure.replace(/, ms$/, ", p95, ms")
}

/** Runs a server for one session and ends it; notes what it took to start and its memory at the peak. */
export async function session<S extends LanguageServer>(
  server: S,
  folder: string,
  add: Add,
  run: (server: S) => Promise<void>,
): Promise<void> {
  try {
    await server.initialize(folder)
    add(measures.initialize, performance.now() - server.began)
    await run(server)
    add(measures.memoryPeak, server.memory()?.peakMb)
  } finally {
    await server.stop()
  }
}

export async function addTimes(
  measure: string,
  add: Add,
  rounds: number,
  run: (round: number) => Promise<number>,
): Promise<void> {
  const { p50, p95: most } = await times(rounds, run)
  add(measure, p50)
  add(p95(measure), most)
}

/** Types a letter and asks at once what may follow. */
export async function addCompletion(
  server: LanguageServer,
  file: OpenFile,
  typing: Typing,
  least: number,
  add: Add,
): Promise<void> {
  const { line, character, text } = typing
  await addTimes(measures.completion, add, 30, async round => {
    type(server, file, round, typing)
    const position = { line, character: round % 2 === 0 ? character + text.length : character }
    return (await askFor(server, "textDocument/completion", { textDocument: { uri: file.uri }, position }, least)).ms
  })
}

/** The first answer and later ones, with the number of results, at least `least`. */
export async function addReferences(
  server: LanguageServer,
  { uri }: { readonly uri: string },
  position: object,
  least: number,
  add: Add,
): Promise<void> {
  const params = { textDocument: { uri }, position, context: { includeDeclaration: false } }
  const first = await askFor(server, "textDocument/references", params, least)
  add(measures.firstReferences, first.ms)
  add(measures.results, first.count)
  await addTimes(measures.references, add, 10, async () => {
    return (await askFor(server, "textDocument/references", params, first.count)).ms
  })
}

export async function addRename(
  server: LanguageServer,
  { uri }: { readonly uri: string },
  position: object,
  newName: string,
  least: number,
  add: Add,
): Promise<void> {
  const params = { textDocument: { uri }, position, newName }
  const first = await askFor(server, "textDocument/rename", params, least)
  add(measures.edits, first.count)
  await addTimes(measures.rename, add, 10, async () => (await askFor(server, "textDocument/rename", params, least)).ms)
}

export async function addSymbols(server: LanguageServer, query: string, least: number, add: Add): Promise<void> {
  await addTimes(measures.symbols, add, 20, async () => (await askFor(server, "workspace/symbol", { query }, least)).ms)
}

/** From the start of the process until a first question about everything is answered in full. */
export async function addReady(server: LanguageServer, query: string, least: number, add: Add): Promise<void> {
  await askFor(server, "workspace/symbol", { query }, least)
  add(measures.ready, performance.now() - server.began)
  add(measures.memoryReady, server.memory()?.nowMb)
}

/** Whether only the start is of interest. */
export type Extent = "start" | "all"
