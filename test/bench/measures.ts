/** Times of one kind of request, in milliseconds. */
export interface Times {
  readonly p50: number
  readonly p95: number
}

export async function time(run: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await run()
  return performance.now() - start
}

/**
 * Runs something `rounds` times, one after the other, after a tenth as many that do not count. What is run answers how
 * many milliseconds it took.
 */
export async function times(rounds: number, run: (round: number) => Promise<number>): Promise<Times> {
  // An even number, so that what is typed and taken back is taken back.
  const warmUp = 2 * Math.ceil(rounds / 20)
  const measured: number[] = []
  for (let round = 0; round < rounds + warmUp; round++) {
    const took = await run(round)
    if (round >= warmUp) measured.push(took)
  }
  measured.sort((a, b) => a - b)
  return { p50: quantile(measured, 0.5), p95: quantile(measured, 0.95) }
}

/** The value that a share of the sorted values do not exceed. */
export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
}
