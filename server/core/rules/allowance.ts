import { findSelector } from "../anchor/find-selector.ts"
import type { CodedFile } from "../corpus/coded-file.ts"
import type { Allowance } from "../model/sidecar.ts"
import { contains, overlaps } from "../text/span.ts"
import type { Report } from "./rule.ts"

/** Whether an `allow` entry of the sidecar hides a report. `at` is a claim's slug, a surface, or a selector. */
export function allows(file: CodedFile, code: string, report: Report): boolean {
  return file.sidecar.allow.some(allowance => allowance.rule.value === code && isAbout(allowance, report, file))
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
