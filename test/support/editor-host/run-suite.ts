import { join } from "node:path"
import type { Summary } from "../summary.ts"
import { projectFolder, type Say } from "./project.ts"
import { runSuiteInBrowser } from "./suite-in-browser.ts"
import { findElectron, runSuiteInElectron } from "./suite-in-electron.ts"

/** Runs the suite inside a real VS Code: one with a window where that is possible, else the embedded one. */
export async function runSuite(pattern: string, say: Say): Promise<Summary> {
  const testsPath = join(projectFolder, "out/test/editor/enter.js")
  const program = await findElectron(say)
  if (program === undefined) return runSuiteInBrowser(testsPath, pattern, say)
  return runSuiteInElectron(program, testsPath, pattern, say)
}
