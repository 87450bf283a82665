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
  const words = wordHashes(text)
  if (words.length < fewestWords) return undefined
  const sketch = new Uint32Array(functions).fill(0xffffffff)
  for (let at = runLength; at <= words.length; at++) {
    let run = 0
    for (let i = at - runLength; i < at; i++) run = mixed(Math.imul(run, 31) ^ (words[i] ?? 0))
    for (let f = 0; f < functions; f++) {
      const hash = Math.imul(run ^ (f * 0x9e3779b9), 0x85ebca6b + 2 * f) >>> 0
      const scattered = (hash ^ (hash >>> 15)) >>> 0
      if (scattered < (sketch[f] ?? 0)) sketch[f] = scattered
    }
  }
  return sketch
}

/** From 0 to 1; exact for texts that are the same. */
export function similarity(a: Sketch, b: Sketch): number {
  let equal = 0
  for (let f = 0; f < functions; f++) if (a[f] === b[f]) equal++
  return equal / functions
}

/** Keys of which similar texts share at least one, and others hardly any. */
export function* bandsOf(sketch: Sketch): Generator<number> {
  for (let from = 0; from < functions; from += rows) {
    let hash = from
    for (let f = from; f < from + rows; f++) hash = mixed(Math.imul(hash, 31) ^ (sketch[f] ?? 0))
    yield from * 2 ** 32 + (hash >>> 0)
  }
}

/** A hash of each word; case counts in scripts other than Latin only. Where no blanks part words, each letter is one. */
function wordHashes(text: string): readonly number[] {
  const words: number[] = []
  let hash = 0
  for (let at = 0; at <= text.length; at++) {
    const unit = text.charCodeAt(at)
    if (isLetter(unit)) hash = Math.imul((hash || 0x811c9dc5) ^ (unit < 0x80 ? unit | 0x20 : unit), 0x01000193)
    if (hash === 0 || (isLetter(unit) && !isUnspaced(unit))) continue
    words.push(hash)
    hash = 0
  }
  return words
}

/** Letters and digits; beyond ASCII all but punctuation and blanks. */
function isLetter(unit: number): boolean {
  if (unit < 0x80) return (unit >= 0x30 && unit <= 0x39) || ((unit | 0x20) - 0x61) >>> 0 < 26
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
