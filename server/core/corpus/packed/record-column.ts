/** Bytes one behind the other, which may be elsewhere than in memory. */
export interface FarBytes {
  readonly size: number
  /** They stay as they are. */
  read(start: number, end: number): Uint8Array
  /** Nobody asks any more. */
  close?(): void
}

/** The records of a segment by the places of its entries. */
export class RecordColumn {
  /** Where each begins, and the end of all. */
  readonly #starts: Uint32Array
  readonly #bytes: FarBytes

  constructor(starts: Uint32Array, bytes: FarBytes) {
    this.#starts = starts
    this.#bytes = bytes
  }

  lengthOf(entry: number): number {
    return (this.#starts[entry + 1] ?? 0) - (this.#starts[entry] ?? 0)
  }

  /** Of a sidecar as in fact-record.ts, with the segment's numbers of texts; of an article the facts of its text. */
  get(entry: number): Uint8Array {
    return this.#bytes.read(this.#starts[entry] ?? 0, this.#starts[entry + 1] ?? 0)
  }
}

/** Bytes that are in memory. */
export function nearBytes(bytes: Uint8Array): FarBytes {
  return { size: bytes.length, read: (start, end) => bytes.subarray(start, end) }
}
