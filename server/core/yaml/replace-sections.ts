import type { Problem } from "../model/problem.ts"
import type { Sidecar } from "../model/sidecar.ts"
import { shifted } from "./shifted.ts"
import { shiftClaim, shiftSurface } from "./shifted-entry.ts"

/** Sections that were read again, at offsets of the whole file, with the problems of what was read. */
export interface Reread {
  readonly sidecar: Sidecar
  readonly sections: readonly string[]
  readonly problems: readonly Problem[]
}

interface Replacement extends Reread {
  /** What stood there or further on, stands `by` further on now. */
  readonly end: number
  readonly by: number
}

/** A sidecar with some of its sections as in another one. What has not moved is the same object as before. */
export function replaceSections(before: Sidecar, { sidecar, sections, end, by }: Replacement): Sidecar {
  const isBehind = (section: string) => by !== 0 && (before.sections.get(section)?.key.start ?? 0) >= end
  const movedBy = (section: string) => (isBehind(section) ? by : 0)
  const take = <Name extends keyof Sidecar>(name: Name): Sidecar[Name] => {
    if (sections.includes(name)) return sidecar[name]
    return isBehind(name) ? shifted(before[name], by) : before[name]
  }
  const [article, language, status] = [take("article"), take("language"), take("status")]
  return {
    ...(article && { article }),
    ...(language && { language }),
    ...(status && { status }),
    source: take("source"),
    coders: take("coders"),
    tags: take("tags"),
    regions: take("regions"),
    boilerplate: take("boilerplate"),
    local: take("local"),
    surfaces: sections.includes("mentions")
      ? sidecar.surfaces
      : shiftAll(before.surfaces, movedBy("mentions"), shiftSurface),
    claims: sections.includes("claims") ? sidecar.claims : shiftAll(before.claims, movedBy("claims"), shiftClaim),
    notes: take("notes"),
    allow: take("allow"),
    sections: new Map(
      Array.from(before.sections, ([name, place]) => {
        const other = sections.includes(name) ? sidecar.sections.get(name) : undefined
        return [name, other ?? (isBehind(name) ? shifted(place, by) : place)]
      }),
    ),
  }
}

/** All these so much further on. */
export function shiftAll<Entry>(
  entries: readonly Entry[],
  by: number,
  shift: (entry: Entry, by: number) => Entry,
): readonly Entry[] {
  return by === 0 ? entries : entries.map(entry => shift(entry, by))
}
