import { findSelector } from "../anchor/find-selector.ts"
import type { CodedFile } from "../corpus/coded-file.ts"
import type { Selector } from "../model/selector.ts"
import type { Allowance } from "../model/sidecar.ts"
import { contains, overlaps, type Span } from "../text/span.ts"
import type { Report } from "./rule.ts"

/**
 * The `allow` entries of the sidecar that hide a report about the sidecar. `at` is a claim's slug, a surface, or a
 * selector; without it the entry holds for the whole article.
 */
export function allowancesFor(file: CodedFile, code: string, report: Report): readonly Allowance[] {
  return of(code, file).filter(({ at }) => at === undefined || isAbout(at, report, file))
}

/** Those that hide a report about the article itself. */
export function allowancesForArticle(file: CodedFile, code: string, { at: span }: Report): readonly Allowance[] {
  return of(code, file).filter(({ at }) => at === undefined || isIn(at, span, file))
}

function of(code: string, { sidecar }: CodedFile): readonly Allowance[] {
  return sidecar.allow.filter(({ rule }) => rule.value === code)
}

function isAbout(at: Selector, report: Report, file: CodedFile): boolean {
  const claim = file.sidecar.claims.find(candidate => candidate.slug.value === at.exact.value)
  if (claim !== undefined && contains(claim.span, report.at)) return true
  const surface = file.sidecar.surfaces.find(candidate => candidate.text.value === at.exact.value)
  if (surface !== undefined && contains(surface.span, report.at)) return true
  return report.inArticle !== undefined && isIn(at, report.inArticle, file)
}

function isIn(at: Selector, span: Span, file: CodedFile): boolean {
  return findSelector(file.article, at).some(match => overlaps(match.span, span))
}
