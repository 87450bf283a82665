import type { Claim } from "../model/claim.ts"
import type { Surface } from "../model/sidecar.ts"
import { shifted } from "./shifted.ts"

/**
 * An entry further on in its file, or further up, than where it was read. It is copied when somebody first looks at it:
 * to copy thousands of entries at each keystroke would cost nearly as much as to read them again.
 */
export abstract class ShiftedEntry<Entry> {
  readonly origin: Entry
  readonly by: number
  #copy: Entry | undefined

  constructor(origin: Entry, by: number) {
    this.origin = origin
    this.by = by
  }

  get copy(): Entry {
    this.#copy ??= shifted(this.origin, this.by)
    return this.#copy
  }
}

export function shiftSurface(surface: Surface, by: number): Surface {
  if (by === 0) return surface
  const all = by + (surface instanceof ShiftedSurface ? surface.by : 0)
  return all === 0 ? originOf(surface) : new ShiftedSurface(originOf(surface), all)
}

export function shiftClaim(claim: Claim, by: number): Claim {
  if (by === 0) return claim
  const all = by + (claim instanceof ShiftedClaim ? claim.by : 0)
  return all === 0 ? originOf(claim) : new ShiftedClaim(originOf(claim), all)
}

/** An entry as it was first read. Of one origin are those that say the same, each in its own place. */
export function originOf(entry: Surface): Surface
export function originOf(entry: Claim): Claim
export function originOf(entry: Surface | Claim): Surface | Claim
export function originOf(entry: Surface | Claim): Surface | Claim {
  return entry instanceof ShiftedSurface || entry instanceof ShiftedClaim ? entry.origin : entry
}

class ShiftedSurface extends ShiftedEntry<Surface> implements Surface {
  get text() {
    return this.copy.text
  }
  get readings() {
    return this.copy.readings
  }
  get span() {
    return this.copy.span
  }
}

class ShiftedClaim extends ShiftedEntry<Claim> implements Claim {
  get slug() {
    return this.copy.slug
  }
  get speaker() {
    return this.copy.speaker
  }
  get source() {
    return this.copy.source
  }
  get via() {
    return this.copy.via
  }
  get for() {
    return this.copy.for
  }
  get cue() {
    return this.copy.cue
  }
  get continues() {
    return this.copy.continues
  }
  get mode() {
    return this.copy.mode
  }
  get quote() {
    return this.copy.quote
  }
  get kind() {
    return this.copy.kind
  }
  get topic() {
    return this.copy.topic
  }
  get stance() {
    return this.copy.stance
  }
  get target() {
    return this.copy.target
  }
  get modality() {
    return this.copy.modality
  }
  get date() {
    return this.copy.date
  }
  get links() {
    return this.copy.links
  }
  get span() {
    return this.copy.span
  }
  get fields() {
    return this.copy.fields
  }
}
