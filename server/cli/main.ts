import { writeFileSync } from "node:fs"
import { Socket } from "node:net"
import { reasonOf } from "../node/write-file.ts"
import { exitCodes, type Terminal } from "./command.ts"
import { runProgram } from "./program.ts"

process.stdout.on("error", error => {
  // Whoever reads may stop early: `postil mentions x | head`.
  if ("code" in error && error.code === "EPIPE") process.exit()
  terminal.say(`postil: The answer cannot be written: ${reasonOf(error)}.\n`)
  process.exit(exitCodes.failed)
})
// Where not even that can be told, the exit code tells it.
process.stderr.on("error", () => undefined)

const { env, stdout, stderr } = process
const hasColors = stdout.isTTY === true && !env.NO_COLOR && env.TERM !== "dumb"
const isFile: boolean = !(stdout instanceof Socket)

const terminal: Terminal = {
  folder: process.cwd(),
  columns: stdout.columns ?? 120,
  colors: hasColors,
  progress: stderr.isTTY === true,
  write,
  say: text => void stderr.write(text),
}

/** Node takes what goes into a file for written even where the disk had room for a part of it only. */
function write(text: string): void {
  try {
    if (isFile) writeFileSync(stdout.fd, text)
    else stdout.write(text)
  } catch (error) {
    stdout.destroy(error instanceof Error ? error : undefined)
  }
}

// The exit code is set rather than ended with, so that all that was written gets out.
try {
  process.exitCode = runProgram(process.argv.slice(2), terminal)
} catch (error) {
  const stack = error instanceof Error ? error.stack : String(error)
  terminal.say(`postil: This is a fault of Postil; please report it.\n${stack}\n`)
  process.exitCode = exitCodes.failed
}
