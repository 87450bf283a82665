/** Runs what is done bit by bit to its end. */
export function toEnd<T>(bits: Generator<void, T>): T {
  for (;;) {
    const { done, value } = bits.next()
    if (done === true) return value
  }
}
