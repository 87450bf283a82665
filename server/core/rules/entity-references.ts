import type { RegistryFile } from "../model/registry.ts"
import type { Sidecar } from "../model/sidecar.ts"
import type { LocatedText } from "../text/span.ts"

/** Every place in a sidecar that names an entity by its id; `narrator` and `none` are not entities. */
export function entityReferences(sidecar: Sidecar): readonly LocatedText[] {
  const ids: LocatedText[] = []
  for (const local of sidecar.local.values()) if (local.of) ids.push(local.of)
  for (const surface of sidecar.surfaces) for (const { target } of surface.readings) ids.push(...target.entities)
  for (const claim of sidecar.claims) {
    for (const reference of [claim.speaker, claim.via, claim.for]) {
      for (const id of reference?.entities ?? []) if (id.value !== "narrator") ids.push(id)
    }
    ids.push(...claim.target)
  }
  return ids
}

/** Every place in a registry file that names an entity by its id. */
export function* registryReferences({ entities, merged }: RegistryFile): Generator<LocatedText> {
  for (const { partOf, claimedBy, capital, location, participants, roles, members } of entities) {
    for (const id of [partOf, claimedBy, capital, location]) if (id) yield id
    yield* participants
    for (const { of } of [...roles, ...members]) if (of) yield of
  }
  for (const { to } of merged) yield to
}
