import { CloseAction, ErrorAction, type ErrorHandler } from "vscode-languageclient"

const periodMs = 3 * 60_000
const restartsInPeriod = 4

/** The crashes that still count at `now`, the one at `now` included. */
export function countCrash(crashes: readonly number[], now: number): readonly number[] {
  return [...crashes.filter(time => now - time < periodMs), now]
}

export function mayRestart(crashes: readonly number[]): boolean {
  return crashes.length <= restartsInPeriod
}

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
