import { findText } from "../anchor/find-selector.ts"
import type { Occurrence } from "../anchor/mentions.ts"
import { compareSpans } from "../text/span.ts"
import { planRemoval } from "./plan-removal.ts"
import { setReadings } from "./set-readings.ts"
import type { SidecarDraft } from "./sidecar-draft.ts"

/** Takes the meaning from a surface, or from one occurrence of it; answers why that cannot be. */
export function untag(draft: SidecarDraft, occurrence: Occurrence, scope: "all" | "this"): string | undefined {
  const { surface } = occurrence
  const key = surface.text.value
  const readings = scope === "all" ? [] : withoutOne(draft, occurrence)
  if (readings === undefined) {
    return `No words around this "${key}" tell it from the others: remove all of them, or change the entry by hand`
  }
  const edits = setReadings(draft, key, readings)
  if (edits === undefined) return `"${key}" cannot be taken out of its file: see the problems there`
  draft.apply(edits)
  return undefined
}

function withoutOne({ file }: SidecarDraft, { surface, normal }: Occurrence) {
  const matches = findText(file.article, surface.text.value)
  const counting = file.anchored.occurrences.filter(one => one.surface === surface && one.state !== "boilerplate")
  const counted = matches.filter(match => counting.some(one => compareSpans(one.normal, match.normal) === 0))
  const chosen = matches.filter(match => compareSpans(match.normal, normal) === 0)
  const others = counting.filter(one => one.state !== "hidden" && compareSpans(one.normal, normal) !== 0)
  if (others.length === 0) return []
  return planRemoval(surface.readings, { article: file.article, matches, chosen }, counted)
}
