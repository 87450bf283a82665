import { type CommonEnds, commonEnds } from "./common-ends.ts"
import { type NormalText, type Stretch, toNormal, toNormalText } from "./normal-form.ts"
import { partitionPoint } from "./partition-point.ts"

/** The normal form of a text, and what it has in common with that of an earlier one. */
export interface SplicedNormal {
  readonly normal: NormalText
  /** In units of the normal forms. The first unit between them, and the last, are the same in both as well. */
  readonly ends: CommonEnds
}

/** The normal form of a text that has much in common with another one: the same as `toNormalText` gives. */
export function spliceNormal(before: NormalText, old: string, text: string): SplicedNormal | undefined {
  const { head, tail } = commonEnds(old, text)
  const from = cutBefore(text, head)
  const to = cutBehind(text, text.length - tail)
  const oldTo = to + old.length - text.length
  if (from > to || from > oldTo) return undefined
  const [start, end] = [toNormal(before, from), toNormal(before, oldTo)]
  const middle = toNormalText(text.slice(from, to))
  const length = start + middle.text.length + before.text.length - end
  const stretches = [
    ...upTo(before, start, from),
    ...middle.stretches.map(stretch => shifted(stretch, start, from)),
    ...since(before, end, oldTo).map(stretch =>
      shifted(stretch, start + middle.text.length - end, text.length - old.length),
    ),
  ]
  const normal = {
    text: before.text.slice(0, start) + middle.text + before.text.slice(end),
    stretches: joined(stretches, length, [start, start + middle.text.length]),
    sourceLength: text.length,
  }
  return { normal, ends: { head: start, tail: before.text.length - end } }
}

/** So far from an edit a place to cut is looked for. */
const farthest = 10_000

/** Within what is common, the last place at which nothing before it, and not the unit behind it, has to do with the edit. */
function cutBefore(text: string, head: number): number {
  for (let at = head - 2; at > 0 && at > head - farthest; at--) {
    if (isFirst(text, at) && isFirst(text, at + 1) && endsUnit.test(text[at - 1] ?? "")) return at
  }
  return 0
}

function cutBehind(text: string, tail: number): number {
  for (let at = tail + 1; at < text.length && at < tail + farthest; at++) {
    if (isFirst(text, at) && isFirst(text, at - 1)) return at
  }
  return text.length
}

/** Neither a run of blanks, nor a character with its marks, nor a Hangul syllable goes on there. */
function isFirst(text: string, at: number): boolean {
  return beginsUnit.test(text[at] ?? "")
}

const beginsUnit = /(?![\u1100-\u11ff\ua960-\ua97f\ud7b0-\udfff])[\p{L}\p{N}\p{P}\p{S}]/u
const endsUnit = /[^\s\u00ad\u200b\ud800-\udbff]/

function upTo({ stretches }: NormalText, at: number, source: number): readonly Stretch[] {
  const kept = stretches.slice(
    0,
    partitionPoint(stretches.length, index => (stretches[index]?.at ?? at) < at),
  )
  const last = kept.pop()
  return last === undefined ? [] : [...kept, { ...last, end: Math.min(last.end, source) }]
}

function since({ stretches }: NormalText, at: number, source: number): readonly Stretch[] {
  const first = partitionPoint(stretches.length, index => (stretches[index]?.at ?? at) < at)
  const rest = stretches.slice(first)
  if (rest[0]?.at === at) return rest
  const cut = stretches[first - 1]
  return cut === undefined || cut.end <= source ? rest : [{ at, start: source, end: cut.end }, ...rest]
}

function shifted({ at, start, end }: Stretch, units: number, source: number): Stretch {
  return { at: at + units, start: start + source, end: end + source }
}

/** What stands unit for unit on both sides of a seam is one stretch. */
function joined(stretches: readonly Stretch[], length: number, seams: readonly number[]): readonly Stretch[] {
  const result = [...stretches]
  for (const seam of seams.toReversed()) {
    const index = partitionPoint(result.length, at => (result[at]?.at ?? seam) < seam)
    const [before, behind] = [result[index - 1], result[index]]
    if (before === undefined || behind?.at !== seam || before.end !== behind.start) continue
    const next = result[index + 1]?.at ?? length
    if (seam - before.at !== before.end - before.start || next - seam !== behind.end - behind.start) continue
    result.splice(index - 1, 2, { ...before, end: behind.end })
  }
  return result
}
