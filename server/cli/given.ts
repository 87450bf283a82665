import { type Given, type Option, Refusal } from "./command.ts"

export const formatOption: Option = {
  type: "string",
  value: "pretty|json",
  doc: "How the answer is written: for people (the default) or for programs.",
}

export type Format = "pretty" | "json"

export function formatOf({ options }: Given): Format {
  const format = options.format ?? "pretty"
  if (format === "pretty" || format === "json") return format
  throw new Refusal(`There is no format "${format}"; write --format pretty or --format json.`)
}

/** One of several words; the first where nothing is given. */
export function choiceOf<T extends string>(given: Given, name: string, choices: readonly [T, ...T[]]): T {
  const text = textOf(given, name) ?? choices[0]
  const choice = choices.find(each => each === text)
  if (choice !== undefined) return choice
  throw new Refusal(`There is no ${name} "${text}"; write --${name} ${choices.join(" or ")}.`)
}

export function isGiven({ options }: Given, name: string): boolean {
  return options[name] !== undefined && options[name] !== false
}

/** The texts of an option that may be repeated. */
export function textsOf({ options }: Given, name: string): readonly string[] {
  const value = options[name]
  return Array.isArray(value) ? value : []
}

/** The text of an option. */
export function textOf({ options }: Given, name: string): string | undefined {
  const value = options[name]
  return typeof value === "string" ? value : undefined
}

/** A whole number that is not negative. */
export function numberOf(given: Given, name: string): number | undefined {
  const text = textOf(given, name)
  if (text === undefined) return undefined
  if (!/^\d{1,9}$/.test(text)) throw new Refusal(`--${name} takes a number, not "${text}".`)
  return Number(text)
}

/** The words, of which there may be so many at most. */
export function wordsOf({ words }: Given, most: number): readonly string[] {
  const extra = words[most]
  if (extra !== undefined) throw new Refusal(`"${extra}" is one word too many.`)
  return words
}

export function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`
}
