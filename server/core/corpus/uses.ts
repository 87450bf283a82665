import type { Claim } from "../model/claim.ts"
import type { CodeKind } from "../model/codebook.ts"
import type { EntityReference, Sidecar } from "../model/sidecar.ts"
import type { LocatedText, Span } from "../text/span.ts"
import { claimKey, codeKey, coderKey, entityKey, linkTarget, type NamedByKey } from "./keys.ts"

/** One place that names a thing by its id. */
export interface Use {
  /** See keys.ts. */
  readonly key: string
  /** What the key names. */
  readonly kind: NamedByKey["kind"]
  readonly id: string
  readonly span: Span
  /** The place where the thing itself is declared: a claim's slug, a local entity's id, an article's id. */
  readonly declares: boolean
}

/** Every place in a sidecar that names an entity, a code, a claim, the article or a coder. */
export function usesOf(
  sidecar: Sidecar,
  uri: string,
  article: string | undefined,
  coder: string | undefined,
): readonly Use[] {
  const uses = new SidecarUses(uri, article, coder)
  const { article: id, coders, tags, local, surfaces, claims } = sidecar
  if (id !== undefined) uses.put(`article:${id.value}`, "article", id, true)
  for (const each of coders) uses.put(coderKey(each.value), "coder", each)
  for (const tag of tags) uses.code("tags", tag)
  for (const entity of local.values()) {
    uses.entity(entity.id, true)
    uses.code("entity-types", entity.type)
    uses.entity(entity.of)
  }
  for (const { readings } of surfaces) for (const { target } of readings) uses.entities(target)
  for (const claim of claims) uses.claim(claim)
  for (const slug of allowedClaims(sidecar)) uses.claimOf(article, slug.value, slug)
  return uses.all
}

/** An `at` that is a claim's slug means the claim, whatever else it could be. */
function allowedClaims({ allow, claims }: Sidecar): readonly LocatedText[] {
  const slugs = allow.flatMap(({ at }) => at?.exact ?? [])
  return slugs.filter(({ value }) => claims.some(({ slug }) => slug.value === value))
}

/** Collects the uses of one sidecar: there are a hundred in each of thousands, and generators would take most of the time. */
class SidecarUses {
  readonly all: Use[] = []
  readonly #uri: string
  readonly #article: string | undefined
  readonly #coder: string | undefined

  constructor(uri: string, article: string | undefined, coder: string | undefined) {
    this.#uri = uri
    this.#article = article
    this.#coder = coder
  }

  put(key: string, kind: Use["kind"], { value, span }: LocatedText, declares = false): void {
    this.all.push({ key, kind, id: value, span, declares })
  }

  entity(id: LocatedText | undefined, declares = false): void {
    if (id !== undefined) this.put(entityKey(id.value, this.#uri), "entity", id, declares)
  }

  entities(reference: EntityReference | undefined): void {
    if (reference === undefined) return
    for (const id of reference.entities) if (id.value !== "narrator") this.entity(id)
  }

  code(kind: CodeKind, id: LocatedText | undefined): void {
    if (id !== undefined) this.put(codeKey(kind, id.value), kind, id)
  }

  claimOf(article: string | undefined, slug: string, written: LocatedText, declares = false): void {
    this.put(claimKey(article ?? "", slug, this.#coder), "claim", written, declares)
  }

  claim(claim: Claim): void {
    this.claimOf(this.#article, claim.slug.value, claim.slug, true)
    this.entities(claim.speaker)
    this.entities(claim.via)
    this.entities(claim.for)
    for (const id of claim.target) this.entity(id)
    this.code("modes", claim.mode)
    this.code("claim-kinds", claim.kind)
    this.code("topics", claim.topic)
    this.code("stances", claim.stance)
    this.code("modalities", claim.modality)
    if (claim.continues !== undefined) this.claimOf(this.#article, claim.continues.value, claim.continues)
    for (const { relation, to } of claim.links) {
      this.code("relations", relation)
      const other = linkTarget(to.value, this.#article)
      this.claimOf(other.article, other.slug, to)
    }
  }
}
