import type { RankedEntity } from "../../core/acts/entity-choices.ts"
import { findText, type Match } from "../../core/anchor/find-selector.ts"
import type { Occurrence } from "../../core/anchor/mentions.ts"
import { entityType } from "../../core/corpus/defined-at.ts"
import { codeLabel, entityName } from "../../core/corpus/names.ts"
import { entitySubject } from "../../core/corpus/subject.ts"
import { contains } from "../../core/text/span.ts"
import { shorten } from "../cards/markdown.ts"
import { candidatesFor, isKnown, isPlain, likeliestType } from "./candidates.ts"
import { type Offer, offerKinds } from "./offer.ts"
import type { Scene, Words } from "./scene.ts"

const mostCandidates = 3

/** Whom the words here may mean, best first; then what else they may be made into. */
export function* taggingOffers(scene: Scene): Generator<Offer> {
  const { words, tagged, within = [] } = scene
  if (words === undefined) return
  const others = candidatesFor(words, scene).filter(({ id }) => !isTaggedAs(id, tagged) && !within.includes(id))
  for (const [index, candidate] of others.slice(0, mostCandidates).entries()) {
    yield* tagOffers(candidate, index, words, scene)
  }
  yield* scopeOffers(words, scene)
  yield* newEntityOffer(words, scene)
  yield* aliasOffer(words, scene)
}

/** How often words occur in the article outside of page furniture. */
export function countOccurrences({ text }: Words, { file: { article, anchored } }: Scene): number {
  const isFurniture = ({ normal }: Match) => anchored.boilerplate.some(span => contains(span, normal))
  return findText(article, text).filter(match => !isFurniture(match)).length
}

/** `"Merkel"` */
export function quote({ text }: Words): string {
  return `"${shorten(text, 40)}"`
}

/** Only the best is offered for one occurrence as well: a menu is to be short. */
function* tagOffers({ id, certain }: RankedEntity, index: number, words: Words, scene: Scene): Generator<Offer> {
  const title = `Tag ${quote(words)} as ${nameAndType(id, scene)}`
  const params = { uri: scene.article, range: words.span, entity: id }
  const number = countOccurrences(words, scene)
  const all = number > 1 ? `${title}, all ${number} occurrences` : title
  const isCertain = certain && scene.tagged === undefined
  yield { title: all, kind: offerKinds.tag, act: { name: "tag", params }, certain: isCertain }
  if (number < 2 || index > 0) return
  const onlyThis = { ...params, scope: "this" }
  yield { title: `${title}, only this occurrence`, kind: offerKinds.tag, act: { name: "tag", params: onlyThis } }
}

/** The words are tagged, in all places or in some: the other way round. */
function* scopeOffers(words: Words, scene: Scene): Generator<Offer> {
  const { tagged, article } = scene
  const reading = tagged?.reading
  const number = countOccurrences(words, scene)
  if (reading === undefined || tagged?.state !== "mention" || number < 2) return
  const entity = tagged.entities.join(" + ")
  const names = tagged.entities.map(id => entityName(id, scene.file, scene.corpus)).join(" + ")
  const isEverywhere = reading.prefix === undefined && reading.suffix === undefined
  const title = isEverywhere
    ? `Only this occurrence of ${quote(words)} is ${names}`
    : `All ${number} occurrences of ${quote(words)} are ${names}`
  const params = { uri: article, range: words.span, entity, scope: isEverywhere ? "this" : "all" }
  yield { title, kind: offerKinds.mention, act: { name: "tag", params } }
}

/** Not where the words have just been named by the registry, or are tagged already. */
function* newEntityOffer(words: Words, scene: Scene): Generator<Offer> {
  if (scene.tagged?.state === "mention" || isPlain(words, scene) || isKnown(words, scene)) return
  const type = likeliestType(words, scene)
  if (type === undefined) return
  const title = `Tag ${quote(words)} as a new ${codeLabel("entity-types", type, scene.corpus)}`
  const params = { uri: scene.article, name: words.text, type, range: words.span }
  yield { title, kind: offerKinds.tag, act: { name: "create-entity", params } }
}

/** Of the one whom the words describe, where they look like a name. */
function* aliasOffer(words: Words, scene: Scene): Generator<Offer> {
  const { tagged, article } = scene
  const [entity, another] = tagged?.entities ?? []
  if (entity === undefined || another !== undefined || scene.corpus.registry.get(entity) === undefined) return
  if (tagged?.kind !== "description" || /^\P{Lu}/u.test(words.text)) return
  const title = `Add ${quote(words)} as alias of ${entityName(entity, scene.file, scene.corpus)}`
  const params = { uri: article, entity, alias: words.text }
  yield { title, kind: offerKinds.entity, act: { name: "add-alias", params } }
}

function isTaggedAs(id: string, tagged: Occurrence | undefined): boolean {
  return tagged?.entities.length === 1 && tagged.entities[0] === id
}

/** `Angela Merkel (person)` */
function nameAndType(id: string, { file, corpus }: Scene): string {
  const name = entityName(id, file, corpus)
  const type = entityType(entitySubject(id, file), corpus)
  return type === undefined ? name : `${name} (${codeLabel("entity-types", type, corpus)})`
}
