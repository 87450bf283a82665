import { type ChildProcess, spawn, spawnSync } from "node:child_process"
import { setTimeout as delay } from "node:timers/promises"
import { atEnd } from "./ending.ts"

export interface RunningProcess {
  /** Resolves with the exit code; a signal or a program that cannot be started counts as -1. */
  readonly exited: Promise<number>
  /** What it printed so far, both streams. */
  readonly output: () => string
  /** Resolves with the match once the output contains `pattern`; undefined when it ends before or time runs out. */
  readonly printed: (pattern: RegExp, limitMs: number) => Promise<RegExpExecArray | undefined>
  /** Ends it with everything it started. */
  readonly stop: () => Promise<void>
}

export interface StartOptions {
  readonly cwd?: string
  readonly env?: Record<string, string | undefined>
}

/** Starts a program as the head of a process group of its own, which ends at the latest when we do. */
export function startProcess(command: string, args: readonly string[], options: StartOptions = {}): RunningProcess {
  let output = ""
  const grouped = process.platform !== "win32"
  const child = spawn(command, args, {
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
    stdio: ["ignore", "pipe", "pipe"],
    detached: grouped,
  })
  const collect = (chunk: Buffer): void => {
    output += chunk.toString("utf8")
  }
  child.stdout.on("data", collect)
  child.stderr.on("data", collect)
  const exited = new Promise<number>(resolve => {
    child.on("error", error => {
      output += `${error.message}\n`
      resolve(-1)
    })
    child.on("close", code => resolve(code ?? -1))
  })
  const stop = atEnd(() => stopGroup(child))
  return {
    exited,
    output: () => output,
    printed: async (pattern, limitMs) => {
      let over = false
      void exited.then(() => {
        over = true
      })
      for (const end = Date.now() + limitMs; Date.now() < end; await delay(50)) {
        const match = pattern.exec(output)
        if (match !== null) return match
        if (over) return undefined
      }
      return undefined
    },
    stop,
  }
}

/** Runs a program to its end; undefined when it succeeded, else what it printed. */
export async function failureOf(
  command: string,
  args: readonly string[],
  options: StartOptions = {},
): Promise<string | undefined> {
  const running = startProcess(command, args, options)
  const exitCode = await running.exited
  await running.stop()
  return exitCode === 0 ? undefined : `${command} ${args.join(" ")} ended with ${exitCode}\n${running.output()}`
}

async function stopGroup({ pid }: ChildProcess): Promise<void> {
  if (pid === undefined) return
  if (process.platform === "win32") {
    spawnSync("taskkill", ["/pid", String(pid), "/T", "/F"])
    return
  }
  if (!signalGroup(pid, "SIGTERM")) return
  for (const end = Date.now() + 3000; Date.now() < end; await delay(50)) {
    if (!signalGroup(pid, 0)) return
  }
  signalGroup(pid, "SIGKILL")
}

/** False when nobody is left in the group. */
function signalGroup(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    process.kill(-pid, signal)
    return true
  } catch {
    return false
  }
}
