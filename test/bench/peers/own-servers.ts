import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import type { GeneratedCorpus } from "../generate-corpus.ts"
import { LanguageServer } from "../language-server.ts"
import { ask, keystroke, openFile, openWithMistake } from "../open-file.ts"
import { ServerProcess } from "../server-process.ts"
import { behind } from "./forms.ts"
import {
  type Add,
  addCompletion,
  addReady,
  addReferences,
  addRename,
  addSymbols,
  addTimes,
  type Extent,
  measures,
  type Peer,
  session,
} from "./peer.ts"

const keystrokes = 100
const checkedWithinMs = 300_000
/** So long nothing must happen for a server to count as idle. */
const idleAfterMs = 500

interface Session {
  readonly corpus: GeneratedCorpus
  readonly server: LanguageServer
  readonly add: Add
}

/** Ours; `extent` "start" leaves out all that comes after it is ready. */
export function ownServer(name: string, corpus: GeneratedCorpus, node: string, extent: Extent): Peer {
  const measure = (add: Add) =>
    withCache(cache => session(new ServerProcess({ node, cache }), corpus.folder, add, server => use(server, add)))
  return { name, reads: corpus.folder, measure }

  async function use(server: ServerProcess, add: Add): Promise<void> {
    const sidecar = await openSidecar({ corpus, server, add })
    add(measures.ready, await server.untilReady())
    add(measures.memoryReady, server.memory()?.nowMb)
    if (extent === "start") return
    if (await server.untilIdle(checkedWithinMs)) add(measures.checked, performance.now() - server.began - idleAfterMs)
    await measureWork({ corpus, server, add }, sidecar)
  }
}

/** Ours on a corpus that it has seen before. */
export function ownSecondStart(name: string, corpus: GeneratedCorpus, node: string): Peer {
  const measure = (add: Add) =>
    withCache(async cache => {
      await session(
        new ServerProcess({ node, cache }),
        corpus.folder,
        () => undefined,
        async server => {
          await server.untilReady()
          await server.untilIdle(checkedWithinMs)
        },
      )
      await session(new ServerProcess({ node, cache }), corpus.folder, add, async server => {
        add(measures.ready, await server.untilReady())
      })
    })
  return { name, reads: corpus.folder, measure }
}

/** The least that reads a corpus and answers from it; `seen`: with the index of an earlier start. */
export function floorServer(name: string, corpus: GeneratedCorpus, node: string, extent: Extent, seen = false): Peer {
  const start = (cache?: string) =>
    new LanguageServer({
      program: node,
      args: [resolve("out/test/bench/floor-server.js"), corpus.folder],
      diagnostics: "pull",
      env: { POSTIL_CACHE: cache ?? "" },
    })
  const measure = (add: Add) =>
    withCache(async cache => {
      if (seen)
        await session(
          start(cache),
          corpus.folder,
          () => undefined,
          server => addReady(server, "", 1, () => undefined),
        )
      await session(start(seen ? cache : undefined), corpus.folder, add, async server => {
        await addReady(server, "", 1, add)
        if (extent === "all") await measureWork({ corpus, server, add }, await openSidecar({ corpus, server, add }))
      })
    })
  return { name, reads: corpus.folder, measure }
}

/** Servers that do nothing: on bare JSON-RPC, and on the library of ours with so many places as an answer. */
export function emptyServers(folder: string, node: string, places: number): readonly Peer[] {
  const empty = (name: string, program: string, args: readonly string[], results: number): Peer => ({
    name,
    measure: add =>
      session(
        new LanguageServer({
          program: node,
          args: [resolve(`out/test/bench/${program}.js`), ...args],
          diagnostics: "pull",
        }),
        folder,
        add,
        async server => {
          const file = await openFile(server, { folder, path: "articles/a7.ann.yaml", languageId: "yaml" })
          add(measures.firstDiagnostics, file.openMs)
          await addTimes(measures.keystroke, add, keystrokes, round => keystroke(server, file, round, undefined, 1))
          if (results > 0) await addReferences(server, file, { line: 0, character: 0 }, results, add)
        },
      ),
  })
  return [
    empty("empty server", "floor-server", [], 0),
    empty("empty server on the library", "empty-server", [`${places}`], places),
  ]
}

async function openSidecar({ corpus: { folder }, server, add }: Session) {
  const sidecar = await openWithMistake(server, folder)
  add(measures.firstDiagnostics, sidecar.openMs)
  return sidecar
}

async function measureWork(
  { corpus, server, add }: Session,
  sidecar: Awaited<ReturnType<typeof openSidecar>>,
): Promise<void> {
  const { folder, frequent } = corpus
  await addTimes(measures.keystroke, add, keystrokes, round => keystroke(server, sidecar, round, undefined, 1))
  const speaker = behind(sidecar.text, "    speaker: entity-")
  await addTimes(measures.hover, add, keystrokes, () => ask(server, "hover", sidecar, speaker))
  await addCompletion(server, sidecar, { ...speaker, text: "1" }, 20, add)
  await addSymbols(server, frequent.name.split(" ")[0] ?? "", 1, add)
  const registry = await openFile(server, { folder, path: "registry.yaml", languageId: "postil-registry" })
  const position = behind(registry.text, `  ${frequent.id}`)
  await addReferences(server, registry, position, corpus.articles, add)
  await addRename(server, registry, position, "renamed", corpus.articles / 2, add)
}

/** A place to keep things that is thrown away. */
export async function withCache(run: (cache: string) => Promise<void>): Promise<void> {
  const cache = mkdtempSync(join(tmpdir(), "postil-bench-cache-"))
  try {
    await run(cache)
  } finally {
    rmSync(cache, { recursive: true, force: true })
  }
}
