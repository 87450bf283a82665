import type { Claim } from "../model/claim.ts"
import type { CodeKind } from "../model/codebook.ts"
import type { EntityReference, Sidecar } from "../model/sidecar.ts"
import type { LocatedText, Span } from "../text/span.ts"
import { claimKey, codeKey, coderKey, entityKey, linkTarget } from "./keys.ts"

/** One place that names a thing by its id. */
export interface Use {
  /** See keys.ts. */
  readonly key: string
  readonly id: string
  readonly span: Span
  /** The place where the thing itself is declared: a claim's slug, a local entity's id, an article's id. */
  readonly declares: boolean
}

/** Every place in a sidecar that names an entity, a code, a claim, the article or a coder. */
export function* usesOf(
  sidecar: Sidecar,
  uri: string,
  article: string | undefined,
  coder: string | undefined,
): Generator<Use> {
  const code = (kind: CodeKind, text: LocatedText | undefined) => use(text, id => codeKey(kind, id))
  const entity = (text: LocatedText | undefined) => use(text, id => entityKey(id, uri))
  if (sidecar.article) yield* use(sidecar.article, id => `article:${id}`, true)
  for (const each of sidecar.coders) yield* use(each, coderKey)
  for (const tag of sidecar.tags) yield* code("tags", tag)
  for (const local of sidecar.local.values()) {
    yield* use(local.id, id => entityKey(id, uri), true)
    yield* code("entity-types", local.type)
    yield* entity(local.of)
  }
  for (const surface of sidecar.surfaces) {
    for (const reading of surface.readings) yield* entities(reading.target, uri)
  }
  for (const claim of sidecar.claims) {
    yield* use(claim.slug, slug => claimKey(article ?? "", slug, coder), true)
    yield* claimUses(claim, uri)
    yield* use(claim.continues, slug => claimKey(article ?? "", slug, coder))
    for (const { relation, to } of claim.links) {
      yield* code("relations", relation)
      const target = linkTarget(to.value, article)
      yield* use(to, () => claimKey(target.article, target.slug, coder))
    }
  }
  for (const slug of allowedClaims(sidecar)) yield* use(slug, id => claimKey(article ?? "", id, coder))
}

/** An `at` that is a claim's slug means the claim, whatever else it could be. */
function* allowedClaims({ allow, claims }: Sidecar): Generator<LocatedText> {
  for (const { at } of allow) {
    if (at !== undefined && claims.some(({ slug }) => slug.value === at.exact.value)) yield at.exact
  }
}

function* claimUses(claim: Claim, uri: string): Generator<Use> {
  for (const reference of [claim.speaker, claim.via, claim.for]) {
    if (reference !== undefined) yield* entities(reference, uri)
  }
  for (const target of claim.target) yield* use(target, id => entityKey(id, uri))
  yield* use(claim.mode, id => codeKey("modes", id))
  yield* use(claim.kind, id => codeKey("claim-kinds", id))
  yield* use(claim.topic, id => codeKey("topics", id))
  yield* use(claim.stance, id => codeKey("stances", id))
  yield* use(claim.modality, id => codeKey("modalities", id))
}

function* entities(reference: EntityReference, uri: string): Generator<Use> {
  for (const entity of reference.entities) {
    if (entity.value !== "narrator") yield* use(entity, id => entityKey(id, uri))
  }
}

/** A located id as a use, if there is one. */
export function* use(text: LocatedText | undefined, key: (id: string) => string, declares = false): Generator<Use> {
  if (text !== undefined) yield { key: key(text.value), id: text.value, span: text.span, declares }
}
