import { codeKinds } from "../../model/codebook.ts"
import type { LineStarts } from "../../text/line-index.ts"
import { ByteReader } from "./byte-reader.ts"

/**
 * What a corpus keeps of a closed sidecar: its facts without its URI and that of its article, which are known by the
 * file. The body names texts by their place in `refs`, so that it means the same under another table.
 */
export interface PackedFacts {
  /** Numbers in a `StringTable`. */
  readonly refs: Uint32Array
  readonly body: Uint8Array
  /** The place of a text among `refs`, or -1, where that costs less than `refs`. */
  placeOf?(text: number): number
}

/** Where the lines of a sidecar and of its article begin, so that nobody needs to read them for that. */
export interface FactLines {
  readonly own?: LineStarts | undefined
  /** Absent where no article lies beside the sidecar. */
  readonly article?: LineStarts | undefined
}

/** The parts of a body, each behind the one before; their lengths stand at its head. */
export const sections = [
  "texts",
  "head",
  "readings",
  "mentions",
  "claims",
  "locals",
  "namings",
  "uses",
  "lines",
  "articleLines",
  "keys",
] as const
export type Section = (typeof sections)[number]

/** The place of each name in their order. */
export function placesAmong<Name extends string>(names: readonly Name[]): Readonly<Record<Name, number>> {
  return Object.fromEntries(names.map((name, place) => [name, place])) as Record<Name, number>
}

export const sectionNumbers = placesAmong(sections)

/** Stands where there could be the place of a text: that of one of the body, which has other numbers. */
export const noText = 1

/** Where the sections of a body begin, in their order, and where the last one ends. */
export function startsOf(body: Uint8Array): readonly number[] {
  const reader = new ByteReader(body)
  const lengths: number[] = []
  while (lengths.length < sections.length) lengths.push(reader.number())
  const starts = [reader.at]
  let last = reader.at
  for (const length of lengths) {
    last += length
    starts.push(last)
  }
  return starts
}

/** Where one section begins: the same without the others. */
export function startOf(section: Section, body: Uint8Array): number {
  const reader = new ByteReader(body)
  let start = 0
  for (let number = 0; number < sections.length; number++) {
    const length = reader.number()
    if (number < sectionNumbers[section]) start += length
  }
  return start + reader.at
}

/** Where the lines of one of the two texts begin; undefined where that was not packed. */
export function linesIn(section: "lines" | "articleLines", body: Uint8Array): LineStarts | undefined {
  const starts = startsOf(body)
  const reader = new ByteReader(body, starts[sectionNumbers[section]])
  return readLines(reader, starts[sectionNumbers[section] + 1] ?? 0)
}

/** The same from where they begin. */
function readLines(reader: ByteReader, end: number): LineStarts | undefined {
  if (reader.at === end) return undefined
  const length = reader.number()
  const lines: number[] = []
  let last = 0
  while (reader.at < end) {
    last += reader.number()
    lines.push(last)
  }
  return { starts: lines, length }
}

/** What a use names, in the order of their numbers. Of `other` the key is written as it is. */
export const useKinds = ["other", "article", "coder", "entity", "claim", "link", ...codeKinds] as const
export type UseKind = (typeof useKinds)[number]
export const useNumbers = placesAmong(useKinds)

export const mentionKinds = ["name", "adjective", "metonym", "description"] as const
export const mentionNumbers = placesAmong(mentionKinds)

/** The fields of a claim that hold one id, and those that hold some, in the order in which they are packed. */
export const claimCodes = ["topic", "stance", "mode", "kind", "modality"] as const
export const claimIds = ["speakers", "targets", "via", "for"] as const
