import type { Match } from "../anchor/find-selector.ts"
import type { Reading } from "../model/sidecar.ts"
import {
  contextsFor,
  fitting,
  isDefault,
  type Places,
  type PlannedReading,
  toPlanned,
  withoutChosen,
} from "./plan-readings.ts"

/** So many places are told apart by contexts of their own, where a default has to go. */
const fewContexts = 3

/**
 * The readings of a surface once the chosen places have none of theirs; the others that count keep what they mean.
 * Undefined where no context tells places apart.
 */
export function planRemoval(
  readings: readonly Reading[],
  places: Places,
  counted: readonly Match[],
): readonly PlannedReading[] | undefined {
  const contextual = readings.filter(reading => !isDefault(reading))
  const fallback = readings.find(isDefault)
  const held = new Set(contextual.flatMap(reading => fitting(reading, places)))
  const { chosen } = places
  const parts = contextual.map(reading => withoutChosen(reading, places))
  if (!parts.every(part => part !== undefined)) return undefined
  const kept = parts.flat()
  if (fallback === undefined) return kept
  const others = counted.filter(match => !held.has(match) && !chosen.includes(match))
  if (others.length > fewContexts || chosen.some(match => held.has(match))) {
    // The default would take the places that a context gives up.
    const nobody = contextsFor(chosen, "none", places)
    return nobody && [toPlanned(fallback), ...kept, ...nobody]
  }
  const own = contextsFor(others, toPlanned(fallback).target, places)
  return own && [...own, ...kept]
}
