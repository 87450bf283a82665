// npm start                  opens a scratch copy of samples/tour in VS Code with the extension loaded
// npm start -- --embedded    in the browser, even where there is a `code` on the PATH
import { join } from "node:path"
import { startEditorServer } from "./support/editor-host/editor-server.ts"
import { atEnd, endProgram, isEnding } from "./support/editor-host/ending.ts"
import { findCode } from "./support/editor-host/find-code.ts"
import { openAddress } from "./support/editor-host/open-address.ts"
import { startProcess } from "./support/editor-host/processes.ts"
import { copyInto, scratchFolder } from "./support/editor-host/scratch.ts"
import { quietSettings, writeUserSettings } from "./support/editor-host/user-settings.ts"
import { closeDesktop, desktopEnvironment, desktopFlags } from "./support/editor-host/vscode-desktop.ts"

async function start(flags: readonly string[]): Promise<number> {
  const scratch = scratchFolder().folder
  const tour = copyInto(scratch, "samples/tour")
  console.log(`The sample is a copy in ${tour}; it is thrown away at the end.`)
  const code = flags.includes("--embedded") ? undefined : await findCode(console.log)
  return code === undefined ? startEmbedded(scratch, tour) : startDesktop(code, scratch, tour)
}

async function startDesktop(code: string, scratch: string, tour: string): Promise<number> {
  writeUserSettings(join(scratch, "profile/User"), quietSettings)
  console.log(`Opening it with ${code}, in a profile of its own. Close the window or press Ctrl+C to end.`)
  atEnd(() => closeDesktop(scratch))
  const window = startProcess(code, ["--wait", ...desktopFlags(scratch), tour], { env: desktopEnvironment })
  const exitCode = await window.exited
  if (isEnding() || exitCode === 0) return 0
  console.error(window.output())
  return 1
}

async function startEmbedded(scratch: string, tour: string): Promise<number> {
  const server = await startEditorServer({ dataFolder: join(scratch, "profile") }, console.log)
  const address = server.address(tour)
  openAddress(address)
  console.log(`\nReady: VS Code is in your browser at\n\n  ${address}\n\nPress Ctrl+C to end.`)
  await server.exited
  if (isEnding()) return 0
  console.error(`The editor ended by itself:\n${server.output()}`)
  return 1
}

start(process.argv.slice(2)).then(endProgram, error => {
  if (!isEnding()) console.error(error instanceof Error ? error.message : error)
  return endProgram(1)
})
