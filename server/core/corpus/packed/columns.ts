/** Grows with every change of the form of columns, of a segment, or of what `packFacts` writes. */
const version = 3
/** Words at the head, before the length of each column: version, checksum, how many columns there are. */
const headWords = 3
const sealWord = 1
/** Columns begin at multiples of so many bytes. */
const alignment = 8

/**
 * Columns as one piece of memory, in which numbers can be read where they are. The order of the bytes is that of this
 * machine; on one with another order the version is another, too.
 */
export function joinColumns(columns: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = layColumns(columns)
  const words = new Uint32Array(bytes.buffer)
  words[sealWord] = checksum(words)
  return bytes
}

/** The same for another thread only, which need not ask whether they are whole. */
export function layColumns(columns: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const starts = startsOf(columns.map(({ length }) => length))
  const bytes = new Uint8Array(starts.at(-1) ?? 0)
  const head = new Uint32Array(bytes.buffer, 0, headWords + columns.length)
  head.set([version, 0, columns.length, ...columns.map(({ length }) => length)])
  for (const [index, column] of columns.entries()) bytes.set(column, starts[index])
  return bytes
}

/** Views of the bytes; undefined where they are not what `joinColumns` answers, as far as their lengths tell. */
export function splitColumns(bytes: Uint8Array): readonly Uint8Array[] | undefined {
  if (bytes.length % alignment !== 0 || bytes.length < 4 * headWords || bytes[0] === 0) return undefined
  const words = wordsOf(bytes)
  const count = words[2] ?? 0
  if (words[0] !== version || headWords + count > words.length) return undefined
  const lengths = [...words.subarray(headWords, headWords + count)]
  const starts = startsOf(lengths)
  if (starts.at(-1) !== bytes.length) return undefined
  return lengths.map((length, index) => {
    const start = words.byteOffset + (starts[index] ?? 0)
    return new Uint8Array(words.buffer, start, length)
  })
}

/** Whether all bytes are as they were written. */
export function areWhole(bytes: Uint8Array): boolean {
  return bytes.length % alignment === 0 && wordsOf(bytes)[sealWord] === checksum(wordsOf(bytes))
}

/** How many of the first bytes tell these columns from others. */
export const sealedHead = 4 * headWords

/** Tells columns that `joinColumns` has made from others, by their first bytes. */
export function sealIn(bytes: Uint8Array): number {
  return wordsOf(bytes.subarray(0, sealedHead))[sealWord] ?? 0
}

export function bytesOf({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength)
}

export function floatsOf({ buffer, byteOffset, length }: Uint8Array): Float64Array {
  return new Float64Array(buffer, byteOffset, Math.floor(length / 8))
}

export function integersOf({ buffer, byteOffset, length }: Uint8Array): Int32Array {
  return new Int32Array(buffer, byteOffset, Math.floor(length / 4))
}

/** The same without a sign. A piece of memory that begins anywhere is copied. */
export function wordsOf(bytes: Uint8Array): Uint32Array {
  const { buffer, byteOffset, length } = bytes.byteOffset % alignment === 0 ? bytes : bytes.slice()
  return new Uint32Array(buffer, byteOffset, Math.floor(length / 4))
}

/** Of each column, and the end of all. */
function startsOf(lengths: readonly number[]): readonly number[] {
  let at = aligned(4 * (headWords + lengths.length))
  const starts = [at]
  for (const length of lengths) {
    at += aligned(length)
    starts.push(at)
  }
  return starts
}

function aligned(length: number): number {
  return alignment * Math.ceil(length / alignment)
}

/** Of all but itself, in two sums that the processor works on at once (FNV-1a's way of mixing). */
function checksum(words: Uint32Array): number {
  let [even, odd] = [0x811c9dc5, words[0] ?? 0]
  for (let at = 2; at < words.length; at += 2) {
    even = mixed(even, words[at] ?? 0)
    odd = mixed(odd, words[at + 1] ?? 0)
  }
  return mixed(mixed(even, odd), words.length) >>> 0
}

function mixed(sum: number, value: number): number {
  const product = Math.imul(sum ^ value, 0x01000193)
  return product ^ (product >>> 15)
}
