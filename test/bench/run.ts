// npm run bench [-- PART …] [SIZE …]    the parts are server, rules, mutations, merges, anchors and large; sizes in
// articles, for the server, 1000 and 10000 unless named. Prints how fast the server is on generated corpora and how that
// grows, what each rule costs, what the rules catch of random mistakes, what becomes of the work of two coders when it is
// merged and of annotations when articles are edited, and what one very large article takes; writes the figures of the
// server to out/bench.json.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { random } from "../support/random.ts"
import { type GeneratedCorpus, generateCorpus } from "./generate-corpus.ts"
import { measureRules } from "./measure-rules.ts"
import { measureServer, type ServerFigures } from "./measure-server.ts"
import { printAnchors } from "./print-anchors.ts"
import { printLarge } from "./print-large.ts"
import { printMerges } from "./print-merges.ts"
import { printMutations } from "./print-mutations.ts"
import { printRuleCosts } from "./print-rule-costs.ts"

const parts: Readonly<Record<string, (sizes: readonly number[], folder: string) => Promise<void> | void>> = {
  server: benchServer,
  rules: (_, folder) => printRuleCosts(measureRules(generate(1000, folder))),
  mutations: printMutations,
  merges: printMerges,
  anchors: printAnchors,
  large: (_, folder) => printLarge(folder),
}

async function main(args: readonly string[]): Promise<void> {
  const unknown = args.find(arg => !/^\d+$/.test(arg) && parts[arg] === undefined)
  if (unknown !== undefined) throw new Error(`"${unknown}" is neither a size nor one of ${Object.keys(parts)}`)
  const sizes = args.map(Number).filter(size => size > 0)
  const chosen = args.filter(arg => parts[arg] !== undefined)
  const folder = mkdtempSync(join(tmpdir(), "postil-bench-"))
  try {
    for (const part of chosen.length > 0 ? chosen : Object.keys(parts)) {
      await parts[part]?.(sizes.length > 0 ? sizes : [1000, 10_000], folder)
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function benchServer(sizes: readonly number[], folder: string): Promise<void> {
  const figures = new Map<number, ServerFigures>()
  for (const size of sizes) {
    const corpus = generate(size, folder)
    console.log(`${size} articles: measuring`)
    figures.set(size, await measureServer(corpus))
  }
  printTable(figures)
  writeFileSync("out/bench.json", `${JSON.stringify(Object.fromEntries(figures), null, 2)}\n`)
}

function generate(size: number, folder: string): GeneratedCorpus {
  console.log(`${size} articles: generating`)
  return generateCorpus(join(folder, String(size)), size, random(`corpus of ${size}`))
}

function printTable(figures: ReadonlyMap<number, ServerFigures>): void {
  const all = [...figures.values()]
  const row = (name: string, cells: readonly string[], growth: string) =>
    console.log([name.padEnd(44), ...cells.map(cell => cell.padStart(22)), growth.padStart(10)].join(""))
  row(
    "",
    [...figures.keys()].map(size => `${size} articles`),
    "growth",
  )
  const grow = (values: readonly number[]) => `${((values.at(-1) ?? 1) / (values[0] ?? 1)).toFixed(2)} x`
  const checked = all.map(figure => figure.checkedMs)
  const ready = all.map(figure => figure.readyMs)
  row(
    "start to ready",
    ready.map(ms => `${(ms / 1000).toFixed(2)} s`),
    grow(ready),
  )
  row(
    "start to every file checked",
    checked.map(ms => `${(ms / 1000).toFixed(2)} s`),
    grow(checked),
  )
  for (const name of Object.keys(all[0]?.requests ?? {})) {
    const cells = all.map(({ requests }) => requests[name] ?? { p50: Number.NaN, p95: Number.NaN })
    row(
      `${name}, p50 / p95`,
      cells.map(({ p50, p95 }) => `${p50.toFixed(1)} / ${p95.toFixed(1)} ms`),
      grow(cells.map(({ p50 }) => p50)),
    )
  }
  row(
    "results of that request",
    all.map(({ references }) => String(references)),
    grow(all.map(({ references }) => references)),
  )
  const memory = all.map(({ peakMb }) => peakMb ?? Number.NaN)
  row(
    "peak memory",
    memory.map(mb => `${mb.toFixed(0)} MB`),
    grow(memory),
  )
}

main(process.argv.slice(2)).catch(error => {
  console.error(error)
  process.exitCode = 1
})
