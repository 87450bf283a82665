import { CloseAction, ErrorAction, type ErrorHandler } from "vscode-languageclient"
import { countCrash, mayRestart } from "./crashes.ts"

/** Starts a crashed server again without a word; when it crashes again and again, calls `giveUp` instead. */
export function restartAfterCrash(giveUp: () => void): ErrorHandler {
  let crashes: readonly number[] = []
  return {
    error: (_error, _message, count = 1) => ({
      action: count <= 3 ? ErrorAction.Continue : ErrorAction.Shutdown,
      handled: true,
    }),
    closed: () => {
      crashes = countCrash(crashes, Date.now())
      if (mayRestart(crashes)) return { action: CloseAction.Restart, handled: true }
      crashes = []
      giveUp()
      return { action: CloseAction.DoNotRestart, handled: true }
    },
  }
}
