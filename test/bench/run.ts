// npm run bench [-- SIZE …]    sizes in articles, 1000 and 10000 unless named
// Prints how fast the server is on generated corpora and how that grows; writes the figures to out/bench.json.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { random } from "../support/random.ts"
import { generateCorpus } from "./generate-corpus.ts"
import { measureServer, type ServerFigures } from "./measure-server.ts"

async function main(sizes: readonly number[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "postil-bench-"))
  const figures = new Map<number, ServerFigures>()
  try {
    for (const size of sizes) {
      console.log(`${size} articles: generating`)
      const corpus = generateCorpus(join(folder, String(size)), size, random(`corpus of ${size}`))
      console.log(`${size} articles: measuring`)
      figures.set(size, await measureServer(corpus))
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  printTable(figures)
  writeFileSync("out/bench.json", `${JSON.stringify(Object.fromEntries(figures), null, 2)}\n`)
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

const sizes = process.argv.slice(2).map(Number)
main(sizes.length === 0 ? [1000, 10_000] : sizes).catch(error => {
  console.error(error)
  process.exitCode = 1
})
