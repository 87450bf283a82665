import { isUtf8 } from "node:buffer"
import { execFileSync } from "node:child_process"
import { readFileSync, writeFileSync } from "node:fs"
import { resolve } from "node:path"
import { type MergedFile, mergeFiles } from "../core/merge/merge-files.ts"
import type { Versions } from "../core/merge/versions.ts"
import { count } from "../core/text/wording.ts"
import { type Command, type ExitCode, exitCodes, Refusal, type Terminal } from "./command.ts"
import { wordsOf } from "./given.ts"
import { printable } from "./style.ts"

export const mergeDriver: Command = {
  name: "merge-driver",
  takes: "BASE OURS THEIRS [PATH]",
  summary: "Merge two versions of an annotation file, registry or codebook by key; git calls this.",
  details: `The result is written to OURS. What both sides changed differently stays between marks of git. PATH is the name that
the file has in the repository. "postil init --merge-driver" tells git to call this. Exit code 0: no conflict; 1: there
are conflicts; 2: it could not run.`,
  options: {},
  run(given, terminal) {
    const [base, ours, theirs, path] = wordsOf(given, 4)
    if (base === undefined || ours === undefined || theirs === undefined) {
      throw new Refusal("merge-driver takes three files: the common one, ours and theirs.")
    }
    const name = printable(path ?? ours)
    const merged = merge({ base, ours, theirs }, path ?? ours, terminal)
    if ("unreadable" in merged) {
      terminal.say(`"${name}" is merged line by line: ${said(merged)}.\n`)
      return mergeLines({ base, ours, theirs }, terminal)
    }
    writeFileSync(resolve(terminal.folder, ours), merged.text)
    if (merged.conflicts === 0) return exitCodes.clean
    terminal.say(`"${name}" has ${count(merged.conflicts, "conflict")}.\n`)
    return exitCodes.findings
  },
}

function merge(files: Versions<string>, path: string, { folder }: Terminal): MergedFile {
  const read = (file: string) => {
    const bytes = readBytes(file, folder)
    if (!isUtf8(bytes)) throw new Error("a version of it is not in UTF-8")
    return bytes.toString()
  }
  try {
    return mergeFiles({ base: read(files.base), ours: read(files.ours), theirs: read(files.theirs) }, path)
  } catch (error) {
    if (error instanceof Refusal) throw error
    // Whatever goes wrong here must not cost somebody's work: git can still merge.
    return { unreadable: "merged", why: error instanceof Error ? error.message : String(error) }
  }
}

function readBytes(file: string, folder: string): Buffer {
  try {
    return readFileSync(resolve(folder, file))
  } catch {
    throw new Refusal(`"${file}" cannot be read.`)
  }
}

const sides = { base: "the common version", ours: "our version", theirs: "their version" } as const

function said({ unreadable, why }: Extract<MergedFile, { unreadable: string }>): string {
  return unreadable === "merged" ? why : `${sides[unreadable]} has mistakes (${why})`
}

/** As git does for any text. */
function mergeLines({ base, ours, theirs }: Versions<string>, { folder }: Terminal): ExitCode {
  const labels = ["-L", "ours", "-L", "base", "-L", "theirs"]
  try {
    execFileSync("git", ["merge-file", ...labels, ours, base, theirs], { cwd: folder, stdio: "ignore" })
    return exitCodes.clean
  } catch (error) {
    const status = error instanceof Error && "status" in error ? error.status : undefined
    if (typeof status === "number" && status > 0 && status < 128) return exitCodes.findings
    throw new Refusal(`git cannot merge "${ours}".`)
  }
}
