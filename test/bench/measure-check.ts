import { spawn } from "node:child_process"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import type { GeneratedCorpus } from "./generate-corpus.ts"
import { memoryOf } from "./process-load.ts"

export const checkColdMeasure = "postil check cold, s"

/** `postil check` with an empty cache and again with what it left there. */
export async function measureCheck(
  { folder }: GeneratedCorpus,
  add: (measure: string, value: number | undefined) => void,
): Promise<void> {
  const cache = mkdtempSync(join(tmpdir(), "postil-bench-cache-"))
  const args = [resolve("dist/cli.js"), "check", "--format", "summary", folder]
  try {
    for (const measure of [checkColdMeasure, "postil check warm, s"]) {
      const { ms, peakMb } = await runProgram(process.execPath, args, { POSTIL_CACHE: cache })
      add(measure, ms / 1000)
      add(measure.replace(", s", ", peak memory, MB"), peakMb)
    }
  } finally {
    rmSync(cache, { recursive: true, force: true })
  }
}

export interface ProgramRun {
  readonly ms: number
  readonly code: number | null
  /** Its memory at the most, as far as the system tells. */
  readonly peakMb: number | undefined
  readonly output: string
}

/** Runs a program to its end. An exit code above 1 says that it could not do its work. */
export async function runProgram(
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  folder = ".",
): Promise<ProgramRun> {
  const start = performance.now()
  const child = spawn(program, args, {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, ...env },
    cwd: resolve(folder),
  })
  const chunks: Buffer[] = []
  child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk))
  child.stderr.on("data", (chunk: Buffer) => chunks.push(chunk))
  let peakMb: number | undefined
  const look = setInterval(() => {
    peakMb = Math.max(peakMb ?? 0, memoryOf(child.pid ?? 0)?.peakMb ?? 0) || undefined
  }, 200)
  const code = await new Promise<number | null>((done, failed) => child.once("error", failed).once("close", done))
  clearInterval(look)
  const output = Buffer.concat(chunks).toString("utf8")
  if (code === null || code > 1)
    throw new Error(`${program} ${args.join(" ")}: exit code ${code}\n${output.slice(0, 2000)}`)
  return { ms: performance.now() - start, code, peakMb, output }
}
