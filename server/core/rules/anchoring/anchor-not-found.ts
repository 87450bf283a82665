import { whatChanged } from "../../acts/follow/what-changed.ts"
import { findInsideWords } from "../../anchor/find-selector.ts"
import type { CodedFile } from "../../corpus/coded-file.ts"
import { replaceScalar } from "../../yaml/edit-entry.ts"
import { closestNewWords, closestWords, isProposed } from "../closest-words.ts"
import type { Fix, Report, Rule } from "../rule.ts"
import { findAnywhere, noWords, type SelectorSite, selectorSites } from "../selector-sites.ts"

export const anchorNotFound: Rule = {
  meta: {
    code: "anchor-not-found",
    family: "anchoring",
    severity: "error",
    scope: "annotation",
    summary: "The words of a surface, cue, source, region, note or boilerplate do not occur in the article.",
    details:
      "Matching is by case, at word boundaries, with white space folded. Correct the words, or remove the annotation if the text has lost them. Words that are nearly the same are offered and never taken on their own. For quotes see `quote-not-verbatim`.",
    tags: ["names", "quotes"],
    since: "0.1",
    examples: {
      bad: `//- a.txt
Adler opened the bridge.
//- a.ann.yaml
mentions:
  Adlre: adler
`,
      good: `//- a.txt
Adler opened the bridge.
//- a.ann.yaml
mentions:
  Adler: adler
`,
    },
  },
  *checkSidecar(file, corpus) {
    const { lost } = whatChanged(file, corpus)
    for (const site of selectorSites(file)) {
      if (site.role === "quote" || site.role === "reading" || site.matches.length > 0) continue
      const { exact, prefix, suffix } = site.selector
      const isThere = findAnywhere(file, site).length > 0
      if (exact.value.trim() === "") yield missing(file, site, noWords)
      else if (isThere && site.after !== undefined && prefix === undefined && suffix === undefined) {
        yield missing(file, site, `"${exact.value}" does not occur after "${site.after.exact.value}"`)
      } else if (!isThere && !isPartialWord(file, site)) {
        const isLost = lost.has(exact.span.start)
        const close = isLost ? closestNewWords(file, exact.value, corpus) : closestWords(file, exact.value)
        const reason = isLost ? "was taken out of the article" : "does not occur in this article"
        yield missing(file, site, `"${exact.value}" ${reason}`, isProposed(close) ? close.text : undefined)
      }
    }
  },
}

/** `mention-partial-word` tells about those. */
function isPartialWord(file: CodedFile, { role, selector }: SelectorSite): boolean {
  return role === "surface" && findInsideWords(file.article, selector.exact.value).length > 0
}

function missing(file: CodedFile, site: SelectorSite, message: string, similar?: string): Report {
  const { exact } = site.selector
  const close = isTagged(similar, file, site) ? undefined : similar
  const hint = close === undefined ? "" : `; did you mean "${close}"?`
  return {
    at: exact.span,
    message: message + hint,
    fix: () => [...correction(file, site, close), ...site.remove()],
  }
}

function isTagged(words: string | undefined, { sidecar }: CodedFile, { role }: SelectorSite): boolean {
  return role === "surface" && sidecar.surfaces.some(surface => surface.text.value === words)
}

function correction(file: CodedFile, { selector }: SelectorSite, close: string | undefined): readonly Fix[] {
  if (close === undefined || selector.prefix !== undefined || selector.suffix !== undefined) return []
  const edits = replaceScalar(file.text, selector.exact.span, close)
  return [{ title: `Change to "${close}"`, changes: [{ uri: file.uri, edits }] }]
}
