import type { ClaimAnchor } from "../anchor/claims.ts"
import type { MentionKind } from "../anchor/mentions.ts"
import { isMention } from "../anchor/mentions.ts"
import type { Span } from "../text/span.ts"
import type { CodedFile } from "./coded-file.ts"
import { type Use, usesOf } from "./uses.ts"

/** All that the corpus keeps of a sidecar that nobody has open. */
export interface SidecarFacts {
  readonly uri: string
  readonly coder?: string
  /** The article's id as written. */
  readonly writtenId?: LocatedFact
  readonly articleUri?: string
  /** Written or by default; absent where there is no valid and unique one. */
  readonly articleId?: string
  /** EDTF, as written. */
  readonly published?: string
  readonly title?: string
  readonly tags: readonly string[]
  readonly mentions: readonly MentionFact[]
  readonly claims: readonly ClaimFact[]
  /** Every place in the sidecar that names an entity, a code or a claim. */
  readonly uses: readonly Use[]
  /** The last reading failed in part: some of these facts are of the time before. */
  readonly stale: boolean
}

export interface LocatedFact {
  readonly value: string
  readonly span: Span
}

export interface MentionFact {
  readonly entities: readonly string[]
  readonly kind: MentionKind
  /** In the article. */
  readonly span: Span
  /** Of the surface's key, in the sidecar. */
  readonly surface: Span
}

export interface ClaimFact {
  readonly slug: string
  readonly speakers: readonly string[]
  readonly targets: readonly string[]
  readonly via: readonly string[]
  readonly for: readonly string[]
  readonly topic?: string
  readonly stance?: string
  readonly mode?: string
  readonly kind?: string
  readonly modality?: string
  /** EDTF, as written. */
  readonly date?: string
  readonly links: readonly { readonly relation: string; readonly to: string; readonly span: Span }[]
  /** Of the quote in the article; absent when it is not there. */
  readonly span?: Span
  /** Of the slug, in the sidecar. */
  readonly at: Span
}

export function summarize(file: CodedFile): SidecarFacts {
  const { sidecar } = file
  return {
    uri: file.uri,
    ...(file.coder !== undefined && { coder: file.coder }),
    ...(sidecar.article && { writtenId: sidecar.article }),
    ...(file.articleUri !== undefined && { articleUri: file.articleUri }),
    ...(file.articleId !== undefined && { articleId: file.articleId }),
    ...(sidecar.source.published && { published: sidecar.source.published.value }),
    ...(sidecar.source.title && { title: sidecar.source.title.value }),
    tags: sidecar.tags.map(tag => tag.value),
    mentions: file.anchored.occurrences.filter(isMention).map(mention => ({
      entities: mention.entities,
      kind: mention.kind,
      span: mention.span,
      surface: mention.surface.text.span,
    })),
    claims: file.anchored.claims.map(claimFact),
    uses: [...usesOf(sidecar, file.uri, file.articleId, file.coder)],
    stale: false,
  }
}

function claimFact({ claim, span }: ClaimAnchor): ClaimFact {
  const ids = (reference: { entities: readonly LocatedFact[] } | undefined) =>
    reference?.entities.map(entity => entity.value) ?? []
  return {
    slug: claim.slug.value,
    speakers: ids(claim.speaker),
    targets: claim.target.map(target => target.value),
    via: ids(claim.via),
    for: ids(claim.for),
    ...(claim.topic && { topic: claim.topic.value }),
    ...(claim.stance && { stance: claim.stance.value }),
    ...(claim.mode && { mode: claim.mode.value }),
    ...(claim.kind && { kind: claim.kind.value }),
    ...(claim.modality && { modality: claim.modality.value }),
    ...(claim.date && { date: claim.date.value }),
    links: claim.links.map(({ relation, to }) => ({ relation: relation.value, to: to.value, span: to.span })),
    ...(span && { span }),
    at: claim.slug.span,
  }
}
