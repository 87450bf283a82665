import type { CodedFile } from "../../corpus/coded-file.ts"
import { replaceScalar } from "../../yaml/edit-entry.ts"
import type { Fix, Rule } from "../rule.ts"
import { type SelectorSite, selectorSites } from "../selector-sites.ts"

export const anchorTypography: Rule = {
  meta: {
    code: "anchor-typography",
    family: "anchoring",
    severity: "info",
    scope: "annotation",
    summary: "The words match the article only if its quotation marks, apostrophes or dashes are taken for others.",
    details:
      "The annotation is attached and counts all the same. The fix copies the characters of the article. Nothing is said where the article has both forms.",
    tags: ["names", "quotes"],
    since: "0.1",
    examples: {
      bad: `//- a.txt
Adler’s plan was read out.
//- a.ann.yaml
mentions:
  Adler's plan: none
`,
      good: `//- a.txt
Adler’s plan was read out.
//- a.ann.yaml
mentions:
  Adler’s plan: none
`,
    },
  },
  *checkSidecar(file) {
    for (const site of selectorSites(file)) {
      const [match] = site.matches
      if (site.role === "reading" || match === undefined || !site.matches.every(({ folded }) => folded)) continue
      const written = site.selector.exact
      const own = file.article.normal.text.slice(match.normal.start, match.normal.end)
      const sign = signOf(own, written.value)
      yield {
        at: written.span,
        message: `"${written.value}" matches only with folded quotation marks or dashes${sign && `: the article has ${sign}`}`,
        inArticle: match.span,
        fix: () => copy(file, site, own),
      }
    }
  },
}

/** The first character of the article that the sidecar writes otherwise. */
function signOf(own: string, written: string): string {
  const there = new Set(written)
  const signs = own.match(/[‘’‚‛′“”„‟«»″‐‑‒–—−'"-]/g) ?? []
  return signs.find(sign => !there.has(sign)) ?? ""
}

function copy(file: CodedFile, site: SelectorSite, own: string): readonly Fix[] {
  const { exact } = site.selector
  const exists = site.role === "surface" && file.sidecar.surfaces.some(surface => surface.text.value === own)
  if (exists) return site.remove()
  const edits = replaceScalar(file.text, exact.span, own)
  return [{ title: "Write it as the article does", safe: true, changes: [{ uri: file.uri, edits }] }]
}
