import { diffLines } from "../core/text/diff-lines.ts"

const around = 3

interface Hunk {
  /** Lines of the old text, from zero. */
  readonly start: number
  readonly end: number
  readonly added: readonly string[]
}

/** What is different between two texts of a file, as `patch` and `git apply` take it; "" where nothing is. */
export function unifiedDiff(path: string, before: string, after: string): string {
  const hunks = toHunks(before, after)
  if (hunks.length === 0) return ""
  const old = linesOf(before)
  let shift = 0
  let result = `--- a/${path}\n+++ b/${path}\n`
  for (const group of grouped(hunks)) {
    const first = Math.max(0, (group[0]?.start ?? 0) - around)
    const last = Math.min(old.length, (group.at(-1)?.end ?? 0) + around)
    const body = bodyOf(group, old, first, last)
    const added = group.reduce((sum, hunk) => sum + hunk.added.length - (hunk.end - hunk.start), 0)
    result += `@@ -${rangeOf(first, last - first)} +${rangeOf(first + shift, last - first + added)} @@\n${body}`
    shift += added
  }
  return result
}

function toHunks(before: string, after: string): readonly Hunk[] {
  return diffLines(before, after).map(({ span, newText }) => ({
    start: linesOf(before.slice(0, span.start)).length,
    end: linesOf(before.slice(0, span.end)).length,
    added: linesOf(newText),
  }))
}

/** Those that share lines around them. */
function grouped(hunks: readonly Hunk[]): readonly (readonly Hunk[])[] {
  const groups: Hunk[][] = []
  for (const hunk of hunks) {
    const last = groups.at(-1)
    const end = last?.at(-1)?.end
    if (last === undefined || end === undefined || hunk.start - end > 2 * around) groups.push([hunk])
    else last.push(hunk)
  }
  return groups
}

function bodyOf(group: readonly Hunk[], old: readonly string[], first: number, last: number): string {
  let body = ""
  let at = first
  for (const { start, end, added } of group) {
    for (const line of old.slice(at, start)) body += toLine(" ", line)
    for (const line of old.slice(start, end)) body += toLine("-", line)
    for (const line of added) body += toLine("+", line)
    at = end
  }
  for (const line of old.slice(at, last)) body += toLine(" ", line)
  return body
}

function toLine(sign: string, line: string): string {
  return line.endsWith("\n") ? sign + line : `${sign}${line}\n\\ No newline at end of file\n`
}

/** An empty range names the line before it. */
function rangeOf(start: number, length: number): string {
  return length === 0 ? `${start},0` : `${start + 1},${length}`
}

function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? []
}
