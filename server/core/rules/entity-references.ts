import type { Sidecar } from "../model/sidecar.ts"
import type { LocatedText } from "../text/span.ts"

/** Every place in a sidecar that names an entity by its id; `narrator` and `none` are not entities. */
export function* entityReferences(sidecar: Sidecar): Generator<LocatedText> {
  for (const local of sidecar.local.values()) if (local.of) yield local.of
  for (const surface of sidecar.surfaces) for (const { target } of surface.readings) yield* target.entities
  for (const claim of sidecar.claims) {
    for (const reference of [claim.speaker, claim.via, claim.for]) {
      for (const id of reference?.entities ?? []) if (id.value !== "narrator") yield id
    }
    yield* claim.target
  }
}
