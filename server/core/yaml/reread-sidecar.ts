import type { Problem } from "../model/problem.ts"
import { contains } from "../text/span.ts"
import { type ParsedSidecar, parseSidecar } from "./parse-sidecar.ts"
import { sidecarLimits, utf8Length } from "./read.ts"
import { replaceProblems } from "./read-touched.ts"
import { replaceSections } from "./replace-sections.ts"
import { rereadEntries } from "./reread-entries.ts"
import { rereadSections } from "./reread-sections.ts"
import { findTouchedEntries, type TouchedEntries } from "./touched-entries.ts"

/** A sidecar as it was read, and what helps to read it again. */
export interface SidecarReading extends ParsedSidecar {
  readonly text: string
  /** How many characters were parsed for it: those of a few entries where it was read again. */
  readonly characters: number
  /** In UTF-8. Not counted before it is read again. */
  readonly bytes?: number
}

export function readSidecar(text: string): SidecarReading {
  return { ...parseSidecar(text), text, characters: text.length }
}

/**
 * The same as `readSidecar` gives, spans and problems included, for a text that differs from an earlier one within a few
 * mentions or claims, or within other sections: only these are parsed. Entries before them are the same objects as
 * earlier, and of those behind them the origins are. Undefined where the texts differ elsewhere, or where it is not sure
 * that the rest of the file means what it did.
 */
export function rereadSidecar(before: SidecarReading, text: string): SidecarReading | undefined {
  const touched = isApart(before) ? findTouchedEntries(before.text, before.value, text) : undefined
  const bytes = touched && bytesWith(touched, before)
  if (touched === undefined || bytes === undefined || bytes > sidecarLimits.bytes) return undefined
  const { map, span, lines, by } = touched
  const read = map === "all" ? rereadSections(touched, before.value) : rereadEntries(touched, map, before.value)
  if (read === undefined) return undefined
  const value = replaceSections(before.value, { ...read, end: span.end, by })
  const problems = replaceProblems(before.problems, read.problems, touched)
  const reading = { value, problems, isCanonical: true, text, characters: lines.length, bytes }
  return isApart(reading) ? reading : undefined
}

/** Whether each entry has been read without regard to the others, and has its problems to itself. */
function isApart({ isCanonical, problems, value }: ParsedSidecar): boolean {
  const local = value.sections.get("local")?.value
  const concernsAll = ({ code, span }: Problem) =>
    code === "format-version" || (code === "id-invalid" && local !== undefined && contains(local, span))
  return isCanonical && !problems.some(concernsAll)
}

function bytesWith({ span, lines }: TouchedEntries, { text, bytes = utf8Length(text) }: SidecarReading): number {
  return bytes - utf8Length(text.slice(span.start, span.end)) + utf8Length(lines)
}
