import { constants } from "node:os"

type Cleanup = () => void | Promise<void>

const cleanups = new Set<Cleanup>()
let watching = false
let end: Promise<never> | undefined

/**
 * Registers what must be undone when this program ends, by whatever way: the returned function (call it in a
 * `finally`), Ctrl+C, a terminal that closes, or the death of the shell that started us. It runs once.
 */
export function atEnd(cleanup: Cleanup): () => Promise<void> {
  watchForTheEnd()
  cleanups.add(cleanup)
  return async () => {
    if (cleanups.delete(cleanup)) await cleanup()
  }
}

/** Whether the cleanups run already: then a program that we started ended because we ended it. */
export function isEnding(): boolean {
  return end !== undefined
}

/** Runs every cleanup still registered, the newest first, and leaves; called again, it leaves as the first call said. */
export function endProgram(exitCode: number): Promise<never> {
  end ??= cleanUpAndExit(exitCode)
  return end
}

async function cleanUpAndExit(exitCode: number): Promise<never> {
  for (const cleanup of [...cleanups].reverse()) {
    cleanups.delete(cleanup)
    try {
      await cleanup()
    } catch (error) {
      console.error(error)
    }
  }
  process.exit(exitCode)
}

function watchForTheEnd(): void {
  if (watching) return
  watching = true
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => void endProgram(128 + constants.signals[signal]))
  }
  // npm passes SIGTERM to its shell only, and a shell does not pass it on: a new parent means that the shell is gone.
  const parent = process.ppid
  setInterval(() => {
    if (process.ppid !== parent) void endProgram(128 + constants.signals.SIGHUP)
  }, 500).unref()
}
