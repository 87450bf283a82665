import { join } from "node:path"
import { downloadAndUnzipVSCode, SilentReporter } from "@vscode/test-electron"
import type { Summary } from "../summary.ts"
import { findExecutable } from "./find-executable.ts"
import { startProcess } from "./processes.ts"
import { projectFolder, type Say, testedVscode, toolsFolder } from "./project.ts"
import { copyInto, scratchFolder } from "./scratch.ts"
import { quietSettings, writeUserSettings } from "./user-settings.ts"
import { closeDesktop, desktopEnvironment, desktopFlags, hasDisplay } from "./vscode-desktop.ts"
import { watchSuite } from "./watch-suite.ts"

/** A VS Code with a window of its own: the one that `VSCODE_PATH` names, else a download; undefined where neither can be. */
export async function findElectron(say: Say): Promise<string | undefined> {
  if (!hasDisplay()) return undefined
  const named = process.env.VSCODE_PATH
  if (named !== undefined && named !== "") {
    const path = findExecutable([named])
    if (path === undefined) throw new Error(`VSCODE_PATH is "${named}", which is no program`)
    return path
  }
  if (!(await canDownload())) return undefined
  try {
    say(`Downloading VS Code ${testedVscode} where it is not there yet …`)
    return await downloadAndUnzipVSCode({
      version: testedVscode,
      cachePath: toolsFolder,
      reporter: new SilentReporter(),
    })
  } catch (error) {
    say(`VS Code could not be downloaded: ${error}`)
    return undefined
  }
}

/** Runs the suite in the extension host of a VS Code with a window. */
export async function runSuiteInElectron(
  program: string,
  testsPath: string,
  pattern: string,
  say: Say,
): Promise<Summary> {
  say(`The suite runs in ${program}, with a window`)
  const scratch = scratchFolder()
  try {
    const eventsFile = join(scratch.folder, "events")
    const folder = copyInto(scratch.folder, "samples/tour")
    writeUserSettings(join(scratch.folder, "profile/User"), quietSettings)
    const flags = ["--wait", ...desktopFlags(scratch.folder), `--extensionTestsPath=${testsPath}`]
    const env = { ...desktopEnvironment, POSTIL_SUITE_EVENTS: eventsFile, POSTIL_SUITE_PATTERN: pattern }
    const running = startProcess(program, [folder, ...flags], { cwd: projectFolder, env })
    try {
      return await watchSuite({ eventsFile, exited: running.exited, log: running.output })
    } finally {
      await running.stop()
      await closeDesktop(scratch.folder)
    }
  } finally {
    await scratch.remove()
  }
}

/** A network that swallows packets must not hold up the tests, hence the limit. */
async function canDownload(): Promise<boolean> {
  try {
    const list = "https://update.code.visualstudio.com/api/releases/stable"
    return (await fetch(list, { signal: AbortSignal.timeout(10_000) })).ok
  } catch {
    return false
  }
}
