/**
 * What stands for a text when near-duplicates are looked for: the hashes of the runs of four words in it are dealt out
 * to 40 bins, and of each bin the least is kept. The share of equal entries of two sketches estimates the share of runs
 * that the texts have in common (Li, Owen and Zhang, One Permutation Hashing, 2012).
 */
export type Sketch = Uint32Array

const bins = 40
/** Entries that are looked up together: a band of four finds nearly all texts that have 70 % in common. */
const rows = 4
const runLength = 4
/** A text of fewer words is too short to be told from another. */
const fewestWords = 40
/** Stands for the least hash of a bin that has none. */
const none = 0xffffffff
const prime = 0x01000193

/** Undefined for a text that is too short. */
export function sketchOf(text: string): Sketch | undefined {
  const least = new Uint32Array(bins).fill(none)
  if (putRuns(text, least) < fewestWords) return undefined
  return least.includes(none) ? least.map((hash, bin) => (hash === none ? borrowed(bin, least) : hash)) : least
}

/**
 * Takes in the hashes of the runs, and answers how many words there are. Case counts in scripts other than Latin only;
 * where no blanks part words, each letter is one.
 */
function putRuns(text: string, least: Sketch): number {
  let [first, second, third] = [0, 0, 0]
  let count = 0
  let hash = 0
  for (let at = 0; at <= text.length; at++) {
    const unit = at === text.length ? 0 : text.charCodeAt(at)
    if (isLetter(unit)) {
      hash = Math.imul((hash || 0x811c9dc5) ^ (unit < 0x80 ? unit | 0x20 : unit), prime)
      if (!isUnspaced(unit)) continue
    }
    if (hash === 0) continue
    if (++count >= runLength) putLeast(mixed(joined(joined(joined(first, second), third), hash)) >>> 0, least)
    first = second
    second = third
    third = hash
    hash = 0
  }
  return count
}

function joined(hashes: number, hash: number): number {
  return Math.imul(hashes, prime) ^ hash
}

function putLeast(hash: number, least: Sketch): void {
  const bin = binOf(hash)
  if (hash < (least[bin] ?? 0)) least[bin] = hash
}

function binOf(hash: number): number {
  return ((hash >>> 16) * bins) >>> 16
}

/** That of another bin, for texts with few runs: the same in all of them (Shrivastava, Optimal Densification, 2017). */
function borrowed(bin: number, least: Sketch): number {
  let hash = none
  for (let next = mixed(bin + 1); hash === none; next = mixed(next + bin + 1)) hash = least[binOf(next)] ?? 0
  return hash
}

/** From 0 to 1; exact for texts that are the same. */
export function similarity(a: Sketch, b: Sketch): number {
  let equal = 0
  for (let f = 0; f < bins; f++) if (a[f] === b[f]) equal++
  return equal / bins
}

/** Keys of which similar texts share at least one, and others hardly any. */
export function bandsOf(sketch: Sketch): readonly number[] {
  const bands: number[] = []
  for (let from = 0; from < bins; from += rows) {
    let hash = from
    for (let f = from; f < from + rows; f++) hash = mixed(Math.imul(hash, 31) ^ (sketch[f] ?? 0))
    bands.push(from * 2 ** 32 + (hash >>> 0))
  }
  return bands
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
