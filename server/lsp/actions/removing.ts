import { isPlain } from "./candidates.ts"
import { type Offer, offerKinds } from "./offer.ts"
import type { Scene } from "./scene.ts"
import { countOccurrences, quote } from "./tagging.ts"

/** What takes annotations away, or says that there is nothing to annotate. */
export function* removingOffers(scene: Scene): Generator<Offer> {
  yield* untagOffers(scene)
  const { claim, article } = scene
  if (claim !== undefined) {
    const slug = claim.claim.slug.value
    const params = { uri: article, claim: slug }
    yield { title: `Remove claim "${slug}"`, kind: offerKinds.claim, act: { name: "remove-annotation", params } }
  }
  yield* nobodyOffer(scene)
}

function* untagOffers(scene: Scene): Generator<Offer> {
  const { words, tagged, article } = scene
  if (words === undefined || tagged === undefined || tagged.state === "uncovered") return
  const title = `Remove annotation of ${quote(words)}`
  const number = countOccurrences(words, scene)
  const remove = (scope: string, title: string): Offer => {
    const params = { uri: article, range: words.span, scope }
    return { title, kind: offerKinds.mention, act: { name: "remove-annotation", params } }
  }
  if (number < 2) yield remove("all", title)
  else {
    yield remove("this", `${title}, only this occurrence`)
    yield remove("all", `${title}, all ${number} occurrences`)
  }
}

function* nobodyOffer(scene: Scene): Generator<Offer> {
  const { words, tagged, article } = scene
  if (words === undefined || tagged?.state === "none" || isPlain(words, scene)) return
  const scope = countOccurrences(words, scene) > 1 ? "this" : "all"
  const params = { uri: article, range: words.span, entity: "none", scope }
  yield { title: `Not an entity here: ${quote(words)}`, kind: offerKinds.mention, act: { name: "tag", params } }
}
