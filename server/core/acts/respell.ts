import type { Use } from "../corpus/uses.ts"
import type { TextEdit } from "../text/edit.ts"
import { type Span, slice } from "../text/span.ts"
import { replaceScalar } from "../yaml/edit-entry.ts"
import { readYaml } from "../yaml/read.ts"
import { writeScalar } from "../yaml/write.ts"

/** The edits that put another id in the place of each use. */
export function respell(text: string, uses: readonly Use[], to: (use: Use) => string): readonly TextEdit[] {
  const places = new Map<number, Use[]>()
  for (const use of uses) {
    const there = places.get(use.span.start)
    if (there === undefined) places.set(use.span.start, [use])
    else there.push(use)
  }
  return [...places.values()].flatMap(there => respellPlace(text, there, to))
}

/**
 * The same with one id for all uses of a file. Its text is not asked for where they are written letter by letter, and
 * nothing that could stand around them would change how the new id is written.
 */
export function respeller(to: string): (file: RespelledFile) => readonly TextEdit[] {
  const isPlain = (["plain-line", "flow", "key"] as const).every(place => writeScalar(to, place) === to)
  return file => {
    if (!isPlain || !file.uses.every(isLiteral)) return respell(file.text, file.uses, () => to)
    const places = file.uses.filter(({ span }, index) => span.start !== file.uses[index - 1]?.span.start)
    return places.map(({ span }) => ({ span, newText: to }))
  }
}

interface RespelledFile {
  readonly text: string
  /** In text order. */
  readonly uses: readonly Use[]
}

/** Quotation marks, escapes and folded lines make a scalar longer than what it says, and only the last hide blanks. */
function isLiteral({ span, id }: Use): boolean {
  return span.end - span.start === id.length && !/\s/.test(id)
}

/** Whether the text has the id where the use says it is. */
export function saysIn(text: string, { span, id }: Use): boolean {
  const written = slice(text, span)
  return written === id || partsOf(written).includes(id)
}

/** In a scalar that is not written letter by letter all members of `a + b` have one place. */
function respellPlace(text: string, uses: readonly Use[], to: (use: Use) => string): readonly TextEdit[] {
  const [use] = uses
  if (use === undefined) return []
  const written = slice(text, use.span)
  if (written === use.id) {
    return isInside(text, use.span) ? [{ span: use.span, newText: to(use) }] : replaceScalar(text, use.span, to(use))
  }
  const parts = partsOf(written).map(part => {
    const changed = uses.find(({ id }) => id === part)
    return changed === undefined ? part : to(changed)
  })
  return replaceScalar(text, use.span, [...new Set(parts)].join(" + "))
}

/** Whether the span is a part of a scalar: between its quotation marks, or a member of `a + b`. */
function isInside(text: string, { start, end }: Span): boolean {
  return (
    /(?:["']|\+\s*)$/.test(text.slice(Math.max(0, start - 100), start)) || /^\s*\+/.test(text.slice(end, end + 100))
  )
}

function partsOf(written: string): readonly string[] {
  const { value } = readYaml(written)
  return value?.kind === "scalar" ? value.value.split("+").map(part => part.trim()) : []
}
