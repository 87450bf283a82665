import { findSelector } from "../anchor/find-selector.ts"
import type { CodedFile } from "../corpus/coded-file.ts"
import type { Allowance } from "../model/sidecar.ts"
import { contains, overlaps } from "../text/span.ts"
import type { Report } from "./rule.ts"

/** The `allow` entries of the sidecar that hide a report. `at` is a claim's slug, a surface, or a selector. */
export function allowancesFor(file: CodedFile, code: string, report: Report): readonly Allowance[] {
  return file.sidecar.allow.filter(allowance => allowance.rule.value === code && isAbout(allowance, report, file))
}

function isAbout({ at }: Allowance, report: Report, file: CodedFile): boolean {
  if (at === undefined) return false
  const claim = file.sidecar.claims.find(candidate => candidate.slug.value === at.exact.value)
  if (claim !== undefined && contains(claim.span, report.at)) return true
  const surface = file.sidecar.surfaces.find(candidate => candidate.text.value === at.exact.value)
  if (surface !== undefined && contains(surface.span, report.at)) return true
  const { inArticle } = report
  return inArticle !== undefined && findSelector(file.article, at).some(match => overlaps(match.span, inArticle))
}
