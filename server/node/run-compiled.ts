import { createHash } from "node:crypto"
import { readFileSync, renameSync, writeFileSync } from "node:fs"
import nodeModule from "node:module"
import { basename, dirname, join } from "node:path"
import { cachedDataVersionTag, setFlagsFromString } from "node:v8"
import { Script } from "node:vm"
import { compiledFolder } from "./compiled.ts"
import { builtProgram } from "./package-file.ts"
import { remove } from "./remove.ts"

/** By such a part it has to become longer to be written again: somebody has used what was not used before. */
const worthWriting = 0.01

/** Runs a built program, and keeps what it compiles for its next start where that can be kept. */
export function runProgram(name: string): void {
  const program = builtProgram(name)
  const folder = compiledFolder()
  if (folder === undefined) return void require(program)
  // Node keeps there what its worker threads compile (since version 22.1).
  process.env.NODE_COMPILE_CACHE ??= folder
  runCompiled(program, folder)
}

/**
 * Runs a built program, with the functions that earlier runs of it have used as they were compiled then; Node itself keeps
 * only what is compiled before the first of them runs. They are put into `folder` when the process ends, and nobody waits.
 */
function runCompiled(program: string, folder: string): void {
  // Else what only a start needs would be gone by then.
  setFlagsFromString("--no-flush-bytecode")
  const source = readFileSync(program)
  const path = join(folder, `${basename(program)}-${cachedDataVersionTag()}`)
  const kept = readKept(path, source)
  const code = nodeModule.wrap(source.toString().replace(/^#!.*/, ""))
  const script = new Script(code, { filename: program, ...(kept && { cachedData: kept }) })
  const known = script.cachedDataRejected === false ? (kept?.length ?? 0) : 0
  process.once("exit", () => keep(script, known, path, source))
  const module = { exports: {} }
  script.runInThisContext()(module.exports, require, module, program, dirname(program))
}

/** V8 looks neither whether it is whole nor, but for its length, at the program: hence a digest of both, at the end. */
function digestOf(source: Uint8Array, compiled: Uint8Array): Buffer {
  return createHash("sha256").update(source).update(compiled).digest()
}

/** What was kept of a program that reads so; undefined where there is none, or it is damaged. */
function readKept(path: string, source: Uint8Array): Buffer | undefined {
  try {
    const bytes = readFileSync(path)
    const compiled = bytes.subarray(0, -32)
    return digestOf(source, compiled).equals(bytes.subarray(-32)) ? compiled : undefined
  } catch {
    return undefined
  }
}

/** Unless there is hardly more than the `known` bytes. What cannot be kept is compiled again. */
function keep(script: Script, known: number, path: string, source: Uint8Array): void {
  const fresh = `${path}.${process.pid}.tmp`
  try {
    const compiled = script.createCachedData()
    if (compiled.length <= known * (1 + worthWriting)) return
    writeFileSync(fresh, Buffer.concat([compiled, digestOf(source, compiled)]), { mode: 0o600 })
    renameSync(fresh, path)
  } catch {
    remove(fresh)
  }
}
