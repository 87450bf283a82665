import { parseArgs } from "node:util"
import { closest } from "../core/similar/closest.ts"
import { packageVersion } from "../node/package-file.ts"
import { accept } from "./accept.ts"
import { check } from "./check.ts"
import { claims } from "./claims.ts"
import { type Command, type ExitCode, exitCodes, type Given, type Option, Refusal, type Terminal } from "./command.ts"
import { explain } from "./explain.ts"
import { exportCommand } from "./export.ts"
import { format } from "./format.ts"
import { init } from "./init.ts"
import { mentions } from "./mentions.ts"
import { mergeDriver } from "./merge-driver.ts"
import { realign } from "./realign.ts"
import { stats } from "./stats.ts"
import { table } from "./style.ts"

const commands: readonly Command[] = [
  check,
  format,
  mentions,
  claims,
  stats,
  exportCommand,
  realign,
  accept,
  init,
  explain,
  mergeDriver,
]

/** Runs `postil` with these words and answers how it ended. Nothing is thrown but by a fault of ours. */
export function runProgram(words: readonly string[], terminal: Terminal): ExitCode {
  try {
    return run(words, terminal)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    terminal.say(`postil: ${error.message}\n`)
    return exitCodes.failed
  }
}

function run([first, ...rest]: readonly string[], terminal: Terminal): ExitCode {
  if (first === undefined) {
    terminal.say(usage())
    return exitCodes.failed
  }
  if (first === "--help" || first === "-h" || first === "help") return answer(helpFor(rest[0]), terminal)
  if (first === "--version" || first === "-v") return answer(`${packageVersion()}\n`, terminal)
  const command = commandNamed(first)
  const given = read(rest, command)
  return given.options.help === true ? answer(helpOf(command), terminal) : command.run(given, terminal)
}

function answer(text: string, terminal: Terminal): ExitCode {
  terminal.write(text)
  return exitCodes.clean
}

function commandNamed(name: string): Command {
  const command = commands.find(each => each.name === name)
  if (command !== undefined) return command
  const meant = closest(
    name,
    commands.map(each => each.name),
  )
  const hint = meant === undefined ? "" : ` Did you mean "${meant}"?`
  throw new Refusal(`There is no command "${name}".${hint} "postil --help" lists them.`)
}

function read(words: readonly string[], command: Command): Given {
  const options = Object.fromEntries(
    Object.entries({ ...command.options, help: helpOption }).map(([name, { value, doc, ...option }]) => [name, option]),
  )
  try {
    const { positionals, values } = parseArgs({ args: [...words], options, allowPositionals: true })
    return { words: positionals, options: Object.fromEntries(Object.entries(values).map(([k, v]) => [k, single(v)])) }
  } catch (error) {
    const fault = error instanceof Error ? firstSentence(error.message) : String(error)
    const unknown = /^Unknown option '--(.*)'/.exec(fault)?.[1]
    const meant = unknown === undefined ? undefined : closest(unknown, Object.keys(options))
    const hint = meant === undefined ? "" : ` Did you mean "--${meant}"?`
    throw new Refusal(`${fault}${hint} "postil ${command.name} --help" says more.`)
  }
}

const helpOption: Option = { type: "boolean", short: "h", doc: "Print this help." }

function single(value: unknown): string | boolean | readonly string[] | undefined {
  if (Array.isArray(value)) return value.filter(each => typeof each === "string")
  return typeof value === "string" || typeof value === "boolean" ? value : undefined
}

/** Node goes on about how to write what was hardly meant. */
function firstSentence(message: string): string {
  return `${message.split(/\. |\n/)[0]?.replace(/\.$/, "")}.`
}

function helpFor(name: string | undefined): string {
  return name === undefined ? usage() : helpOf(commandNamed(name))
}

function usage(): string {
  const rows = commands.map(({ name, takes, summary }) => [`  postil ${name} ${takes}`, summary])
  return `Postil checks and searches annotated articles. Nothing leaves this machine.

${table(rows).join("\n")}
  postil COMMAND --help
  postil --version

FOLDER is the one with the postil.yaml, or one above several; by default the folder you are in.
`
}

function helpOf({ name, takes, summary, details, options }: Command): string {
  const rows = Object.entries({ ...options, help: helpOption }).map(([option, { value, doc }]) => [
    `  --${option}${value === undefined ? "" : ` ${value}`}`,
    doc,
  ])
  return `postil ${name} ${takes} [OPTIONS]\n\n${summary}\n${details}\n\n${table(rows).join("\n")}\n`
}
