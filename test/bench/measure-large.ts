import type { LargeCorpus } from "./generate-large-article.ts"
import { pause } from "./language-server.ts"
import { time, times } from "./measures.ts"
import { ask, keystroke, open } from "./open-file.ts"
import { ServerProcess } from "./server-process.ts"

/** What somebody with one very large article waits for, in milliseconds. */
export type LargeFigures = Readonly<Record<string, number>>

const rounds = 3
/** Who is held up for so long notices it. */
const noticedMs = 20
/** The server is free when it has held up nobody for so long. */
const quietMs = 1000

export async function measureLarge(corpus: LargeCorpus): Promise<LargeFigures> {
  const server = new ServerProcess()
  try {
    const ready = await time(() => server.start(corpus.folder))
    await server.untilIdle()
    const start = performance.now()
    const article = await open(server, corpus, "large.txt", "plaintext")
    const sidecar = await open(server, corpus, "large.ann.yaml", "postil-sidecar")
    const opened = performance.now() - start
    const position = { line: 0, character: 1 }
    const middle = async (run: (round: number) => Promise<number>) => (await times(rounds, run)).p50
    return {
      "start to ready": ready,
      "opening both files to their diagnostics": opened,
      hover: await middle(() => ask(server, "hover", article, position)),
      "keystroke in the article": await middle(round => keystroke(server, article, round)),
      "hover after it": await middle(() => ask(server, "hover", article, position)),
      "keystroke in the sidecar": await middle(round => keystroke(server, sidecar, round)),
      ...(await heldUp("article", server, () => keystroke(server, article, 1))),
      ...(await heldUp("sidecar", server, () => keystroke(server, sidecar, 1))),
      "peak memory in MB": server.peakMemory() ?? Number.NaN,
    }
  } finally {
    await server.stop()
  }
}

/** How long others have to wait after a keystroke, and until when: the server is asked something trivial all the time. */
async function heldUp(name: string, server: ServerProcess, run: () => Promise<number>): Promise<LargeFigures> {
  await server.untilIdle()
  const start = performance.now()
  let [longest, free, told] = [0, start, false]
  const diagnostics = run().then(() => {
    told = true
  })
  while (!told || performance.now() - free < quietMs) {
    const asked = performance.now()
    await server.request("postil/nothing").catch(() => undefined)
    const now = performance.now()
    longest = Math.max(longest, now - asked)
    if (!told || now - asked > noticedMs) free = now
    await pause(2)
  }
  await diagnostics
  return { [`${name}: longest turn`]: longest, [`${name}: until the server is free again`]: free - start }
}
