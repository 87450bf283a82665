import { forgetAccidents } from "./accidents.ts"
import { align, type Partners, type Stretch } from "./align.ts"
import { wordsBeside } from "./beside.ts"
import type { TextEdit } from "./edit.ts"
import { lineHunks } from "./line-hunks.ts"
import { movedRuns } from "./moved-runs.ts"
import { pairEdits, type Text } from "./pair-edits.ts"
import { pairVersions } from "./pair-versions.ts"
import type { Run } from "./shared-runs.ts"
import { type Span, slice, spanLength } from "./span.ts"
import { Tokenizer, type Tokens } from "./tokens.ts"

/** What makes one text another. */
export interface Difference {
  /** Ascending, apart, against the old text; no larger than words, where words nearby stayed. */
  readonly edits: readonly TextEdit[]
  /** What the edits take out and put in again elsewhere; ascending, apart, in either text. */
  readonly moves: readonly Move[]
}

/** Words of the old text that stand, in the same order, in another place of the new one. */
export interface Move {
  readonly from: Span
  readonly to: Span
  /** Blanks and typography that differ, against the old text. */
  readonly edits: readonly TextEdit[]
}

/** The difference of two texts of which no more is known: by lines, then by words. */
export function difference(before: string, after: string): Difference {
  return before === after ? { edits: [], moves: [] } : compareHunks(before, after, lineHunks(before, after))
}

/** The difference where the edits are known: within each, what was typed anew as it was has stayed. */
export function refine(before: string, after: string, edits: readonly TextEdit[]): Difference {
  const hunks = edits.map(newPlace(0))
  return compareHunks(
    before,
    after,
    hunks.flatMap(hunk => (isLarge(hunk) ? linesWithin(before, after, hunk) : hunk)),
  )
}

/** Such an edit was not typed: a formatter replaces all there is, and of most lines nothing has changed. */
function isLarge({ old, fresh }: Stretch): boolean {
  return Math.min(spanLength(old), spanLength(fresh)) > 1000
}

function linesWithin(before: string, after: string, { old, fresh }: Stretch): readonly Stretch[] {
  return lineHunks(slice(before, old), slice(after, fresh)).map(hunk => ({
    old: { start: hunk.old.start + old.start, end: hunk.old.end + old.start },
    fresh: { start: hunk.fresh.start + fresh.start, end: hunk.fresh.end + fresh.start },
  }))
}

function newPlace(start: number): (edit: TextEdit) => Stretch {
  let grown = start
  return ({ span, newText }) => {
    const from = span.start + grown
    grown += newText.length - (span.end - span.start)
    return { old: span, fresh: { start: from, end: from + newText.length } }
  }
}

/** The hunks, ascending, hold all that differs. */
function compareHunks(before: string, after: string, hunks: readonly Stretch[]): Difference {
  const tokenizer = new Tokenizer()
  const old = { text: before, tokens: tokenizer.read(before, spansOf(hunks, "old")) }
  const fresh = { text: after, tokens: tokenizer.read(after, spansOf(hunks, "fresh")) }
  const moved = movedRuns(old.tokens, fresh.tokens)
  const partners = alignParts(old, fresh, hunks, moved)
  const edits = hunks.flatMap((hunk, part) => [...pairEdits(old, fresh, hunk, keptPairs(old.tokens, part, partners))])
  return { edits, moves: moved.map(run => toMove(run, old, fresh)) }
}

function alignParts(old: Text, fresh: Text, hunks: readonly Stretch[], moved: readonly Run[]): Partners {
  const [ids, freshIds] = [old.tokens.ids.slice(), fresh.tokens.ids.slice()]
  for (const run of moved) {
    // A number that no other token has: what moved did not stay anywhere.
    for (let i = 0; i < run.length; i++) ids[run.old + i] = -2
    for (let i = 0; i < run.length; i++) freshIds[run.fresh + i] = -3
  }
  const partners = new Int32Array(ids.length).fill(-1)
  hunks.forEach((hunk, part) => {
    const stretch = { old: old.tokens.parts[part] ?? nothing, fresh: fresh.tokens.parts[part] ?? nothing }
    align(ids, freshIds, stretch, partners)
    const beside = wordsBeside(old.text, fresh.text, hunk, hunks[part - 1], hunks[part + 1])
    forgetAccidents(old.tokens, fresh.tokens, partners, part, beside)
    pairVersions(withIds(old, ids), withIds(fresh, freshIds), stretch, partners)
  })
  return partners
}

const nothing: Span = { start: 0, end: 0 }

function withIds({ text, tokens }: Text, ids: Int32Array): Text {
  return { text, tokens: { ...tokens, ids } }
}

function* keptPairs({ parts }: Tokens, part: number, partners: Partners): Generator<readonly [number, number]> {
  const { start, end } = parts[part] ?? nothing
  for (let token = start; token < end; token++) {
    const partner = partners[token] ?? -1
    if (partner >= 0) yield [token, partner]
  }
}

function toMove(run: Run, old: Text, fresh: Text): Move {
  const from = stretchOf(old.tokens, run.old, run.length)
  const to = stretchOf(fresh.tokens, run.fresh, run.length)
  const pairs = Array.from({ length: run.length }, (_, i) => [run.old + i, run.fresh + i] as const)
  return { from, to, edits: [...pairEdits(old, fresh, { old: from, fresh: to }, pairs)] }
}

function stretchOf({ starts, ends }: Tokens, first: number, length: number): Span {
  return { start: starts[first] ?? 0, end: ends[first + length - 1] ?? 0 }
}

function spansOf(hunks: readonly Stretch[], side: keyof Stretch): readonly Span[] {
  return hunks.map(hunk => hunk[side])
}
