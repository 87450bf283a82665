// npm run bench [-- PART …] [SIZE …] [--runs N] [--cold]
// The parts are server, rules, mutations, merges, anchors, large, peers and floor; without one all but the last two.
// Sizes are in articles: for the server 1000 and 10000 unless named, for the peers 10000, for the floor 100000. Prints
// how fast the server is on generated corpora and how that grows, what each rule costs, what the rules catch of random
// mistakes, what becomes of the work of two coders when it is merged and of annotations when articles are edited, what
// one very large article takes, and how the server compares with others, or with the least that could answer at all;
// writes the figures of servers to out/bench.json.
// --runs N: fresh processes for each figure, 3 unless named. --cold: peers also from files that are not in memory.
// Corpora and peers are kept in $POSTIL_CACHE/postil-bench, else in the folder for temporary files.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { parseArgs } from "node:util"
import { storedCorpus } from "./corpus-store.ts"
import { Figures, printFigures } from "./figures.ts"
import { measureRules } from "./measure-rules.ts"
import { measureServer } from "./measure-server.ts"
import { benchPeers } from "./peers/bench-peers.ts"
import { printAnchors } from "./print-anchors.ts"
import { printLarge } from "./print-large.ts"
import { printMerges } from "./print-merges.ts"
import { printMutations } from "./print-mutations.ts"
import { printRuleCosts } from "./print-rule-costs.ts"

interface Choice {
  readonly sizes: readonly number[]
  readonly runs: number
  readonly cold: boolean
  /** For what is thrown away at the end. */
  readonly folder: string
}

const parts: Readonly<Record<string, (choice: Choice) => Promise<void> | void>> = {
  server: benchServer,
  rules: () => printRuleCosts(measureRules(storedCorpus(1000))),
  mutations: printMutations,
  merges: printMerges,
  anchors: printAnchors,
  large: ({ folder }) => printLarge(folder),
  peers: ({ sizes: [size = 10_000], runs, cold }) =>
    benchPeers({ size, runs, cold, others: true }, figures => keepFigures("peers", figures)),
  floor: ({ sizes: [size = 100_000], runs, cold }) =>
    benchPeers({ size, runs, cold, others: false }, figures => keepFigures("floor", figures)),
}

/** What is done where no part is named: peers have to be fetched first, and all those files take long. */
const usual = Object.keys(parts).filter(part => part !== "peers" && part !== "floor")

async function main(args: readonly string[]): Promise<void> {
  const options = { runs: { type: "string", default: "3" }, cold: { type: "boolean", default: false } } as const
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
  const unknown = positionals.find(word => !/^\d+$/.test(word) && parts[word] === undefined)
  if (unknown !== undefined) throw new Error(`"${unknown}" is neither a size nor one of ${Object.keys(parts)}`)
  const sizes = positionals.map(Number).filter(size => size > 0)
  const chosen = positionals.filter(word => parts[word] !== undefined)
  const folder = mkdtempSync(join(tmpdir(), "postil-bench-"))
  const choice = { sizes, runs: Math.max(1, Number(values.runs)), cold: values.cold, folder }
  try {
    for (const part of chosen.length > 0 ? chosen : usual) await parts[part]?.(choice)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The sizes take turns, so that a slow minute meets all of them. */
async function benchServer({ sizes, runs }: Choice): Promise<void> {
  const figures = new Figures()
  const corpora = (sizes.length > 0 ? sizes : [1000, 10_000]).map(storedCorpus)
  for (let run = 1; run <= runs; run++) {
    for (const corpus of corpora) {
      console.log(`${corpus.articles} articles: run ${run} of ${runs}`)
      await measureServer(corpus, figures).catch(error => figures.note(`${corpus.articles} articles`, `${error}`))
      keepFigures("server", figures)
    }
  }
  printFigures(`The server: median [least-most] of ${runs} fresh processes`, figures, "growth")
}

const kept: Record<string, object> = {}

/** Beside those of the other parts. */
function keepFigures(part: string, figures: object): void {
  kept[part] = figures
  writeFileSync("out/bench.json", `${JSON.stringify(kept, null, 2)}\n`)
}

main(process.argv.slice(2)).catch(error => {
  console.error(error)
  process.exitCode = 1
})
