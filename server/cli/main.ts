import { exitCodes, type Terminal } from "./command.ts"
import { runProgram } from "./program.ts"

// Whoever reads may stop early: `postil mentions x | head`.
process.stdout.on("error", error => {
  if ("code" in error && error.code === "EPIPE") process.exit()
  throw error
})

const { env, stdout, stderr } = process
const hasColors = stdout.isTTY === true && !env.NO_COLOR && env.TERM !== "dumb"

const terminal: Terminal = {
  folder: process.cwd(),
  columns: stdout.columns ?? 120,
  colors: hasColors,
  progress: stderr.isTTY === true,
  write: text => void stdout.write(text),
  say: text => void stderr.write(text),
}

// The exit code is set rather than ended with, so that all that was written gets out.
try {
  process.exitCode = runProgram(process.argv.slice(2), terminal)
} catch (error) {
  const stack = error instanceof Error ? error.stack : String(error)
  terminal.say(`postil: This is a fault of Postil; please report it.\n${stack}\n`)
  process.exitCode = exitCodes.failed
}
