import type { Claim } from "../model/claim.ts"
import type { Entity } from "../model/registry.ts"
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
  return shift(surface, by, ShiftedSurface)
}

export function shiftClaim(claim: Claim, by: number): Claim {
  return shift(claim, by, ShiftedClaim)
}

export function shiftEntity(entity: Entity, by: number): Entity {
  return shift(entity, by, ShiftedEntity)
}

function shift<Entry extends Surface | Claim | Entity>(
  entry: Entry,
  by: number,
  Shifted: new (origin: Entry, by: number) => Entry,
): Entry {
  if (by === 0) return entry
  const all = by + (entry instanceof ShiftedEntry ? entry.by : 0)
  return all === 0 ? originOf(entry) : new Shifted(originOf(entry), all)
}

/** An entry as it was first read. Of one origin are those that say the same, each in its own place. */
export function originOf<Entry extends Surface | Claim | Entity>(entry: Entry): Entry {
  return entry instanceof ShiftedEntry ? entry.origin : entry
}

/** An entity whose fields are its own, for who copies it. */
export function plainEntity(entity: Entity): Entity {
  return entity instanceof ShiftedEntity ? entity.copy : entity
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

class ShiftedEntity extends ShiftedEntry<Entity> implements Entity {
  get id() {
    return this.copy.id
  }
  get type() {
    return this.copy.type
  }
  get name() {
    return this.copy.name
  }
  get aliases() {
    return this.copy.aliases
  }
  get adjectives() {
    return this.copy.adjectives
  }
  get metonyms() {
    return this.copy.metonyms
  }
  get about() {
    return this.copy.about
  }
  get from() {
    return this.copy.from
  }
  get to() {
    return this.copy.to
  }
  get born() {
    return this.copy.born
  }
  get partOf() {
    return this.copy.partOf
  }
  get claimedBy() {
    return this.copy.claimedBy
  }
  get capital() {
    return this.copy.capital
  }
  get location() {
    return this.copy.location
  }
  get participants() {
    return this.copy.participants
  }
  get roles() {
    return this.copy.roles
  }
  get members() {
    return this.copy.members
  }
  get ids() {
    return this.copy.ids
  }
  get span() {
    return shifted(this.origin.span, this.by)
  }
  get entry() {
    return this.origin.entry
  }
}
