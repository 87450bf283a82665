import { setMaxListeners } from "node:events"
import { existsSync, readdirSync } from "node:fs"
import { availableParallelism } from "node:os"
import { isAbsolute, join, relative } from "node:path"
import { type EventData, run } from "node:test"
import { inspect } from "node:util"
import { atEnd } from "./editor-host/ending.ts"
import { projectFolder } from "./editor-host/project.ts"
import type { Summary } from "./summary.ts"

type Outcome = EventData.TestPass | EventData.TestFail

const built = join(projectFolder, "out/test")
const fileLimitMs = 120_000

/** Runs every built `*.test.js` outside the editor, each in a process of its own; `pattern` chooses by name. */
export async function runUnitTests(pattern: string): Promise<Summary> {
  const summary = { passed: 0, failures: [] as Summary["failures"][number][], skipped: [] as string[] }
  const printed = new Map<string, string>()
  const stop = new AbortController()
  atEnd(() => stop.abort())
  // Each file listens to the signal.
  setMaxListeners(0, stop.signal)
  const options = {
    files: testFiles(),
    concurrency: availableParallelism(),
    timeout: fileLimitMs,
    signal: stop.signal,
  }
  for await (const { type, data } of run(pattern === "" ? options : { ...options, testNamePatterns: [pattern] })) {
    if (type === "test:stdout" || type === "test:stderr") {
      printed.set(data.file, (printed.get(data.file) ?? "") + data.message)
    }
    if (type !== "test:pass" && type !== "test:fail") continue
    if (isUnchosen(data) || (type === "test:pass" && isOnlyAFrame(data))) continue
    const title = titleOf(data)
    if (data.skip !== undefined) skip(title, data.skip)
    else if (data.todo !== undefined) fail(title, "A test that is only planned counts as a failure")
    else if (type === "test:pass") summary.passed++
    else if (!isFailureOfChildren(data)) fail(title, explain(data, printed))
  }
  return summary

  function fail(title: string, error: string): void {
    summary.failures.push({ name: title, error })
  }

  function skip(title: string, reason: string | boolean): void {
    if (typeof reason === "string" && mayBeMissing.test(reason)) summary.skipped.push(`${title}: ${reason}`)
    else fail(title, `Only for want of Neovim, DuckDB or the seeds may a test be skipped, not for "${reason}"`)
  }
}

/** What a clean clone on another machine may lack. */
const mayBeMissing = /\bneovim\b|\bDuckDB\b|POSTIL_SEEDS/i

function testFiles(): string[] {
  if (!existsSync(built)) return []
  return readdirSync(built, { recursive: true, encoding: "utf8" })
    .filter(name => name.endsWith(".test.js"))
    .sort()
    .map(name => join(built, name))
}

/** A suite, or a file as a whole: what is inside has been counted. */
function isOnlyAFrame(outcome: EventData.TestPass): boolean {
  return outcome.skip === undefined && (outcome.details.type === "suite" || isWholeFile(outcome))
}

function isUnchosen({ skip }: Outcome): boolean {
  return skip === "test name does not match pattern"
}

function isFailureOfChildren({ details }: Outcome): boolean {
  return "error" in details && "failureType" in details.error && details.error.failureType === "subtestsFailed"
}

function titleOf(outcome: Outcome): string {
  const { name, file = "" } = outcome
  const source = relative(projectFolder, file)
    .replaceAll("\\", "/")
    .replace(/^out\/(.*)\.js$/, "$1.ts")
  return isWholeFile(outcome) ? source : `${source} › ${name}`
}

function isWholeFile({ name }: Outcome): boolean {
  return isAbsolute(name) && name.endsWith(".test.js")
}

function explain(outcome: Outcome, printed: ReadonlyMap<string, string>): string {
  const { name, details } = outcome
  const error = "error" in details ? (details.error.cause ?? details.error) : "failed"
  // A file that fails as a whole says why on its own output.
  if (isWholeFile(outcome)) return `${printed.get(name) ?? ""}${inspect(error)}`
  return error instanceof Error ? withoutRunner(error.stack ?? error.message) : inspect(error)
}

function withoutRunner(stack: string): string {
  return stack
    .split("\n")
    .filter(line => !/^\s+at .*\(?node:/.test(line))
    .join("\n")
}
