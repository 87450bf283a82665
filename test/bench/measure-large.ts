import type { LargeCorpus } from "./generate-large-article.ts"
import { time, times } from "./measures.ts"
import { ask, keystroke, open } from "./open-file.ts"
import { ServerProcess } from "./server-process.ts"

/** What somebody with one very large article waits for, in milliseconds. */
export type LargeFigures = Readonly<Record<string, number>>

const rounds = 3

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
      "peak memory in MB": server.peakMemory() ?? Number.NaN,
    }
  } finally {
    await server.stop()
  }
}
