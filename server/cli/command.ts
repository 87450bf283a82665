import type { ParseArgsConfig } from "node:util"

/** Where a command reads and writes; a test puts its own in place of the process. */
export interface Terminal {
  /** The folder that it was called in. */
  readonly folder: string
  readonly columns: number
  /** What is written is looked at, and colours show. */
  readonly colors: boolean
  /** Somebody waits at the other stream. */
  readonly progress: boolean
  /** Ends what would go on until Ctrl+C. */
  readonly signal?: AbortSignal
  write(text: string): void
  /** To where it does not mix with what is written. */
  say(text: string): void
}

/** How a command ended, for the shell. */
export const exitCodes = { clean: 0, findings: 1, failed: 2 } as const
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

export interface Command {
  readonly name: string
  /** What may follow the name: `ENTITY [FOLDER]`. */
  readonly takes: string
  /** One line for the list of commands. */
  readonly summary: string
  /** A few lines more, for its own help. */
  readonly details: string
  readonly options: Readonly<Record<string, Option>>
  run(given: Given, terminal: Terminal): ExitCode
}

export type Option = NonNullable<ParseArgsConfig["options"]>[string] & {
  /** What its value is: `N`. */
  readonly value?: string
  readonly doc: string
}

/** The words behind a command's name. */
export interface Given {
  readonly words: readonly string[]
  readonly options: Readonly<Record<string, string | boolean | readonly string[] | undefined>>
}

/** Something that keeps a command from running, in words for who called it. */
export class Refusal extends Error {}
