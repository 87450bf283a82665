import { CloseAction, ErrorAction, type ErrorHandler } from "vscode-languageclient"
import { countCrash, mayRestart } from "./crashes.ts"

/** Starts a crashed server again without a word; when it crashes again and again, calls `giveUp` instead. */
export function restartAfterCrash(giveUp: () => void): ErrorHandler {
  let crashes: readonly number[] = []
  return {
    // Who writes to a server that is dying fails many times before its end is known, and one that is being stopped is
    // not started again when it ends.
    error: () => ({ action: ErrorAction.Continue, handled: true }),
    closed: () => {
      crashes = countCrash(crashes, Date.now())
      if (mayRestart(crashes)) return { action: CloseAction.Restart, handled: true }
      crashes = []
      giveUp()
      return { action: CloseAction.DoNotRestart, handled: true }
    },
  }
}
