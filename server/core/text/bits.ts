/** Runs what is done bit by bit to its end. */
export function toEnd<T>(bits: Generator<void, T>): T {
  for (;;) {
    const { done, value } = bits.next()
    if (done === true) return value
  }
}

/** What is quickly done, for whoever does such things bit by bit. */
export function* inOneBit<T>(run: () => T): Generator<void, T> {
  yield
  return run()
}
