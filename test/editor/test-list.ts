import { appendFileSync } from "node:fs"
import { findSourceMap } from "node:module"
import type { SuiteEvent } from "../support/editor-host/suite-events.ts"
import { warnings } from "./warnings.ts"

type Body = () => Promise<void> | void

interface Listed {
  readonly name: string
  readonly body: Body
  readonly limitMs: number
}

const listed: Listed[] = []

/** Adds a test to the suite that runs inside VS Code; it fails after `limitMs`. */
export function test(name: string, body: Body, limitMs = 30_000): void {
  if (listed.some(other => other.name === name)) throw new Error(`Two tests are called "${name}"`)
  listed.push({ name, body, limitMs })
}

/**
 * Runs the listed tests one after another, `before` ahead of each, and writes what happens to the file that the
 * launcher named. Returns the number of failures.
 */
export async function runListed(before: Body): Promise<number> {
  const pattern = new RegExp(process.env.POSTIL_SUITE_PATTERN ?? "")
  let failures = 0
  for (const { name, body, limitMs } of listed.filter(each => pattern.test(each.name))) {
    report({ kind: "start", name })
    const warned = warnings.length
    try {
      await before()
      await within(limitMs, body)
      report({ kind: "pass", name })
    } catch (error) {
      failures++
      const told = warnings.slice(warned).map(warning => `warned: ${warning}`)
      report({ kind: "fail", name, error: [describe(error), ...told].join("\n") })
    }
  }
  report({ kind: "end" })
  return failures
}

function report(event: SuiteEvent): void {
  const file = process.env.POSTIL_SUITE_EVENTS
  if (file === undefined) console.log(JSON.stringify(event))
  else appendFileSync(file, `${JSON.stringify(event)}\n`)
}

/** VS Code writes stack traces in its own way, without asking the source maps, so we do. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const place = /\(?(\/\S+\.js):(\d+):(\d+)\)?/g
  return (error.stack ?? error.message).replace(place, (frame, file: string, line: string, column: string) => {
    const entry = findSourceMap(file)?.findEntry(Number(line) - 1, Number(column) - 1)
    if (entry === undefined || !("originalSource" in entry)) return frame
    return `${entry.originalSource.replace("file://", "")}:${entry.originalLine + 1}`
  })
}

async function within(limitMs: number, body: Body): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`Not done after ${limitMs} ms`)), limitMs)
  })
  try {
    await Promise.race([body(), late])
  } finally {
    clearTimeout(timer)
  }
}
