import type { Claim } from "../model/claim.ts"
import type { Sidecar, Surface } from "../model/sidecar.ts"
import { toClaim, toSurface } from "./parse-sidecar.ts"
import { sidecarLimits } from "./read.ts"
import { fit, readTouched, splice } from "./read-touched.ts"
import type { Reread } from "./replace-sections.ts"
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
  const all: readonly (Surface | Claim)[] = section === "mentions" ? before.surfaces : before.claims
  const map = readTouched(touched)
  if (map === undefined || !fit(map, all, keyOf, touched, sidecarLimits)) return undefined
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

function keyOf(entry: Surface | Claim): string {
  const origin = originOf(entry)
  return "slug" in origin ? origin.slug.value : origin.text.value
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
