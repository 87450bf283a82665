import { foldLine } from "../anchor/article-text.ts"
import { type Sketch, similarity, sketchOf } from "../similar/min-hash.ts"
import { textHash } from "../similar/text-hash.ts"
import { toEnd } from "../text/bits.ts"

/** All that is kept of an article's text: a few hundred bytes. */
export interface TextFacts {
  /** Undefined for a text that is too short. */
  readonly sketch: Sketch | undefined
  /** A hash of each short line, folded, that could be page furniture; each once. */
  readonly lines: readonly number[]
}

const sketchLength = 40

/**
 * The facts of a text as bytes, for `readTextFacts`; the order of the bytes is that of this machine. `known` are lines
 * that are page furniture for certain, folded; they do not count.
 */
export function textFactsOf(text: string, known: ReadonlySet<string>): Uint8Array {
  return toEnd(readingText(text, known))
}

/** The same in bits: to read a large text takes long. */
export function* readingText(text: string, known: ReadonlySet<string>): Generator<void, Uint8Array> {
  const sketch = sketchOf(known.size === 0 ? text : ownLines(text, known).join("\n"))
  yield
  const lines = [...shortLinesOf(text, known)].map(textHash)
  const words = new Uint32Array(1 + (sketch?.length ?? 0) + 2 * lines.length)
  words[0] = sketch?.length ?? 0
  if (sketch !== undefined) words.set(sketch, 1)
  for (const [index, line] of lines.entries()) {
    words[words.length - 2 * (lines.length - index)] = line
    words[words.length - 2 * (lines.length - index) + 1] = line / 2 ** 32
  }
  return new Uint8Array(words.buffer)
}

export function readTextFacts(bytes: Uint8Array): TextFacts {
  const words = wordsIn(bytes)
  const lines: number[] = []
  for (let at = linesFrom(words); at + 1 < words.length; at += 2)
    lines.push((words[at] ?? 0) + (words[at + 1] ?? 0) * 2 ** 32)
  return { sketch: sketchAmong(words), lines }
}

/** The sketch without the lines. */
export function sketchIn(bytes: Uint8Array): Sketch | undefined {
  return sketchAmong(wordsIn(bytes))
}

/** How similar the text is to one with that sketch (`similarity`): thousands are compared, and none is kept. */
export function similarityIn(bytes: Uint8Array, sketch: Sketch): number {
  const own = sketchAmong(wordsForNow(bytes))
  return own === undefined ? 0 : similarity(own, sketch)
}

/** Whether the hash of a line is there, without the making of the others. */
export function hasLineIn(bytes: Uint8Array, line: number): boolean {
  const words = wordsForNow(bytes)
  const [low, high] = [line >>> 0, Math.floor(line / 2 ** 32)]
  for (let at = linesFrom(words); at + 1 < words.length; at += 2)
    if (words[at] === low && words[at + 1] === high) return true
  return false
}

/** A copy, since bytes that are kept with others may begin anywhere, and integers may not. */
function wordsIn(bytes: Uint8Array): Uint32Array {
  return new Uint32Array(bytes.slice(0, bytes.length - (bytes.length % 4)).buffer)
}

let reused = new Uint32Array(1024)

/** The same for who does not keep them: they are others after the next call. */
function wordsForNow(bytes: Uint8Array): Uint32Array {
  const length = Math.floor(bytes.length / 4)
  if (reused.length < length) reused = new Uint32Array(2 * length)
  new Uint8Array(reused.buffer).set(bytes.subarray(0, 4 * length))
  return reused.subarray(0, length)
}

function sketchAmong(words: Uint32Array): Sketch | undefined {
  const from = linesFrom(words)
  return from > 1 ? words.subarray(1, from) : undefined
}

function linesFrom(words: Uint32Array): number {
  return 1 + (words[0] === sketchLength ? sketchLength : 0)
}

/** The short lines of a text, folded, that could be page furniture, less those that are known. */
export function shortLinesOf(text: string, known: ReadonlySet<string>): Set<string> {
  const short = ownLines(text, known).filter(isShort).map(foldLine)
  return new Set(short.filter(line => /\p{L}{3}/u.test(line)))
}

function ownLines(text: string, known: ReadonlySet<string>): readonly string[] {
  const lines = text.split(/[\r\n]+/)
  return known.size === 0 ? lines : lines.filter(line => line.length > 200 || !known.has(foldLine(line)))
}

/** Too short for a paragraph, or a little longer and no sentence. */
function isShort(line: string): boolean {
  const { length } = line.trim()
  return length >= 4 && length <= 100 && (length <= 40 || !/[.!?…]["'”’»)]*\s*$/.test(line))
}
