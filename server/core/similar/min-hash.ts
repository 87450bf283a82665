import { toEnd } from "../text/bits.ts"

/**
 * What stands for a text when near-duplicates are looked for: for each of 40 hash functions the least hash of the runs
 * of four words in it. The share of equal entries of two sketches estimates the share of runs that the texts have in
 * common (Broder, On the resemblance and containment of documents, 1997).
 */
export type Sketch = Uint32Array

const functions = 40
/** Entries that are looked up together: a band of four finds nearly all texts that have 70 % in common. */
const rows = 4
const runLength = 4
/** A text of fewer words is too short to be told from another. */
const fewestWords = 40

/** Undefined for a text that is too short. */
export function sketchOf(text: string): Sketch | undefined {
  return toEnd(sketching(text))
}

/** The same in bits: in a large text there are many words. */
export function* sketching(text: string): Generator<void, Sketch | undefined> {
  const words = wordHashes(text)
  if (words.length < fewestWords) return undefined
  yield
  const runs = runHashes(words)
  const sketch = new Uint32Array(functions)
  for (let f = 0; f < functions; f += 4) {
    yield
    putLeast(sketch, f, runs)
  }
  return sketch
}

/** A hash of each run of words. */
function runHashes(words: Int32Array): Int32Array {
  const runs = new Int32Array(words.length - runLength + 1)
  for (let at = 0; at < runs.length; at++) {
    let run = 0
    for (let i = at; i < at + runLength; i++) run = mixed(Math.imul(run, 31) ^ (words[i] ?? 0))
    runs[at] = run
  }
  return runs
}

/**
 * The least hashes by four functions, from `f` on. Written out, since the processor then works on all four at once,
 * which takes half as long. With the highest bit turned, integers with a sign have the order of those without.
 */
function putLeast(sketch: Sketch, f: number, runs: Int32Array): void {
  const [seed0, seed1, seed2, seed3] = [seedOf(f), seedOf(f + 1), seedOf(f + 2), seedOf(f + 3)]
  const factor = (0x85ebca6b + 2 * f) | 0
  let [least0, least1, least2, least3] = [0x7fffffff, 0x7fffffff, 0x7fffffff, 0x7fffffff]
  for (let at = 0; at < runs.length; at++) {
    const run = runs[at] ?? 0
    const hash0 = scattered(Math.imul(run ^ seed0, factor))
    const hash1 = scattered(Math.imul(run ^ seed1, factor + 2))
    const hash2 = scattered(Math.imul(run ^ seed2, factor + 4))
    const hash3 = scattered(Math.imul(run ^ seed3, factor + 6))
    if (hash0 < least0) least0 = hash0
    if (hash1 < least1) least1 = hash1
    if (hash2 < least2) least2 = hash2
    if (hash3 < least3) least3 = hash3
  }
  sketch.set([least0 ^ highest, least1 ^ highest, least2 ^ highest, least3 ^ highest], f)
}

const highest = -0x80000000

function seedOf(f: number): number {
  return (f * 0x9e3779b9) | 0
}

function scattered(hash: number): number {
  return hash ^ (hash >>> 15) ^ highest
}

/** From 0 to 1; exact for texts that are the same. */
export function similarity(a: Sketch, b: Sketch): number {
  let equal = 0
  for (let f = 0; f < functions; f++) if (a[f] === b[f]) equal++
  return equal / functions
}

/** Keys of which similar texts share at least one, and others hardly any. */
export function bandsOf(sketch: Sketch): readonly number[] {
  const bands: number[] = []
  for (let from = 0; from < functions; from += rows) {
    let hash = from
    for (let f = from; f < from + rows; f++) hash = mixed(Math.imul(hash, 31) ^ (sketch[f] ?? 0))
    bands.push(from * 2 ** 32 + (hash >>> 0))
  }
  return bands
}

/** A hash of each word; case counts in scripts other than Latin only. Where no blanks part words, each letter is one. */
function wordHashes(text: string): Int32Array {
  const words = new Int32Array(text.length)
  let count = 0
  let hash = 0
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (isLetter(unit)) {
      hash = Math.imul((hash || 0x811c9dc5) ^ (unit < 0x80 ? unit | 0x20 : unit), 0x01000193)
      if (!isUnspaced(unit)) continue
    }
    if (hash === 0) continue
    words[count++] = hash
    hash = 0
  }
  if (hash !== 0) words[count++] = hash
  return words.subarray(0, count)
}

/** Letters and digits; beyond ASCII all but punctuation and blanks. */
function isLetter(unit: number): boolean {
  if (unit < 0x80) return ((unit | 0x20) - 0x61) >>> 0 < 26 || (unit >= 0x30 && unit <= 0x39)
  return unit >= 0xc0 && !(unit >= 0x2000 && unit <= 0x206f) && !(unit >= 0x3000 && unit <= 0x303f)
}

/** Thai, Lao, Burmese and Khmer; Chinese and Japanese. */
function isUnspaced(unit: number): boolean {
  if (unit < 0x0e00) return false
  return unit <= 0x0eff || (unit >= 0x1000 && unit <= 0x109f) || (unit >= 0x1780 && unit <= 0x17ff) || unit >= 0x2e80
}

function mixed(hash: number): number {
  const once = Math.imul(hash ^ (hash >>> 16), 0x7feb352d)
  return Math.imul(once ^ (once >>> 15), 0x846ca68b)
}
