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
