import { align, type Stretch } from "./align.ts"
import { alignLines, type Lines } from "./align-lines.ts"
import { foldTypography, normalize } from "./normal-form.ts"
import { inOrder, type Run, sharedRuns } from "./shared-runs.ts"
import type { Span } from "./span.ts"

/**
 * Where two texts differ, by whole lines, ascending. Lines are compared without typography and the blanks around them;
 * those that stand once on either side and keep their order stay, the longest together, and those alike beside them.
 */
export function lineHunks(before: string, after: string): readonly Stretch[] {
  const head = sameHead(before, after)
  const tail = sameTail(before, after, head)
  const numbers = new Map<string, number>()
  const old = readLines(before, { start: head, end: before.length - tail }, numbers)
  const fresh = readLines(after, { start: head, end: after.length - tail }, numbers)
  const partners = pairLines(old, fresh)
  const hunks: Stretch[] = []
  let from = { old: head, fresh: head }
  const close = (oldEnd: number, freshEnd: number) => {
    const hunk = { old: { start: from.old, end: oldEnd }, fresh: { start: from.fresh, end: freshEnd } }
    if (!isAlike(before, after, hunk)) hunks.push(hunk)
  }
  old.spans.forEach((span, line) => {
    const there = fresh.spans[partners[line] ?? -1]
    // What differs in typography alone is for a comparison word by word.
    if (there === undefined || !isAlike(before, after, { old: span, fresh: there })) return
    close(span.start, there.start)
    from = { old: span.end, fresh: there.end }
  })
  close(before.length - tail, after.length - tail)
  return hunks
}

function pairLines(old: Lines, fresh: Lines): Int32Array {
  const partners = new Int32Array(old.ids.length).fill(-1)
  const [oldAll, freshAll] = [wholeOf(old), wholeOf(fresh)]
  const runs = sharedRuns({ ids: old.ids, parts: [oldAll] }, { ids: fresh.ids, parts: [freshAll] }, 1)
  let from = { old: 0, fresh: 0 }
  const fill = (oldEnd: number, freshEnd: number) => {
    const gap = { old: { start: from.old, end: oldEnd }, fresh: { start: from.fresh, end: freshEnd } }
    if (!alignLines(old, fresh, gap, partners)) align(old.ids, fresh.ids, gap, partners, 0)
  }
  for (const run of stayingLines(runs, old, fresh)) {
    fill(run.old, run.fresh)
    partners[run.old] = run.fresh
    from = { old: run.old + 1, fresh: run.fresh + 1 }
  }
  fill(oldAll.end, freshAll.end)
  return partners
}

/**
 * Of lines that stand once on either side, those that stay together: where a line was edited in its place, the same as it was
 * is not taken for it elsewhere. Lines that stand several times on a side have no say.
 */
function stayingLines(runs: readonly Run[], old: Lines, fresh: Lines): readonly Run[] {
  const once = new Set(runs.map(({ old: line }) => old.ids[line]))
  const partners = new Int32Array(old.ids.length).fill(-1)
  const gap = { old: wholeOf(old), fresh: wholeOf(fresh) }
  const isAligned = alignLines(withoutTwins(old, fresh, once, -1), withoutTwins(fresh, old, once, -2), gap, partners)
  if (isAligned) return runs.filter(run => partners[run.old] === run.fresh)
  const lengthOf = (line: number) => (old.spans[line]?.end ?? 0) - (old.spans[line]?.start ?? 0)
  return inOrder(runs, ({ old: line }) => lengthOf(line))
}

/** With nothing, of a number of its own, for the lines that the other side has too, and either has several times. */
function withoutTwins({ text, spans, ids }: Lines, other: Lines, once: ReadonlySet<unknown>, none: number): Lines {
  const shared = new Set(other.ids)
  const isTwin = (line: number) => shared.has(ids[line] ?? none) && !once.has(ids[line])
  return {
    text,
    spans: spans.map((span, line) => (isTwin(line) ? { start: span.start, end: span.start } : span)),
    ids: ids.map((id, line) => (isTwin(line) ? none : id)),
  }
}

function wholeOf({ ids }: Lines): Span {
  return { start: 0, end: ids.length }
}

/** The lines that hold anything, without the blanks around them. */
function readLines(text: string, { start, end }: Span, numbers: Map<string, number>): Lines {
  const spans: Span[] = []
  const ids: number[] = []
  for (let from = start; from < end; ) {
    const lineEnd = text.indexOf("\n", from)
    const to = lineEnd < 0 || lineEnd >= end ? end : lineEnd + 1
    const line = text.slice(from, to)
    const words = line.trim()
    if (words !== "") {
      const at = from + line.length - line.trimStart().length
      spans.push({ start: at, end: at + words.length })
      const key = foldTypography(normalize(words)).trim()
      const id = numbers.get(key) ?? numbers.size
      numbers.set(key, id)
      ids.push(id)
    }
    from = to
  }
  return { text, spans, ids: Int32Array.from(ids) }
}

/** How many characters at the start of both are alike, up to the start of a line. */
function sameHead(before: string, after: string): number {
  const most = Math.min(before.length, after.length)
  let head = 0
  while (head < most && before.charCodeAt(head) === after.charCodeAt(head)) head++
  return head === 0 ? 0 : before.lastIndexOf("\n", head - 1) + 1
}

/** As many at the end, from the start of a line on. */
function sameTail(before: string, after: string, head: number): number {
  const most = Math.min(before.length, after.length) - head
  let tail = 0
  while (tail < most && before.charCodeAt(before.length - tail - 1) === after.charCodeAt(after.length - tail - 1))
    tail++
  if (tail === 0) return 0
  const lineEnd = before.indexOf("\n", before.length - tail)
  return lineEnd < 0 ? 0 : before.length - lineEnd - 1
}

function isAlike(before: string, after: string, { old, fresh }: Stretch): boolean {
  if (old.end - old.start !== fresh.end - fresh.start) return false
  return before.slice(old.start, old.end) === after.slice(fresh.start, fresh.end)
}
