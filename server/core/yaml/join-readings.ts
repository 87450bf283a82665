import type { ProblemFix } from "../model/problem.ts"
import type { YamlEntry, YamlNode } from "../model/yaml-node.ts"
import { removeEntry } from "./edit-entry.ts"
import { field, itemsOf } from "./nodes.ts"

/** What may stand in a flow list as it is. */
const plainIds = /^[\p{L}\p{M}\p{N}_-]+(?: \+ [\p{L}\p{M}\p{N}_-]+)*$/u

/**
 * Two entries of one surface as one, with a list of their readings; undefined where they are no readings, or more than
 * one of them is a default, or where joining them would lose a comment or a line break.
 */
export function joinReadings(first: YamlEntry, second: YamlEntry, text: string): ProblemFix | undefined {
  const readings = [...itemsOf(first.value), ...itemsOf(second.value)]
  const defaults = readings.filter(reading => reading.kind === "scalar")
  if (defaults.length > 1 || defaults.length === readings.length) return undefined
  const written = readings.map(reading => inFlow(reading, text))
  const gap = text.slice(first.key.span.end, first.value.span.start)
  if (written.includes(undefined) || !/^:\s+$/.test(gap)) return undefined
  const span = { start: first.key.span.end, end: first.value.span.end }
  const newText = `: [${written.join(", ")}]`
  return { title: "Turn both into a list", edits: [{ span, newText }, ...removeEntry(text, second.span)] }
}

function inFlow(reading: YamlNode, text: string): string | undefined {
  const written = text.slice(reading.span.start, reading.span.end)
  const fits =
    reading.kind === "scalar"
      ? plainIds.test(written)
      : reading.kind === "map" && reading.flow && field(reading, "entity") !== undefined && !/[\r\n]/.test(written)
  return fits ? written : undefined
}
