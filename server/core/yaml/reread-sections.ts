import type { Sidecar } from "../model/sidecar.ts"
import { readCanonical } from "./fast/read-canonical.ts"
import { parseSidecar } from "./parse-sidecar.ts"
import type { Reread } from "./replace-sections.ts"
import { sidecarSchema } from "./schema-sidecar.ts"
import { shifted } from "./shifted.ts"
import type { TouchedEntries } from "./touched-entries.ts"

/** Sections that are read again, such as notes or regions: some of a sidecar's sections are a sidecar by themselves. */
export function rereadSections({ first, last, lines, span }: TouchedEntries, before: Sidecar): Reread | undefined {
  const sections = [...before.sections.keys()].slice(first, last)
  // What is long is read by its entries, or at least not twice.
  if (sections.includes("mentions") || sections.includes("claims") || readCanonical(lines) === undefined)
    return undefined
  const { value, problems, isCanonical } = parseSidecar(lines)
  const now = [...value.sections.keys()]
  const areSame = now.length === sections.length && now.every((section, index) => section === sections[index])
  if (!isCanonical || !areSame || !now.every(isKnown)) return undefined
  return {
    sidecar: shifted(value, span.start),
    sections,
    problems: problems.map(problem => shifted(problem, span.start)),
  }
}

/** What is said of a key that is not known depends on which others there are. */
function isKnown(section: string): boolean {
  return section.startsWith("x-") || sidecarSchema.fields.some(({ key }) => key === section)
}
