import { existsSync, mkdirSync, symlinkSync } from "node:fs"
import { join, relative } from "node:path"
import { installFolder, installPackages, npmInstall } from "./install-folder.ts"
import { type Say, testedVscode, toolsFolder } from "./project.ts"

/** The npm package code-server carries VS Code as a server for the browser; its 4.100.3 carries VS Code 1.100.3. */
const packages = { "code-server": "4.100.3", "@vscode/ripgrep": "1.18.0" }

/** Installs VS Code for the browser where it is not there yet, and returns the folder of its server. */
export async function installEditor(say: Say): Promise<string> {
  if (process.platform === "win32") {
    throw new Error(
      "The embedded editor does not run on Windows: install VS Code (its `code` command must be on the PATH) and try again",
    )
  }
  const folder = join(toolsFolder, `editor-${testedVscode}`)
  if (!existsSync(folder)) say(`Installing VS Code ${testedVscode} for the browser from npm (once, about 300 MB) …`)
  const started = Date.now()
  await installFolder(folder, async unfinished => {
    await installPackages(unfinished, packages)
    say("  … and the packages it needs …")
    await npmInstall(serverIn(unfinished))
    completeServer(unfinished)
    say(`  … installed in ${Math.round((Date.now() - started) / 1000)} s`)
  })
  return serverIn(folder)
}

function serverIn(folder: string): string {
  return join(folder, "node_modules/code-server/lib/vscode")
}

/** What the packages' own install scripts, which we do not run, would have put in place. */
function completeServer(folder: string): void {
  const server = serverIn(folder)
  symlinkSync("node_modules", join(server, "node_modules.asar"))
  const ripgrep = join(folder, `node_modules/@vscode/ripgrep-${process.platform}-${process.arch}/bin/rg`)
  const expected = join(server, "node_modules/@vscode/ripgrep/bin")
  if (!existsSync(ripgrep)) throw new Error(`There is no ripgrep for ${process.platform} ${process.arch}`)
  mkdirSync(expected, { recursive: true })
  symlinkSync(relative(expected, ripgrep), join(expected, "rg"))
}
