import type { ClaimAnchor } from "../anchor/claims.ts"
import type { MentionKind } from "../anchor/mentions.ts"
import { isMention } from "../anchor/mentions.ts"
import type { LocalEntity, Sidecar, Surface } from "../model/sidecar.ts"
import { shortHash } from "../similar/short-hash.ts"
import { foldTypography, normalize } from "../text/normal-form.ts"
import type { Span } from "../text/span.ts"
import type { CodedFile } from "./coded-file.ts"
import { isLocalName } from "./local-name.ts"
import { type Use, usesOf } from "./uses.ts"

/** All that the corpus keeps of a sidecar that nobody has open. */
export interface SidecarFacts {
  readonly uri: string
  readonly coder?: string | undefined
  /** The article's id as written. */
  readonly writtenId?: LocatedFact | undefined
  readonly articleUri?: string | undefined
  /** Written or by default; absent where there is no valid and unique one. */
  readonly articleId?: string | undefined
  /** EDTF, as written. */
  readonly published?: string | undefined
  readonly title?: string | undefined
  /** As the sidecar says; BCP 47. */
  readonly language?: string | undefined
  readonly tags: readonly string[]
  readonly mentions: readonly MentionFact[]
  readonly claims: readonly ClaimFact[]
  readonly locals: readonly LocalFact[]
  /** What its surfaces mean that look like names. */
  readonly namings: readonly NamingFact[]
  /** Every place in the sidecar that names an entity, a code or a claim. */
  readonly uses: readonly Use[]
  /** The last reading failed in part: some of these facts are of the time before. */
  readonly stale: boolean
}

export interface LocatedFact {
  readonly value: string
  readonly span: Span
}

/** An entity of one sidecar. */
export interface LocalFact {
  readonly id: string
  readonly type?: string
  readonly name?: string
  readonly anonymous: boolean
  /** Of the id, in the sidecar. */
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

/** A name, as its looks go, and what it stands for wherever it occurs in an article. */
export interface NamingFact {
  /** In its normal form. */
  readonly text: string
  /** Joined by " + ". */
  readonly target: string
  /** Of the surface's key, in the sidecar. */
  readonly span: Span
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
  /** Stands for the words of its quote, so that the same words are found elsewhere; absent where they are few. */
  readonly words?: string
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
    ...(sidecar.language && { language: sidecar.language.value }),
    tags: sidecar.tags.map(tag => tag.value),
    mentions: file.anchored.occurrences.filter(isMention).map(mention => ({
      entities: mention.entities,
      kind: mention.kind,
      span: mention.span,
      surface: mention.surface.text.span,
    })),
    claims: file.anchored.claims.map(claimFact),
    locals: [...sidecar.local.values()].map(localFact),
    namings: sidecar.surfaces.map(surface => namingOf(surface, sidecar)).filter(naming => naming !== undefined),
    uses: usesOf(sidecar, file.uri, file.articleId, file.coder),
    stale: false,
  }
}

function localFact({ id, type, name, anonymous }: LocalEntity): LocalFact {
  return {
    id: id.value,
    ...(type && { type: type.value }),
    ...(name && { name: name.value }),
    anonymous,
    span: id.span,
  }
}

/** Capitals at its longer words make a name; what only describes somebody without a name is none. */
function namingOf({ text, readings }: Surface, sidecar: Sidecar): NamingFact | undefined {
  const reading = readings[0]
  if (reading === undefined || readings.length > 1 || reading.prefix !== undefined || reading.suffix !== undefined)
    return undefined
  const ids = reading.target.entities.map(({ value }) => value)
  if (ids.length === 0 || !looksLikeName(text.value)) return undefined
  if (ids.some(id => id.startsWith("_") && !isLocalName(text.value, id, sidecar))) return undefined
  return { text: normalize(text.value).trim(), target: ids.join(" + "), span: text.span }
}

function looksLikeName(text: string): boolean {
  if (!/^\s*\p{Lu}/u.test(text)) return false
  if (!/\s\p{Ll}/u.test(text)) return true
  return text.split(/\s+/).every(word => word.length < 4 || !/^\p{Ll}/u.test(word))
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
    ...hashOf(claim),
    ...(span && { span }),
    at: claim.slug.span,
  }
}

/** Fewer characters are words that many people say. */
const fewestCharacters = 30

function hashOf({ quote }: ClaimAnchor["claim"]): { readonly words?: string } {
  if (quote?.kind !== "segments") return {}
  const texts = quote.segments.map(({ exact }) => foldTypography(normalize(exact.value)).trim())
  return texts.join(" ").length < fewestCharacters ? {} : { words: shortHash(texts) }
}
