import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { readAll } from "./corpus-store.ts"
import type { Figures } from "./figures.ts"
import type { GeneratedCorpus } from "./generate-corpus.ts"
import { pause } from "./language-server.ts"
import { measureBurst } from "./measure-burst.ts"
import { checkColdMeasure, measureCheck } from "./measure-check.ts"
import { measureRequests, measureTyping, mentionAt, openWork, positionOf } from "./measure-work.ts"
import { type OpenFile, open, openWithMistake } from "./open-file.ts"
import { OthersLoad } from "./process-load.ts"
import { ServerProcess } from "./server-process.ts"

/** Somebody who starts to work does not wait until every file has been checked; so long at most. */
const checkedWithinMs = 120_000
const fewArticles = 20_000
/** Node gives back memory some time after it was used. */
const settleMs = 3000

/** Starts the server twice on a corpus, in fresh processes, and measures it as an editor would feel it. */
export async function measureServer(corpus: GeneratedCorpus, figures: Figures): Promise<void> {
  const cache = mkdtempSync(join(tmpdir(), "postil-bench-cache-"))
  const column = `${corpus.articles} articles`
  const told: Told = {
    add: (measure, value) => figures.add(column, measure, value),
    note: text => figures.note(column, text),
  }
  // Once is enough where it takes minutes.
  const checks = corpus.articles <= fewArticles || figures.get(column, checkColdMeasure) === undefined
  readAll(corpus.folder)
  const others = new OthersLoad()
  await attempt("first start", told, () => withServer(cache, server => measureFirstStart(server, corpus, told)))
  await attempt("second start", told, () => withServer(cache, server => measureSecondStart(server, corpus, told)))
  if (checks) await attempt("check", told, () => measureCheck(corpus, told.add))
  told.add("processor taken by others, %", others.percent())
  rmSync(cache, { recursive: true, force: true })
}

interface Told {
  add(measure: string, value: number | undefined): void
  note(text: string): void
}

/** What fails is told, and the rest is measured all the same. */
async function attempt(what: string, { note }: Told, run: () => Promise<unknown>): Promise<void> {
  try {
    await run()
  } catch (error) {
    note(`${what} failed: ${error}`)
  }
}

async function withServer(cache: string, run: (server: ServerProcess) => Promise<void>): Promise<void> {
  const server = new ServerProcess({ cache })
  try {
    await run(server)
  } finally {
    await server.stop()
  }
}

async function measureFirstStart(server: ServerProcess, corpus: GeneratedCorpus, told: Told): Promise<void> {
  const { add, note } = told
  const start = performance.now()
  add("initialize, ms", await server.initialize(corpus.folder))
  // The server is not given time to find out which files there are.
  const sidecar = await openWithMistake(server, corpus.folder)
  add("first diagnostics of an open sidecar, ms", sidecar.openMs)
  const readyMs = await server.untilReady()
  add("cold ready, s", readyMs / 1000)
  add("memory when ready, MB", server.memory()?.nowMb)
  const isSmall = corpus.articles <= fewArticles
  const isIdle = await server.untilIdle(isSmall ? checkedWithinMs : 2000)
  if (isIdle) add("every file checked, s", (performance.now() - start - 500) / 1000)
  else note("files were still being checked while keystrokes and requests were measured")
  const work = await openWork(server, corpus, sidecar)
  await attempt("typing", told, () => measureTyping(work, add))
  await server.untilIdle(isSmall ? checkedWithinMs : 2000)
  await attempt("requests", told, () => measureRequests(work, add))
  if (isSmall) await server.untilIdle(checkedWithinMs)
  await pause(settleMs)
  add("settled memory, MB", server.memory()?.nowMb)
  add("peak memory, MB", server.memory()?.peakMb)
}

async function measureSecondStart(server: ServerProcess, corpus: GeneratedCorpus, { add }: Told): Promise<void> {
  await server.start(corpus.folder)
  add("second start ready, s", (await server.untilReady()) / 1000)
  add("memory at second start, MB", server.memory()?.nowMb)
  const registry = await open(server, corpus, "registry.yaml", "postil-registry")
  const article = await open(server, corpus, "articles/a7.txt", "plaintext")
  const id = unmentioned(registry)
  const { files, readyMs, hoverMs } = await measureBurst(server, corpus, {
    article,
    position: mentionAt(article, 0),
    registry,
    unmentioned: { id, position: positionOf(registry.text, `${id}:`) },
  })
  add("burst: changed files", files)
  add("burst: until ready again, s", readyMs / 1000)
  add("burst: longest hover meanwhile, ms", hoverMs)
}

/** The last one: as the generator deals them out, nothing falls to it. */
function unmentioned({ text }: OpenFile): string {
  return [...text.matchAll(/^ {2}(entity-\d+):/gm)].at(-1)?.[1] ?? ""
}
