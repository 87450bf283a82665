import type { Claim } from "../model/claim.ts"
import type { Sidecar, Surface } from "../model/sidecar.ts"
import type { YamlEntry, YamlMap } from "../model/yaml-node.ts"
import { duplicateKeys } from "./duplicate-keys.ts"
import { readCanonicalEntries } from "./fast/read-canonical.ts"
import { skipBlanks } from "./fast/signs.ts"
import { toClaim, toSurface } from "./parse-sidecar.ts"
import { sidecarLimits } from "./read.ts"
import { type Reread, shiftAll } from "./replace-sections.ts"
import { claimsShape, mentionsShape } from "./schema-sidecar.ts"
import { shifted } from "./shifted.ts"
import { originOf, shiftClaim, shiftSurface } from "./shifted-entry.ts"
import type { TouchedEntries } from "./touched-entries.ts"
import { validateEntries } from "./validate.ts"

/** Mentions or claims of which some are read again. */
export function rereadEntries(
  touched: TouchedEntries,
  section: "mentions" | "claims",
  before: Sidecar,
): Reread | undefined {
  const { lines, span } = touched
  const map = readEntries(touched)
  if (map === undefined || !fit(map, section === "mentions" ? before.surfaces : before.claims, touched))
    return undefined
  const found = validateEntries(map, section === "mentions" ? mentionsShape : claimsShape, lines)
  return {
    sidecar:
      section === "mentions"
        ? withSurfaces(before, splice(before.surfaces, map.entries, touched, toSurface, shiftSurface))
        : withClaims(before, splice(before.claims, map.entries, touched, toClaim, shiftClaim)),
    sections: [section],
    problems: found.map(problem => shifted(problem, span.start)),
  }
}

const nothing: YamlMap = { kind: "map", flow: false, entries: [], span: { start: 0, end: 0 } }

/** At offsets of the lines. */
function readEntries({ lines, column }: TouchedEntries): YamlMap | undefined {
  if (lines === "") return nothing
  if (skipBlanks(lines, 0) !== column) return undefined
  const entries = readCanonicalEntries(lines, { start: column, end: lines.length }, column, 1)
  return entries !== undefined && duplicateKeys(entries, lines).length === 0 ? entries : undefined
}

/** Whether the other entries of the section have other keys, and all are not too many, and not none at all. */
function fit({ entries }: YamlMap, all: readonly (Surface | Claim)[], { first, last }: TouchedEntries): boolean {
  const count = all.length - (last - first) + entries.length
  if (count === 0 || count > sidecarLimits.entries) return false
  const keys = new Set(entries.map(({ key }) => key.value))
  // What one of those said that are read anew, no other says.
  for (const entry of all.slice(first, last)) keys.delete(keyOf(entry))
  return keys.size === 0 || !all.some(entry => keys.has(keyOf(entry)))
}

function keyOf(entry: Surface | Claim): string {
  const origin = originOf(entry)
  return "slug" in origin ? origin.slug.value : origin.text.value
}

function splice<Entry>(
  before: readonly Entry[],
  entries: readonly YamlEntry[],
  { first, last, span, lines, by }: TouchedEntries,
  read: (entry: YamlEntry, text: string) => Entry,
  shift: (entry: Entry, by: number) => Entry,
): readonly Entry[] {
  const fresh = entries.map(entry => shifted(read(entry, lines), span.start))
  return [...before.slice(0, first), ...fresh, ...shiftAll(before.slice(last), by, shift)]
}

function withSurfaces(before: Sidecar, surfaces: Sidecar["surfaces"]): Sidecar {
  return { ...before, surfaces, sections: sectionsWith(before, "mentions", surfaces) }
}

function withClaims(before: Sidecar, claims: Sidecar["claims"]): Sidecar {
  return { ...before, claims, sections: sectionsWith(before, "claims", claims) }
}

/** The place of one section; its key has not moved. */
function sectionsWith(
  { sections }: Sidecar,
  section: string,
  entries: readonly (Surface | Claim)[],
): Sidecar["sections"] {
  const [first, last, place] = [entries[0], entries.at(-1), sections.get(section)]
  if (first === undefined || last === undefined || place === undefined) throw new Error(`${section} have no entries`)
  return new Map([[section, { key: place.key, value: { start: first.span.start, end: last.span.end } }]])
}
