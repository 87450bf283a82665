// npm test                        every test: linter and types, unit and protocol, the suite inside a real VS Code, journeys
// npm test -- lint                the first only: what `npm run lint` checks
// npm test -- unit [PATTERN]      unit and protocol only
// npm test -- editor [PATTERN]    the suite only
// npm test -- keyboard [PATTERN]  what a person does with the keyboard alone, from the outside
// PATTERN is a regular expression for names of tests. The last line is "N passed, N failed".
import { join } from "node:path"
import { runJourneys } from "./keyboard/journeys.ts"
import { endProgram, isEnding } from "./support/editor-host/ending.ts"
import { projectFolder } from "./support/editor-host/project.ts"
import { runSuite } from "./support/editor-host/run-suite.ts"
import { runLint } from "./support/lint.ts"
import type { Summary } from "./support/summary.ts"
import { runUnitTests } from "./support/unit-tests.ts"

const parts: Record<string, (pattern: string) => Promise<Summary>> = {
  lint: runLint,
  unit: runUnitTests,
  editor: pattern => runSuite(pattern, console.log),
  keyboard: pattern => runJourneys(pattern, console.log),
}

async function main([only, pattern = ""]: readonly string[]): Promise<number> {
  if (only !== undefined && !Object.hasOwn(parts, only)) {
    console.error(`Usage: npm test -- [${Object.keys(parts).join("|")} [PATTERN]]`)
    return 2
  }
  const summaries: Summary[] = []
  for (const [name, run] of Object.entries(parts)) {
    if (only !== undefined && only !== name) continue
    const started = Date.now()
    const summary = await run(pattern).catch(error => couldNotRun(name, error))
    if (isEnding()) return 1
    summaries.push(summary)
    printFailures(summary)
    const { passed, failures } = summary
    console.log(`${name}: ${passed} passed, ${failures.length} failed, ${((Date.now() - started) / 1000).toFixed(1)} s`)
  }
  return printTotal(summaries)
}

function couldNotRun(part: string, error: unknown): Summary {
  const reason = error instanceof Error ? error.message : String(error)
  return { passed: 0, failures: [{ name: `The part "${part}" could not run`, error: reason }], skipped: [] }
}

function printFailures({ failures }: Summary): void {
  for (const { name, error } of failures) console.log(`\n✗ ${name}\n${error.replace(/^/gm, "  ")}\n`)
}

function printTotal(summaries: readonly Summary[]): number {
  for (const line of summaries.flatMap(summary => summary.skipped)) console.log(`skipped: ${line}`)
  const passed = summaries.reduce((sum, summary) => sum + summary.passed, 0)
  const failed = summaries.reduce((sum, summary) => sum + summary.failures.length, 0)
  console.log(`${passed} passed, ${failed} failed`)
  return failed === 0 ? 0 : 1
}

// Nothing is kept where a person's own texts are.
process.env.POSTIL_CACHE = join(projectFolder, "out/cache")
// Stack traces name the lines of the sources.
process.env.NODE_OPTIONS = `${process.env.NODE_OPTIONS ?? ""} --enable-source-maps`
process.setSourceMapsEnabled(true)
main(process.argv.slice(2)).then(endProgram, error => {
  console.error(error)
  return endProgram(1)
})
