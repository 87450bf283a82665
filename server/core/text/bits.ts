/** Runs what is done bit by bit to its end. */
export function toEnd<T>(bits: Generator<void, T>): T {
  for (;;) {
    const { done, value } = bits.next()
    if (done === true) return value
  }
}

/** Runs all of them to their ends, a bit of each by turns. */
export function allToEnd<T>(all: readonly Generator<void, T>[]): readonly T[] {
  const ends: T[] = []
  let open = all.map((bits, index) => ({ bits, index }))
  while (open.length > 0) {
    open = open.filter(({ bits, index }) => {
      const { done, value } = bits.next()
      if (done === true) ends[index] = value
      return done !== true
    })
  }
  return ends
}

/** What is quickly done, for whoever does such things bit by bit. */
export function* inOneBit<T>(run: () => T): Generator<void, T> {
  yield
  return run()
}
