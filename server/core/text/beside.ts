import type { Stretch } from "./align.ts"

/** How many words stand on the same line right before and after a part and did not change; no more than matter. */
export interface Beside {
  readonly before: number
  readonly after: number
}

/** What stands beside a hunk, up to those before and after it. */
export function wordsBeside(before: string, after: string, hunk: Stretch, last?: Stretch, next?: Stretch): Beside {
  const parts = [before.slice(hunk.old.start, hunk.old.end), after.slice(hunk.fresh.start, hunk.fresh.end)]
  const { start, end } = hunk.old
  const left = before.slice(Math.max(last?.old.end ?? 0, start - nearby), start)
  const right = before.slice(end, Math.min(next?.old.start ?? before.length, end + nearby))
  return {
    before: parts.some(hasLineEndBefore) ? 0 : countWords(left.replace(/^[\s\S]*[\r\n]/, "")),
    after: parts.some(hasLineEndBehind) ? 0 : countWords(right.replace(/[\r\n][\s\S]*$/, "")),
  }
}

function hasLineEndBefore(part: string): boolean {
  return /[\r\n]/.test(part.slice(0, part.length - part.trimStart().length))
}

function hasLineEndBehind(part: string): boolean {
  return /[\r\n]/.test(part.slice(part.trimEnd().length))
}

/** Room for so many words. */
const nearby = 100

function countWords(text: string): number {
  return text.match(/[\p{L}\p{M}\p{N}]+/gu)?.length ?? 0
}
