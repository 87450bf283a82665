import type { Occurrence } from "../anchor/mentions.ts"
import type { CodedFile } from "../corpus/coded-file.ts"
import type { Reading, Surface } from "../model/sidecar.ts"
import type { LocatedText } from "../text/span.ts"
import { firstOccurrences } from "./first-occurrences.ts"
import { oncePerFile } from "./once-per-file.ts"

/** One meaning of a surface that is one entity, and the first place where it is read so. */
export interface SingleReading {
  readonly surface: Surface
  readonly reading: Reading
  readonly entity: LocatedText
  readonly occurrence?: Occurrence
}

/** The readings of a sidecar that stand for one entity: neither joint nor `none`. */
export const singleReadings = oncePerFile(readSingle)

/** Whether the registry has the surface among the names of its entity: reading the sidecar has found that out. */
export function isRegisteredName({ entity, occurrence }: SingleReading): boolean {
  return occurrence !== undefined && occurrence.kind !== "description" && !entity.value.startsWith("_")
}

function readSingle(file: CodedFile): readonly SingleReading[] {
  const first = firstOccurrences(file)
  const single: SingleReading[] = []
  for (const surface of file.sidecar.surfaces) {
    for (const reading of surface.readings) {
      const [entity, second] = reading.target.entities
      const occurrence = first.get(reading)
      if (entity === undefined || second !== undefined) continue
      single.push({ surface, reading, entity, ...(occurrence && { occurrence }) })
    }
  }
  return single
}
