import { randomBytes } from "node:crypto"
import { symlinkSync } from "node:fs"
import { join } from "node:path"
import { installEditor } from "./install-editor.ts"
import { startProcess } from "./processes.ts"
import { projectFolder, type Say } from "./project.ts"
import { quietSettings, type Settings, writeUserSettings } from "./user-settings.ts"

export interface EditorServer {
  /** The page that shows `folder` with our extension; with `testsPath` it runs that module's `run()` and leaves. */
  readonly address: (folder: string, testsPath?: string) => string
  readonly output: () => string
  readonly exited: Promise<number>
  readonly stop: () => Promise<void>
}

export interface ServerOptions {
  /** An empty folder for the profile. */
  readonly dataFolder: string
  readonly settings?: Settings
  readonly env?: Record<string, string>
  /** Asks for trust before our extension may do more than in an untrusted folder; the default is not to ask. */
  readonly trust?: "ask" | "granted"
}

/** Starts VS Code for the browser on a port that the system chooses, for this machine only, behind a secret. */
export async function startEditorServer(options: ServerOptions, say: Say): Promise<EditorServer> {
  const server = await installEditor(say)
  writeUserSettings(join(options.dataFolder, "data/User"), { ...quietSettings, ...options.settings })
  const extension = join(options.dataFolder, "postil")
  // VS Code takes every theme below the extension's folder for one to be developed, and this editor lies in ours.
  symlinkSync(projectFolder, extension, "dir")
  const secret = randomBytes(16).toString("hex")
  const program = [join(server, "out/server-main.js"), ...serverFlags(options, secret)]
  // Its sockets go where they are thrown away with the profile.
  const env = { ...options.env, ...ownEnvironment, XDG_RUNTIME_DIR: options.dataFolder }
  const running = startProcess(process.execPath, program, { cwd: options.dataFolder, env })
  const ready = await running.printed(/Web UI available at http:\/\/localhost:(\d+)/, 60_000)
  if (ready === undefined) {
    await running.stop()
    throw new Error(`The embedded editor did not start:\n${running.output()}`)
  }
  const host = `localhost:${ready[1]}`
  return { ...running, address: (folder, testsPath) => pageAddress(host, secret, { extension, folder, testsPath }) }
}

const ownEnvironment = {
  // Says that the environment is a shell's own: otherwise VS Code starts a login shell to ask for it.
  VSCODE_CLI: "1",
  // No looking for extensions on the network.
  EXTENSIONS_GALLERY: JSON.stringify({ serviceUrl: "" }),
  NODE_OPTIONS: undefined,
}

function serverFlags({ dataFolder, trust }: ServerOptions, secret: string): string[] {
  return [
    ...["--host", "127.0.0.1", "--port", "0", "--connection-token", secret],
    ...["--server-data-dir", dataFolder, "--accept-server-license-terms", "--telemetry-level", "off"],
    ...(trust === "ask" ? [] : ["--disable-workspace-trust"]),
  ]
}

interface Shown {
  readonly extension: string
  readonly folder: string
  readonly testsPath: string | undefined
}

function pageAddress(host: string, secret: string, { extension, folder, testsPath }: Shown): string {
  const remote = (path: string): string => `vscode-remote://${host}${encodeURI(path)}`
  const payload = [
    ["extensionDevelopmentPath", remote(extension)],
    ...(testsPath === undefined ? [] : [["extensionTestsPath", remote(testsPath)]]),
    ["skipWelcome", "true"],
    ["skipReleaseNotes", "true"],
  ]
  return `http://${host}/?${new URLSearchParams({ tkn: secret, folder, payload: JSON.stringify(payload) })}`
}
