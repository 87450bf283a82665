import type { Partners, Stretch } from "./align.ts"
import type { Text } from "./pair-edits.ts"
import { pairWords } from "./pair-words.ts"
import { type Span, spanLength } from "./span.ts"

/** What part of a line, and of words that are not few, has to be alike to be a version. */
const mostlyAlike = 0.5
/** So few words between words that stayed are those in whose place they stand, whatever they are. */
const few = 4
/** So many lines are passed over, on both sides together, to find one like another. */
const farthest = 4

/**
 * Finds partners for what no other words have stayed between: words replaced by others and, where lines in a row have
 * changed, each line by its version. `part` is a stretch of tokens; time grows with its length.
 */
export function pairVersions(old: Text, fresh: Text, part: Stretch, partners: Partners): void {
  for (const gap of [...gaps(part, partners)]) {
    const [lines, freshLines] = [linesOf(old, gap.old), linesOf(fresh, gap.fresh)]
    if (lines.length === 1 && freshLines.length === 1)
      pairWords(old, fresh, gap, partners, isShort(gap) ? 0 : mostlyAlike)
    else pairLines(old, fresh, lines, freshLines, partners)
  }
}

function isShort({ old, fresh }: Stretch): boolean {
  return Math.max(spanLength(old), spanLength(fresh)) <= few
}

function* gaps({ old, fresh }: Stretch, partners: Partners): Generator<Stretch> {
  let [from, there] = [old.start, fresh.start]
  for (let token = old.start; token <= old.end; token++) {
    const partner = token === old.end ? fresh.end : (partners[token] ?? -1)
    if (partner < 0) continue
    if (token > from && partner > there)
      yield { old: { start: from, end: token }, fresh: { start: there, end: partner } }
    from = token + 1
    there = partner + 1
  }
}

function linesOf({ tokens }: Text, { start, end }: Span): readonly Span[] {
  const lines: Span[] = []
  let from = start
  for (let token = start + 1; token <= end; token++) {
    if (token < end && tokens.beginsLine[token] !== 1) continue
    lines.push({ start: from, end: token })
    from = token
  }
  return lines
}

/** Lines in step; where one has no version in its place, the next two that begin or end alike. */
function pairLines(
  old: Text,
  fresh: Text,
  lines: readonly Span[],
  freshLines: readonly Span[],
  partners: Partners,
): void {
  for (let i = 0, j = 0; i < lines.length && j < freshLines.length; i++, j++) {
    const [line, other] = [lines[i], freshLines[j]]
    if (line === undefined || other === undefined) return
    if (pairWords(old, fresh, { old: line, fresh: other }, partners, mostlyAlike)) continue
    if (lines.length === freshLines.length) continue
    const skipped = nextAlike(old, fresh, lines.slice(i, i + farthest + 1), freshLines.slice(j, j + farthest + 1))
    i += skipped.old - 1
    j += skipped.fresh - 1
  }
}

function nextAlike(old: Text, fresh: Text, lines: readonly Span[], freshLines: readonly Span[]) {
  for (let far = 1; far <= farthest; far++) {
    for (let skipped = 0; skipped <= far; skipped++) {
      const [line, other] = [lines[skipped], freshLines[far - skipped]]
      if (line && other && haveLikeEdges(old, line, fresh, other)) return { old: skipped, fresh: far - skipped }
    }
  }
  return { old: 1, fresh: 1 }
}

/** Whether half of the tokens of both are the same, counted from their edges. */
function haveLikeEdges({ tokens: old }: Text, line: Span, { tokens: fresh }: Text, other: Span): boolean {
  const [length, otherLength] = [line.end - line.start, other.end - other.start]
  const most = Math.min(length, otherLength)
  let head = 0
  while (head < most && old.ids[line.start + head] === fresh.ids[other.start + head]) head++
  let tail = 0
  while (tail < most - head && old.ids[line.end - tail - 1] === fresh.ids[other.end - tail - 1]) tail++
  return 2 * (head + tail) >= Math.max(length, otherLength)
}
