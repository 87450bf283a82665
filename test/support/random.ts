/** The next whole number from 0 on, below the limit. */
export type Next = (limit: number) => number

/** As `seeded`. The seed is printed, and POSTIL_TEST_SEED repeats a run. */
export function random(name: string): Next {
  const seed = Number(process.env.POSTIL_TEST_SEED ?? 20261121)
  console.log(`${name}: POSTIL_TEST_SEED=${seed}`)
  return seeded(seed)
}

/** A source of whole numbers below a limit, the same for the same seed (mulberry32, Tommy Ettinger, public domain). */
export function seeded(seed: number): Next {
  let state = seed >>> 0
  return limit => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * limit)
  }
}

/** How often to try: POSTIL_TEST_TIMES makes it as many times more. */
export function times(count: number): number {
  return Math.ceil(count * Number(process.env.POSTIL_TEST_TIMES ?? 1))
}

/** One of the list; the list is not empty. */
export function pick<T>(list: readonly T[], next: Next): T {
  const item = list[next(list.length)]
  if (item === undefined) throw new Error("nothing to pick from")
  return item
}
