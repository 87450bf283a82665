import type { Problem } from "../model/problem.ts"
import type { Entity } from "../model/registry.ts"
import type { YamlMap } from "../model/yaml-node.ts"
import type { Span } from "../text/span.ts"
import { duplicateKeys } from "./duplicate-keys.ts"
import { type RegistryReading, toEntity } from "./parse-registry.ts"
import { abyssProblem, otherLimits } from "./read.ts"
import { fit, readTouched, replaceProblems, splice, startOfKeys } from "./read-touched.ts"
import { readKeys } from "./recover.ts"
import { entitiesShape } from "./schema-registry.ts"
import { shifted } from "./shifted.ts"
import { originOf, shiftEntity } from "./shifted-entry.ts"
import { findTouchedIn, type TouchedEntries } from "./touched-entries.ts"
import { validateEntries } from "./validate.ts"

/** At offsets of the lines. */
interface ReadEntries {
  readonly map: YamlMap
  /** Of its YAML. */
  readonly problems: readonly Problem[]
  readonly isCanonical: boolean
}

/**
 * The same as `parseRegistry` gives, spans and problems included, for a text that differs from an earlier one within a
 * few entities: only these are parsed, be they half-written. Entities before them are the same objects as earlier, and of
 * those behind them the origins are. Undefined where the texts differ elsewhere, or where it is not sure that the rest of
 * the file means what it did.
 */
export function rereadRegistry(before: RegistryReading, text: string): RegistryReading | undefined {
  // A character has three bytes at most.
  if (!before.isCanonical || text.length * 3 > otherLimits.bytes) return undefined
  const { entities, merged } = before.value
  const touched = findTouchedIn(before.text, entities, before.sections.get("entities"), before, text)
  const read = touched && (readCanonically(touched) ?? readBroken(touched, entities, text))
  if (touched === undefined || read === undefined || !fit(read.map, entities, keyOf, touched, otherLimits))
    return undefined
  const { span, lines } = touched
  const now = splice(entities, read.map.entries, touched, toEntity, shiftEntity)
  const faults = validateEntries(read.map, entitiesShape, lines)
  const isOfAll = ({ code }: Problem) => code === "format-version"
  const others = before.problems.filter(problem => !isOfAll(problem))
  const found = (problem: Problem) => shifted(problem, span.start)
  return {
    value: { entities: now, merged: merged.map(one => moved(one, one.from.span, touched)) },
    problems: [
      ...read.problems.map(found),
      ...replaceProblems(others, faults.map(found), touched),
      ...before.problems.filter(isOfAll).map(problem => moved(problem, problem.span, touched)),
    ],
    text,
    isCanonical: read.isCanonical,
    sections: sectionsWith(before, now, touched),
  }
}

function readCanonically(touched: TouchedEntries): ReadEntries | undefined {
  const map = readTouched(touched)
  return map && { map, problems: [], isCanonical: true }
}

/** Read with the entry behind them, at which it shows what of them is left open. */
function readBroken(touched: TouchedEntries, entities: readonly Entity[], text: string): ReadEntries | undefined {
  const { lines, last, by, span } = touched
  const next = entities[last]
  const behind = next === undefined ? "" : `${text.slice(span.end + by, next.span.end + by)}\n`
  if (startOfKeys(touched) === undefined || reachesOut.test(lines) || abyssProblem(text) !== undefined) return undefined
  const read = readKeys(lines + behind, 1)
  if (read?.node?.kind !== "map" || read.problems.some(({ span: { end } }) => end > lines.length)) return undefined
  const entries = read.node.entries.filter(entry => entry.span.start < lines.length)
  if (read.node.entries.length - entries.length !== (next === undefined ? 0 : 1)) return undefined
  const map = { ...read.node, entries }
  if (entries.some(entry => entry.span.end > lines.length) || duplicateKeys(map, lines).length > 0) return undefined
  return { map, problems: read.problems.toSorted((a, b) => a.span.start - b.span.start), isCanonical: false }
}

/** What stands at the margin, a byte-order mark, a line end that only some readers know, an anchor or a reference to one. */
const reachesOut = /^[^\s#]|\ufeff|\r(?!\n)|(?<![^\s,[{])[&*!]\S/m

function keyOf(entity: Entity): string {
  return originOf(entity).id.value
}

function moved<Part>(part: Part, at: Span, { span, by }: TouchedEntries): Part {
  return by === 0 || at.start < span.end ? part : shifted(part, by)
}

function sectionsWith(
  { sections }: RegistryReading,
  entities: readonly Entity[],
  touched: TouchedEntries,
): RegistryReading["sections"] {
  const value = { start: entities[0]?.span.start ?? 0, end: entities.at(-1)?.span.end ?? 0 }
  return new Map(
    Array.from(sections, ([name, place]) =>
      name === "entities" ? [name, { key: place.key, value }] : [name, moved(place, place.key, touched)],
    ),
  )
}
