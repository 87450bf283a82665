import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import type { Terminal } from "../../server/cli/command.ts"
import { runProgram } from "../../server/cli/program.ts"
import { projectFolder } from "./editor-host/project.ts"
import { fixtureRoot, type MemoryFiles, parseFixture } from "./fixture.ts"

// Nothing is kept where a person's own texts are.
process.env.POSTIL_CACHE = join(projectFolder, "out/cache")

/** What came of a command. */
export interface Ended {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** Gives a test a folder of its own with the files of a fixture, and takes it away again. */
export function inFolder<T>(source: string, use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), "postil-cli-"))
  try {
    writeFiles(parseFixture(source).files, folder)
    return use(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

export function writeFiles(files: MemoryFiles, folder: string): void {
  for (const [uri, text] of files) {
    const path = join(folder, decodeURIComponent(uri.slice(fixtureRoot.length)))
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
  }
}

/** Runs `postil` in a folder, within this process. */
export function postil(folder: string, words: readonly string[], terminal: Partial<Terminal> = {}): Ended {
  let out = ""
  let err = ""
  const code = runProgram(words, {
    folder,
    columns: 100,
    colors: false,
    progress: false,
    write: text => {
      out += text
    },
    say: text => {
      err += text
    },
    ...terminal,
  })
  return { code, out, err }
}
