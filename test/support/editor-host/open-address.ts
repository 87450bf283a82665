import { spawn } from "node:child_process"
import { hasDisplay } from "./vscode-desktop.ts"

/** Shows an address in the default browser; where there is none nothing happens. */
export function openAddress(address: string): void {
  if (!hasDisplay()) return
  const opener = process.platform === "darwin" ? "open" : "xdg-open"
  const child = spawn(opener, [address], { stdio: "ignore", detached: true })
  child.on("error", () => undefined)
  child.unref()
}
