import type { Problem } from "../model/problem.ts"
import type { YamlEntry, YamlMap } from "../model/yaml-node.ts"
import { duplicateKeys } from "./duplicate-keys.ts"
import { readCanonicalEntries } from "./fast/read-canonical.ts"
import { skipBlanks } from "./fast/signs.ts"
import type { Limits } from "./read.ts"
import { shiftAll } from "./replace-sections.ts"
import { shifted } from "./shifted.ts"
import type { TouchedEntries } from "./touched-entries.ts"

const nothing: YamlMap = { kind: "map", flow: false, entries: [], span: { start: 0, end: 0 } }

/** At offsets of the lines; undefined where these are not in canonical form. */
export function readTouched(touched: TouchedEntries): YamlMap | undefined {
  const { lines, column } = touched
  if (lines === "") return nothing
  const start = startOfKeys(touched)
  if (start === undefined) return undefined
  const entries = readCanonicalEntries(lines, { start, end: lines.length }, column, 1)
  return entries !== undefined && duplicateKeys(entries, lines).length === 0 ? entries : undefined
}

/** Where the first of the lines with something in it begins; undefined where that is not in the column of the keys. */
export function startOfKeys({ lines, column }: TouchedEntries): number | undefined {
  const line = /^(?: *\r?\n)*/.exec(lines)?.[0].length ?? 0
  return skipBlanks(lines, line) === line + column ? line + column : undefined
}

/** Whether the other entries of the map have other keys, and all are not too many, and not none at all. */
export function fit<Entry>(
  { entries }: YamlMap,
  all: readonly Entry[],
  keyOf: (entry: Entry) => string,
  { first, last }: TouchedEntries,
  limits: Limits,
): boolean {
  const count = all.length - (last - first) + entries.length
  if (count === 0 || count > limits.entries) return false
  const keys = new Set(entries.map(({ key }) => key.value))
  // What one of those said that are read anew, no other says.
  for (const entry of all.slice(first, last)) keys.delete(keyOf(entry))
  return keys.size === 0 || !all.some(entry => keys.has(keyOf(entry)))
}

/** The entries that were read anew in place of those that the edit touched, and those behind them so much further on. */
export function splice<Entry>(
  before: readonly Entry[],
  entries: readonly YamlEntry[],
  { first, last, span, lines, by }: TouchedEntries,
  read: (entry: YamlEntry, text: string) => Entry,
  shift: (entry: Entry, by: number) => Entry,
): readonly Entry[] {
  const fresh = entries.map(entry => shifted(read(entry, lines), span.start))
  return [...before.slice(0, first), ...fresh, ...shiftAll(before.slice(last), by, shift)]
}

/** With what was found in the touched lines in place of what was found there before. */
export function replaceProblems(
  before: readonly Problem[],
  fresh: readonly Problem[],
  { span, by }: TouchedEntries,
): readonly Problem[] {
  return [
    ...before.filter(problem => problem.span.start < span.start),
    ...fresh,
    ...before.filter(problem => problem.span.start >= span.end).map(problem => shifted(problem, by)),
  ]
}
