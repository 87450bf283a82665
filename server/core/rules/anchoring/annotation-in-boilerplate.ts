import { findBoilerplate } from "../../anchor/article-text.ts"
import type { Match } from "../../anchor/find-selector.ts"
import type { CodedFile } from "../../corpus/coded-file.ts"
import type { Boilerplate } from "../../model/sidecar.ts"
import { removeAnnotation } from "../remove-annotation.ts"
import type { Fix, Report, Rule } from "../rule.ts"
import { isInBoilerplate, type SelectorSite, selectorSites } from "../selector-sites.ts"
import { withMistake } from "../with-mistake.ts"

export const annotationInBoilerplate: Rule = {
  meta: {
    code: "annotation-in-boilerplate",
    family: "anchoring",
    severity: "warning",
    scope: "article",
    summary: "The words of an annotation occur only in text that is marked as boilerplate.",
    details:
      "Boilerplate carries no annotation, so this one does not count. Remove it, or do not mark that text as boilerplate, in the sidecar or in `postil.yaml`.",
    tags: ["names"],
    since: "0.1",
    examples: withMistake(
      `//- a.txt
Adler opened the bridge.

More from Sudia: subscribe now
//- a.ann.yaml
boilerplate:
  - "More from Sudia: subscribe now"
mentions:
  Adler: adler
`,
      "Adler: adler",
      "Adler: adler\n  Sudia: sudia",
    ),
  },
  *checkSidecar(file) {
    for (const site of selectorSites(file)) {
      const places = placesOf(site)
      const [match] = places
      if (match === undefined || !places.every(place => isInBoilerplate(file, place))) continue
      if (site.role === "reading" && isFurniture(file, site)) continue
      yield report(file, site, match)
    }
  },
}

/** Regions, notes and boilerplate itself may lie anywhere. */
function placesOf(site: SelectorSite): readonly Match[] {
  if (site.role === "region" || site.role === "note" || site.role === "boilerplate") return []
  return site.matches
}

/** Then the surface as a whole is reported. */
function isFurniture(file: CodedFile, { surface }: SelectorSite): boolean {
  const all = file.anchored.occurrences.filter(occurrence => occurrence.surface === surface)
  return all.every(({ state }) => state === "boilerplate")
}

function report(file: CodedFile, site: SelectorSite, match: Match): Report {
  const { exact, span } = site.selector
  const what = site.role === "reading" ? ` in the context asked for` : ""
  return {
    at: site.role === "reading" ? span : exact.span,
    message: `"${exact.value}" occurs${what} only in boilerplate`,
    inArticle: match.span,
    fix: () => [...site.remove(), ...unmark(file, match)],
  }
}

/** Takes out the entry of the sidecar that marks these words, if there is one. */
function unmark(file: CodedFile, match: Match): readonly Fix[] {
  const { boilerplate } = file.sidecar
  const item = boilerplate.find(one => covers(file, one, match))
  if (item === undefined) return []
  const span = item.kind === "text" ? item.text.span : item.range.span
  return [removeAnnotation(file, "boilerplate", boilerplate.length, span, "Do not mark that text as boilerplate")]
}

function covers(file: CodedFile, item: Boilerplate, { normal }: Match): boolean {
  const spans = findBoilerplate(file.article, { lines: new Set(), text: [] }, [item])
  return spans.some(span => span.start <= normal.start && normal.end <= span.end)
}
