import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import { whileChanged } from "./corpus-store.ts"
import type { GeneratedCorpus } from "./generate-corpus.ts"
import { pause } from "./language-server.ts"
import { ask, askFor, type OpenFile } from "./open-file.ts"
import type { ServerProcess } from "./server-process.ts"

export interface BurstFigures {
  readonly files: number
  /** Until everything that the files say now is answered. */
  readonly readyMs: number
  /** The longest answer of a hover meanwhile. */
  readonly hoverMs: number
}

export interface Asking {
  /** An open article and a place in it. */
  readonly article: OpenFile
  readonly position: object
  /** The open registry, and where in it the entity is defined to which the changed files give a mention. */
  readonly registry: OpenFile
  readonly unmentioned: { readonly id: string; readonly position: object }
}

const hoverEveryMs = 100

/**
 * Changes the sidecars, ten thousand at most, as a checkout does, and tells the server of all at once; takes it back on
 * disk in the end.
 */
export function measureBurst(server: ServerProcess, corpus: GeneratedCorpus, asking: Asking): Promise<BurstFigures> {
  const paths = sidecarsOf(corpus)
  return whileChanged(corpus.folder, async () => {
    const before = paths.map(path => readFileSync(path, "utf8"))
    const write = (change: (sidecar: string) => string) =>
      paths.forEach((path, index) => {
        writeFileSync(path, change(before[index] ?? ""))
      })
    try {
      write(sidecar => withMention(sidecar, asking.unmentioned.id))
      return await tellOf(paths, server, asking)
    } finally {
      write(sidecar => sidecar)
    }
  })
}

async function tellOf(paths: readonly string[], server: ServerProcess, asking: Asking): Promise<BurstFigures> {
  const start = performance.now()
  const changes = paths.map(path => ({ uri: pathToFileURL(path).href, type: 2 }))
  server.rpc.notify("workspace/didChangeWatchedFiles", { changes })
  let isTaken = false
  const taken = untilTaken(server, asking, paths.length).finally(() => {
    isTaken = true
  })
  const longest = async () => {
    let hoverMs = 0
    while (!isTaken) {
      hoverMs = Math.max(hoverMs, await ask(server, "hover", asking.article, asking.position))
      await pause(hoverEveryMs)
    }
    return hoverMs
  }
  const [end, hoverMs] = await Promise.all([taken, longest()])
  return { files: paths.length, readyMs: end - start, hoverMs }
}

function sidecarsOf({ folder, articles }: GeneratedCorpus): readonly string[] {
  const count = Math.min(10_000, articles)
  const step = Math.floor(articles / count)
  return Array.from({ length: count }, (_, index) => join(folder, "articles", `a${index * step}.ann.yaml`))
}

/** The first surface means another entity than it did. */
function withMention(sidecar: string, entity: string): string {
  return sidecar.replace(/^( {2}[^:\n]+): entity-\d+$/m, `$1: ${entity}`)
}

/** Asks for the references until every changed file is among them; asking is to cost little beside the work. */
async function untilTaken(server: ServerProcess, { registry, unmentioned }: Asking, files: number): Promise<number> {
  const params = {
    textDocument: { uri: registry.uri },
    position: unmentioned.position,
    context: { includeDeclaration: false },
  }
  for (;;) {
    const { result, ms } = await askFor(server, "textDocument/references", params)
    const uris = (result as readonly { readonly uri: string }[] | null) ?? []
    const changed = new Set(uris.map(({ uri }) => uri).filter(uri => uri.endsWith(".ann.yaml")))
    if (changed.size >= files) return performance.now()
    await pause(100 + 4 * ms)
  }
}
