import { keyMark } from "./said.ts"

/** So many bits tell of most keys at once that they are not among the marks. */
const bits = 2 ** 16

/** The marks of some keys (`keyMark`), for many questions of which most are answered with no. */
export class Marks {
  readonly #marks: ReadonlySet<number>
  readonly #ends = new Uint8Array(bits)

  constructor(marks: ReadonlySet<number>) {
    this.#marks = marks
    for (const mark of marks) this.#ends[mark % bits] = 1
  }

  /** Whether a key with this hash (`textHash`) may be among them. */
  hasKey(hash: number): boolean {
    const mark = keyMark(hash)
    return this.#ends[mark % bits] === 1 && this.#marks.has(mark)
  }
}
