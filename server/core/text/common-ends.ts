/** How much two texts have in common at their starts and at their ends. */
export interface CommonEnds {
  readonly head: number
  readonly tail: number
}

const block = 4096

/** At most as much as the shorter one has. Blocks are compared by the machine, units only where blocks differ. */
export function commonEnds(before: string, after: string): CommonEnds {
  const most = Math.min(before.length, after.length)
  let head = 0
  while (head + block <= most && before.slice(head, head + block) === after.slice(head, head + block)) head += block
  while (head < most && before.charCodeAt(head) === after.charCodeAt(head)) head++
  const left = most - head
  const ending = (text: string, tail: number) => text.slice(text.length - tail - block, text.length - tail)
  const unit = (text: string, tail: number) => text.charCodeAt(text.length - 1 - tail)
  let tail = 0
  while (tail + block <= left && ending(before, tail) === ending(after, tail)) tail += block
  while (tail < left && unit(before, tail) === unit(after, tail)) tail++
  return { head, tail }
}
