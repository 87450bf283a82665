import { claimOffers } from "./claims.ts"
import type { Offer } from "./offer.ts"
import { removingOffers } from "./removing.ts"
import type { Scene } from "./scene.ts"
import { taggingOffers } from "./tagging.ts"

/** All that can be done to the annotations here, in the order of a menu: what takes away comes last. */
export function* allOffers(scene: Scene): Generator<Offer> {
  yield* taggingOffers(scene)
  yield* claimOffers(scene)
  yield* removingOffers(scene)
}
