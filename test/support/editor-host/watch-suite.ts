import { existsSync, readFileSync } from "node:fs"
import { setTimeout as delay } from "node:timers/promises"
import type { Summary } from "../summary.ts"
import type { SuiteEvent } from "./suite-events.ts"

/** A VS Code that runs the suite: by which events we follow it, and how we learn that it is gone. */
export interface RunningSuite {
  readonly eventsFile: string
  readonly exited: Promise<unknown>
  /** All that was printed by the editor, for the case that something goes wrong. */
  readonly log: () => string
}

/** The longest silence: a test has 30 s, and a slow machine's first start of VS Code takes longer. */
const silenceLimitMs = 120_000

/** Follows the suite to its end, however it ends. */
export async function watchSuite({ eventsFile, exited, log }: RunningSuite): Promise<Summary> {
  let over = false
  void exited.then(() => {
    over = true
  })
  let events: readonly SuiteEvent[] = []
  for (let heard = Date.now(); !over && Date.now() - heard < silenceLimitMs; await delay(100)) {
    const now = readEvents(eventsFile)
    if (now.length > events.length) heard = Date.now()
    events = now
    if (events.at(-1)?.kind === "end") break
  }
  return toResult(readEvents(eventsFile), over, log)
}

function toResult(events: readonly SuiteEvent[], over: boolean, log: () => string): Summary {
  const failures = events.flatMap(event => (event.kind === "fail" ? [event] : []))
  const passed = events.filter(event => event.kind === "pass").length
  const last = events.at(-1)
  if (last?.kind === "end") return { passed, failures, skipped: [] }
  const name = last?.kind === "start" ? last.name : "the suite inside VS Code"
  const reason = over ? "VS Code ended before the suite did" : `Nothing happened for ${silenceLimitMs / 1000} s`
  return {
    passed,
    failures: [...failures, { name, error: `${reason}. Its log:\n${lastLines(log())}` }],
    skipped: [],
  }
}

function readEvents(file: string): readonly SuiteEvent[] {
  if (!existsSync(file)) return []
  const whole = readFileSync(file, "utf8").split("\n").slice(0, -1)
  return whole.map(line => JSON.parse(line) as SuiteEvent)
}

function lastLines(log: string): string {
  const telling = log.split("\n").filter(line => !noise.test(line))
  return telling
    .slice(-80)
    .map(line => `    ${line}`)
    .join("\n")
}

// VS Code's own stack frames, and its complaints about native parts that we do not install.
const noise = /^\s+at .*(\/lib\/vscode\/|\/static\/out\/|node:)|spdlog|native-watchdog|\/Release\/watchdog|^\s*$/
