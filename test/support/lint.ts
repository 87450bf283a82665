import { execFile } from "node:child_process"
import { join } from "node:path"
import { atEnd } from "./editor-host/ending.ts"
import { projectFolder } from "./editor-host/project.ts"
import type { Summary } from "./summary.ts"

/** The same as `npm run lint`, in the words of its script; each is one test. */
const checks: Readonly<Record<string, readonly string[]>> = {
  "biome check .": ["@biomejs/biome/bin/biome", "check", "."],
  "tsc --noEmit": ["typescript/bin/tsc", "--noEmit"],
}

/** What linter, formatter and compiler have to say. */
export async function runLint(): Promise<Summary> {
  const failures: Summary["failures"][number][] = []
  for (const [name, [program = "", ...args]] of Object.entries(checks)) {
    const error = await complaintOf(join(projectFolder, "node_modules", program), args)
    if (error !== undefined) failures.push({ name, error })
  }
  return { passed: Object.keys(checks).length - failures.length, failures, skipped: [] }
}

function complaintOf(program: string, args: readonly string[]): Promise<string | undefined> {
  return new Promise(resolve => {
    const child = execFile(process.execPath, [program, ...args], { cwd: projectFolder }, (error, out, err) => {
      void forget()
      resolve(error === null ? undefined : `${out}${err}` || error.message)
    })
    const forget = atEnd(() => void child.kill())
  })
}
