import type { Partners, Stretch } from "./align.ts"

/** So many items alike in a row are where two sequences meet again. */
const meeting = 4
/** So many items are passed over, on both sides together, to meet again. */
const farthest = 32

/**
 * Walks through two sequences side by side and, where they part, looks for where they meet again nearby; where they do
 * not, it ends. For long stretches that repeat themselves, in which nothing stands but once.
 */
export function resynchronise(old: Int32Array, fresh: Int32Array, stretch: Stretch, partners: Partners): void {
  let [i, j] = [stretch.old.start, stretch.fresh.start]
  const areAlike = (at: number, there: number) => {
    for (let k = 0; k < meeting; k++) {
      if (at + k >= stretch.old.end || there + k >= stretch.fresh.end || old[at + k] !== fresh[there + k]) return false
    }
    return true
  }
  while (i < stretch.old.end && j < stretch.fresh.end) {
    if (old[i] === fresh[j]) {
      partners[i++] = j++
      continue
    }
    const skipped = nextMeeting(i, j, areAlike)
    if (skipped === undefined) return
    i += skipped.old
    j += skipped.fresh
  }
}

/** The nearest, and of those as near the one that passes over as much on either side. */
function nextMeeting(i: number, j: number, areAlike: (at: number, there: number) => boolean) {
  for (let far = 1; far <= farthest; far++) {
    for (let step = 0; step <= far; step++) {
      const old = (far >> 1) + (step % 2 === 0 ? step >> 1 : -((step + 1) >> 1))
      if (old < 0 || old > far) continue
      if (areAlike(i + old, j + far - old)) return { old, fresh: far - old }
    }
  }
  return undefined
}
