import { partitionPoint } from "./partition-point.ts"
import { inOrder, type Run, sharedRuns } from "./shared-runs.ts"
import type { Span } from "./span.ts"
import type { Tokens } from "./tokens.ts"

/** So many tokens alike are no accident, wherever they stand. */
const surelyAlike = 10
const pieceSize = 4

/**
 * What was taken out in one place and stands, alike and but once, in another: whole lines, or ten tokens or more. The
 * parts of the two texts are those that stand in each other's place.
 */
export function movedRuns(allOld: Tokens, allFresh: Tokens): readonly Run[] {
  const [old, fresh] = withoutSame(allOld, allFresh)
  const runs = sharedRuns(old, fresh, pieceSize)
  const staying = stayingRuns(runs, old, fresh)
  const taken = { old: new Uint8Array(old.ids.length), fresh: new Uint8Array(fresh.ids.length) }
  const take = (run: Run) => {
    taken.old.fill(1, run.old, run.old + run.length)
    taken.fresh.fill(1, run.fresh, run.fresh + run.length)
  }
  for (const run of staying) take(run)
  const moved: Run[] = []
  for (const run of runs) {
    if (staying.has(run) || taken.old[run.old] === 1 || taken.fresh[run.fresh] === 1) continue
    const whole = grow(run, old, fresh, taken)
    if (!isBlock(whole, old, fresh)) continue
    take(whole)
    moved.push(whole)
  }
  return moved
}

/** Without long stretches at the edges of parts that are the same: most of a text that only was wrapped anew. */
function withoutSame(old: Tokens, fresh: Tokens): readonly [Tokens, Tokens] {
  const parts = old.parts.map((part, index) => {
    const other = fresh.parts[index] ?? part
    const most = Math.min(part.end - part.start, other.end - other.start)
    let head = 0
    while (head < most && old.ids[part.start + head] === fresh.ids[other.start + head]) head++
    let tail = 0
    while (tail < most - head && old.ids[part.end - tail - 1] === fresh.ids[other.end - tail - 1]) tail++
    if (head < surelyAlike) head = 0
    if (tail < surelyAlike) tail = 0
    return [
      { start: part.start + head, end: part.end - tail },
      { start: other.start + head, end: other.end - tail },
    ] as const
  })
  return [
    { ...old, parts: parts.map(([part]) => part) },
    { ...fresh, parts: parts.map(([, other]) => other) },
  ]
}

/** The runs that stand in one part and keep their order there. */
function stayingRuns(runs: readonly Run[], old: Tokens, fresh: Tokens): ReadonlySet<Run> {
  const byPart = new Map<number, Run[]>()
  for (const run of runs) {
    const part = partAt(old.parts, run.old)
    if (part !== partAt(fresh.parts, run.fresh)) continue
    const others = byPart.get(part)
    if (others === undefined) byPart.set(part, [run])
    else others.push(run)
  }
  return new Set([...byPart.values()].flatMap(inPart => [...inOrder(inPart, ({ length }) => length)]))
}

/** With the tokens alike beside it, in its parts. */
function grow(run: Run, old: Tokens, fresh: Tokens, taken: { old: Uint8Array; fresh: Uint8Array }): Run {
  const oldPart = old.parts[partAt(old.parts, run.old)] ?? { start: run.old, end: run.old + run.length }
  const freshPart = fresh.parts[partAt(fresh.parts, run.fresh)] ?? { start: run.fresh, end: run.fresh + run.length }
  const isFree = (i: number, j: number) => old.ids[i] === fresh.ids[j] && taken.old[i] === 0 && taken.fresh[j] === 0
  let { old: i, fresh: j } = run
  while (i > oldPart.start && j > freshPart.start && isFree(i - 1, j - 1)) [i, j] = [i - 1, j - 1]
  let length = 0
  while (i + length < oldPart.end && j + length < freshPart.end && isFree(i + length, j + length)) length++
  return { old: i, fresh: j, length }
}

function isBlock({ old: at, fresh: there, length }: Run, old: Tokens, fresh: Tokens): boolean {
  if (length >= surelyAlike) return true
  return length >= pieceSize && isWholeLines(old, at, at + length) && isWholeLines(fresh, there, there + length)
}

function isWholeLines({ parts, beginsLine }: Tokens, start: number, end: number): boolean {
  const part = parts[partAt(parts, start)]
  const isEdge = (at: number) => at === part?.start || at === part?.end || beginsLine[at] === 1
  return isEdge(start) && isEdge(end)
}

/** Number of the part that holds that token. */
function partAt(parts: readonly Span[], token: number): number {
  return partitionPoint(parts.length, index => (parts[index]?.end ?? 0) <= token)
}
