import { readFile } from "node:fs/promises"
import { join } from "node:path"
import { setTimeout as delay } from "node:timers/promises"
import { projectFolder } from "./project.ts"

/** Whether a window can be shown. */
export function hasDisplay(): boolean {
  if (process.platform === "darwin" || process.platform === "win32") return true
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
}

/** Flags for a VS Code with a window: our extension alone, in a fresh profile inside `scratch`. */
export function desktopFlags(scratch: string): string[] {
  return [
    `--extensionDevelopmentPath=${projectFolder}`,
    `--user-data-dir=${join(scratch, "profile")}`,
    `--extensions-dir=${join(scratch, "extensions")}`,
    ...["--new-window", "--disable-workspace-trust", "--skip-welcome", "--skip-release-notes", "--disable-telemetry"],
    ...["--disable-updates", "--no-cached-data"],
    ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  ]
}

/** Variables that a terminal inside VS Code sets and that would make a new VS Code something else. */
export const desktopEnvironment: Record<string, undefined> = {
  ELECTRON_RUN_AS_NODE: undefined,
  VSCODE_IPC_HOOK_CLI: undefined,
  VSCODE_ESM_ENTRYPOINT: undefined,
}

/**
 * Ends the VS Code whose profile lies in `scratch`. The `code` command is only its messenger: ending that would leave
 * the window open. The process is found by the lock file of the profile.
 */
export async function closeDesktop(scratch: string): Promise<void> {
  const pid = await mainProcessOf(scratch)
  if (pid === undefined) return
  for (const signal of ["SIGTERM", "SIGKILL"] as const) {
    if (!send(pid, signal)) return
    for (const end = Date.now() + 5000; Date.now() < end; await delay(50)) {
      if (!send(pid, 0)) return
    }
  }
}

async function mainProcessOf(scratch: string): Promise<number | undefined> {
  try {
    return Number(await readFile(join(scratch, "profile/code.lock"), "utf8")) || undefined
  } catch {
    return undefined
  }
}

function send(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, signal)
  } catch {
    return false
  }
}
