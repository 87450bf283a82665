import type { Region, Sidecar } from "../model/sidecar.ts"
import type { Span } from "../text/span.ts"
import { type ArticleText, type BoilerplateRules, findBoilerplate } from "./article-text.ts"
import { anchorClaim, type ClaimAnchor } from "./claims.ts"
import { findSelector, type Match } from "./find-selector.ts"
import { findOccurrences, type KindOf, type Occurrence } from "./mentions.ts"

/** A sidecar laid over its article: everything in it that has a place in the text. */
export interface Anchored {
  /** Page furniture, in the article's normal form. */
  readonly boilerplate: readonly Span[]
  readonly regions: readonly RegionAnchor[]
  /** Headlines, standfirsts and captions, which restate what the text says. */
  readonly display: readonly Span[]
  readonly occurrences: readonly Occurrence[]
  readonly claims: readonly ClaimAnchor[]
}

export interface RegionAnchor {
  readonly region: Region
  /** The first place that fits. */
  readonly match?: Match
}

export interface AnchorOptions {
  /** Where regions are that are not found by their words. */
  readonly known?: (region: Region) => Span | undefined
  /** Of claims only their quotes are looked for. */
  readonly quotesOnly?: true
}

export function anchorSidecar(
  sidecar: Sidecar,
  article: ArticleText,
  rules: BoilerplateRules,
  kindOf: KindOf,
  { known, quotesOnly }: AnchorOptions = {},
): Anchored {
  const boilerplate = findBoilerplate(article, rules, sidecar.boilerplate)
  const regions = sidecar.regions.map(region => anchorRegion(region, article))
  const display = regions.flatMap(({ region, match }) =>
    isDisplay(region.name.value) ? (match?.span ?? known?.(region) ?? []) : [],
  )
  const context = { article, boilerplate, display, ...(quotesOnly && { quotesOnly }) }
  return {
    boilerplate,
    regions,
    display,
    occurrences: findOccurrences(article, sidecar.surfaces, boilerplate, kindOf),
    claims: sidecar.claims.map(claim => anchorClaim(claim, context)),
  }
}

function anchorRegion(region: Region, article: ArticleText): RegionAnchor {
  const [match] = findSelector(article, region.selector)
  return match === undefined ? { region } : { region, match }
}

/** Whether a repeated quote is not at home in this region: it restates the body. */
function isDisplay(name: string): boolean {
  return /^(headline|standfirst|caption)(-|$)/.test(name)
}
