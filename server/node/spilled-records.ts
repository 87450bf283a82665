import { grown } from "../core/corpus/packed/grown.ts"
import type { Records } from "../core/corpus/packed/record-store.ts"
import { OpenFile } from "./open-file.ts"

/** So many bytes are put down in one go. */
const atOnce = 2 ** 18

/** Bytes by number on disk instead of in memory: for what is asked for seldom. What cannot be put down stays in memory. */
export class SpilledRecords implements Records {
  readonly #path: () => string | undefined
  /** Undefined before something is put down. */
  #file: OpenFile | undefined
  /** How many bytes the file has; what comes behind them waits. */
  #fileEnd = 0
  #waiting = new Uint8Array(1024)
  #waitingEnd = 0
  #isStuck = false
  /** By number: where its bytes begin, for how many there is room, and how many there are and one; 0 for none. */
  #starts = new Float64Array(64)
  #rooms = new Uint32Array(64)
  #lengths = new Uint32Array(64)

  /** `path` answers where a file may be made, which nobody else uses; undefined for nowhere. */
  constructor(path: () => string | undefined) {
    this.#path = path
  }

  put(number: number, bytes: Uint8Array): void {
    this.#reserve(number)
    this.#lengths[number] = bytes.length + 1
    // Mostly a file's bytes are as many as before: room that is used again is not lost.
    if (bytes.length > (this.#rooms[number] ?? 0)) this.#allocate(number, bytes.length + (bytes.length >> 3))
    if (this.#write(this.#starts[number] ?? 0, bytes)) return
    this.#isStuck = true
    this.#allocate(number, bytes.length)
    this.#write(this.#starts[number] ?? 0, bytes)
  }

  get(number: number): Uint8Array | undefined {
    const length = (this.#lengths[number] ?? 0) - 1
    if (length < 0) return undefined
    const start = this.#starts[number] ?? 0
    const at = start - this.#fileEnd
    if (at >= 0) return this.#waiting.slice(at, at + length)
    const bytes = new Uint8Array(length)
    return this.#file?.read(bytes, start) === true ? bytes : undefined
  }

  has(number: number): boolean {
    return (this.#lengths[number] ?? 0) > 0
  }

  delete(number: number): void {
    if (this.has(number)) this.#lengths[number] = 0
  }

  /** Bytes that are taken, on disk or until they are there. */
  get room(): number {
    return this.#fileEnd + this.#waitingEnd
  }

  *numbers(): Generator<number> {
    for (let number = 0; number < this.#lengths.length; number++) if (this.has(number)) yield number
  }

  clear(): void {
    this.#file?.close()
    this.#file = undefined
    this.#fileEnd = 0
    this.#waiting = new Uint8Array(1024)
    this.#waitingEnd = 0
    this.#isStuck = false
    this.#starts.fill(0)
    this.#rooms.fill(0)
    this.#lengths.fill(0)
  }

  #reserve(number: number): void {
    if (number < this.#lengths.length) return
    this.#starts = grown(this.#starts, number + 1)
    this.#rooms = grown(this.#rooms, number + 1)
    this.#lengths = grown(this.#lengths, number + 1)
  }

  #allocate(number: number, room: number): void {
    if (this.#waitingEnd + room > atOnce) this.#putDown()
    this.#starts[number] = this.#fileEnd + this.#waitingEnd
    this.#rooms[number] = room
    this.#waitingEnd += room
    if (this.#waitingEnd > this.#waiting.length) this.#waiting = grown(this.#waiting, this.#waitingEnd)
  }

  #putDown(): void {
    if (this.#isStuck) return
    const waiting = this.#waiting.subarray(0, this.#waitingEnd)
    const path = this.#file === undefined ? this.#path() : undefined
    if (path !== undefined) this.#file = OpenFile.ofOurs(path)
    this.#isStuck = this.#file?.write(waiting, this.#fileEnd) !== true
    if (this.#isStuck) return
    this.#fileEnd += this.#waitingEnd
    this.#waitingEnd = 0
  }

  #write(start: number, bytes: Uint8Array): boolean {
    const at = start - this.#fileEnd
    if (at < 0) return this.#file?.write(bytes, start) === true
    this.#waiting.set(bytes, at)
    return true
  }
}
