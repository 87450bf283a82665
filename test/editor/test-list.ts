import { appendFileSync } from "node:fs"
import type { SuiteEvent } from "../support/editor-host/suite-events.ts"

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
    try {
      await before()
      await within(limitMs, body)
      report({ kind: "pass", name })
    } catch (error) {
      failures++
      report({ kind: "fail", name, error: error instanceof Error ? (error.stack ?? error.message) : String(error) })
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
