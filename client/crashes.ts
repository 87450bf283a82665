const periodMs = 3 * 60_000
const restartsInPeriod = 4

/** The crashes that still count at `now`, the one at `now` included. */
export function countCrash(crashes: readonly number[], now: number): readonly number[] {
  return [...crashes.filter(time => now - time < periodMs), now]
}

export function mayRestart(crashes: readonly number[]): boolean {
  return crashes.length <= restartsInPeriod
}
