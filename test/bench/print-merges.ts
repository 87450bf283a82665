import { spawnSync } from "node:child_process"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { mergeFiles } from "../../server/core/merge/merge-files.ts"
import type { Versions } from "../../server/core/merge/versions.ts"
import { judge, type Verdict } from "../merge/judge-merge.ts"
import { simulateMerges } from "../merge/simulate.ts"
import { random } from "../support/random.ts"

const merges = 500

/** What becomes of the work of two coders, by our driver and by git alone. */
export function printMerges(): void {
  const folder = mkdtempSync(join(tmpdir(), "postil-merges-"))
  const verdicts: { readonly ours: Verdict; readonly git: Verdict }[] = []
  let unmerged = 0
  let slowest = 0
  try {
    for (const { path, texts } of simulateMerges(merges, random("merges"))) {
      const start = performance.now()
      const merged = mergeFiles(texts, path)
      slowest = Math.max(slowest, performance.now() - start)
      if (!("text" in merged)) unmerged++
      const git = mergedByGit(texts, folder)
      verdicts.push({ ours: judge(texts, "text" in merged ? merged.text : git), git: judge(texts, git) })
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  console.log(
    `\nmerges: ${merges}, of which the driver left ${unmerged} to git; the slowest took ${slowest.toFixed(0)} ms`,
  )
  console.log(["".padEnd(60), "driver".padStart(8), "git".padStart(8)].join(""))
  for (const [name, count] of rows) {
    const cells = [verdicts.map(one => count(one.ours)), verdicts.map(one => count(one.git))]
    console.log([name.padEnd(60), ...cells.map(counts => String(sum(counts)).padStart(8))].join(""))
  }
}

const rows: readonly (readonly [string, (verdict: Verdict) => number])[] = [
  ["places where the two disagree", one => one.disagreements],
  ["merges with a conflict", one => Number(one.conflicts > 0)],
  ["merges with a conflict although nobody disagrees", one => Number(one.conflicts > 0 && one.disagreements === 0)],
  ["conflicts", one => one.conflicts],
  ["results that no program reads, whichever side is taken", one => Number(!one.parses)],
  ["disagreements decided in silence", one => one.silent],
  ["changes lost or made up", one => one.wrong],
]

function sum(counts: readonly number[]): number {
  return counts.reduce((all, one) => all + one, 0)
}

function mergedByGit({ base, ours, theirs }: Versions<string>, folder: string): string {
  for (const [name, text] of Object.entries({ base, ours, theirs })) writeFileSync(join(folder, name), text)
  return spawnSync("git", ["merge-file", "-p", "ours", "base", "theirs"], { cwd: folder, encoding: "utf8" }).stdout
}
