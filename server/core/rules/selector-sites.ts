import type { ArticleText } from "../anchor/article-text.ts"
import type { ClaimAnchor } from "../anchor/claims.ts"
import { findSelector, findText, inContext, type Match } from "../anchor/find-selector.ts"
import { isMention } from "../anchor/mentions.ts"
import type { CodedFile } from "../corpus/coded-file.ts"
import type { Claim } from "../model/claim.ts"
import type { RangeSelector, Selector } from "../model/selector.ts"
import type { Surface } from "../model/sidecar.ts"
import { anyContains, type Span } from "../text/span.ts"
import { oncePerFile } from "./once-per-file.ts"
import { removeAnnotation } from "./remove-annotation.ts"
import type { Fix } from "./rule.ts"

/** Words in a sidecar that stand for a place of its article, and the places where they fit. */
export interface SelectorSite {
  readonly role: "surface" | "reading" | "quote" | "cue" | "source" | "region" | "note" | "boilerplate"
  readonly selector: Selector
  /** Where the words stand with the neighbours that the selector asks for. */
  readonly matches: readonly Match[]
  /** Of a surface and of a reading. */
  readonly surface?: Surface
  readonly claim?: Claim
  /** The beginning, where these words end a stretch: they must come after it. */
  readonly after?: Selector
  /** What takes the annotation out; nothing where something else depends on it. */
  readonly remove: () => readonly Fix[]
}

/** Every place where the words of a selector stand, whatever is around them. */
export function findAnywhere(file: CodedFile, { selector }: SelectorSite): readonly Match[] {
  return findText(file.article, selector.exact.value)
}

/** Whether a match lies wholly in page furniture. */
export function isInBoilerplate(file: CodedFile, { normal }: Match): boolean {
  return anyContains(file.anchored.boilerplate, normal)
}

/** All selectors of a sidecar; none where there is no article to find them in. */
export const selectorSites = oncePerFile((file): readonly SelectorSite[] => {
  const sites: SelectorSite[] = []
  if (file.articleUri === undefined) return sites
  addSurfaceSites(sites, file)
  for (const anchor of file.anchored.claims) addClaimSites(sites, anchor, file.article)
  const { regions, notes, boilerplate } = file.sidecar
  for (const { region, match } of file.anchored.regions) {
    const span = { start: region.name.span.start, end: region.selector.span.end }
    sites.push({ ...site("region", region.selector, match), remove: removal(file, "regions", regions.length, span) })
  }
  for (const { at, span } of notes) {
    const matches = findSelector(file.article, at)
    sites.push({ role: "note", selector: at, matches, remove: removal(file, "notes", notes.length, span) })
  }
  for (const item of boilerplate) {
    const span = item.kind === "text" ? item.text.span : item.range.span
    const remove = removal(file, "boilerplate", boilerplate.length, span)
    if (item.kind === "range") addRangeSites(sites, "boilerplate", item.range, file.article, { remove })
    else {
      const selector = { exact: item.text, span }
      sites.push({ role: "boilerplate", selector, matches: findText(file.article, item.text.value), remove })
    }
  }
  return sites
})

function removal(file: CodedFile, section: string, count: number, span: Span): SelectorSite["remove"] {
  return () => [removeAnnotation(file, section, count, span, "Remove it")]
}

/** Other parts of a claim need it. */
const nothing: SelectorSite["remove"] = () => []

function addSurfaceSites(sites: SelectorSite[], file: CodedFile): void {
  const { surfaces } = file.sidecar
  const occurrences = bySurface(file)
  for (const surface of surfaces) {
    const matches = occurrences.get(surface) ?? []
    const selector = { exact: surface.text, span: surface.text.span }
    sites.push({ role: "surface", selector, matches, surface, remove: () => removeSurface(surface, file) })
    for (const { prefix, suffix, span } of surface.readings) {
      if (prefix === undefined && suffix === undefined) continue
      const context = { ...(prefix && { prefix }), ...(suffix && { suffix }) }
      const fitting = inContext(file.article, matches, prefix?.value, suffix?.value)
      const inPlace = { exact: surface.text, ...context, span }
      sites.push({ role: "reading", selector: inPlace, matches: fitting, surface, remove: nothing })
    }
  }
}

function removeSurface(surface: Surface, file: CodedFile): readonly Fix[] {
  if (isNeeded(surface, file)) return []
  const { length } = file.sidecar.surfaces
  return [removeAnnotation(file, "mentions", length, surface.span, `Remove "${surface.text.value}"`)]
}

/** Whether somebody who speaks in a claim is named by this surface and nowhere else. */
function isNeeded({ readings }: Surface, { sidecar, anchored }: CodedFile): boolean {
  const ids = new Set(readings.flatMap(({ target }) => target.entities.map(entity => entity.value)))
  const speakers = sidecar.claims
    .flatMap(({ speaker }) => speaker?.entities ?? [])
    .filter(({ value }) => ids.has(value))
  return speakers.some(
    ({ value }) => !anchored.occurrences.some(other => isMention(other) && other.entities.includes(value)),
  )
}

function bySurface(file: CodedFile): ReadonlyMap<Surface, readonly Match[]> {
  const result = new Map<Surface, Match[]>()
  for (const occurrence of file.anchored.occurrences) {
    const others = result.get(occurrence.surface)
    if (others === undefined) result.set(occurrence.surface, [occurrence])
    else others.push(occurrence)
  }
  return result
}

function addClaimSites(
  sites: SelectorSite[],
  { claim, segments, cue, source }: ClaimAnchor,
  article: ArticleText,
): void {
  const { quote } = claim
  if (quote?.kind === "range") addRangeSites(sites, "quote", quote.range, article, { claim, remove: nothing })
  else {
    for (const { selector, home, repeats, rivals, after } of segments) {
      const anywhere = () => (after === undefined ? findSelector(article, selector) : [])
      const matches = home === undefined ? anywhere() : [home, ...rivals, ...repeats]
      sites.push({ role: "quote", selector, matches, claim, ...(after && { after }), remove: nothing })
    }
  }
  if (claim.cue) sites.push({ ...site("cue", claim.cue, cue ?? findSelector(article, claim.cue)[0]), claim })
  if (claim.source)
    sites.push({ ...site("source", claim.source, source ?? findSelector(article, claim.source)[0]), claim })
}

function addRangeSites(
  sites: SelectorSite[],
  role: "quote" | "boilerplate",
  { from, to }: RangeSelector,
  article: ArticleText,
  more: Pick<SelectorSite, "claim" | "remove">,
): void {
  const starts = findSelector(article, from)
  sites.push({ role, selector: from, matches: starts, ...more })
  const [first] = starts
  if (to === undefined || first === undefined) return
  const matches = findSelector(article, to).filter(match => match.normal.start >= first.normal.end)
  sites.push({ role, selector: to, matches, after: from, ...more })
}

function site(role: SelectorSite["role"], selector: Selector, match: Match | undefined): SelectorSite {
  return { role, selector, matches: match === undefined ? [] : [match], remove: nothing }
}

/** What is told of quotation marks with nothing between them, as while somebody begins to type. */
export const noWords = "there are no words here yet; write some of the article"
