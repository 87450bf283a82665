import { writeContext, writeReadingContext } from "../../acts/write-context.ts"
import type { Match } from "../../anchor/find-selector.ts"
import { type Context, shortestContext } from "../../anchor/shortest-context.ts"
import type { CodedFile } from "../../corpus/coded-file.ts"
import type { Selector } from "../../model/selector.ts"
import { lineOf } from "../line-of.ts"
import type { Fix, Rule } from "../rule.ts"
import { findAnywhere, isInBoilerplate, type SelectorSite, selectorSites } from "../selector-sites.ts"

export const anchorContextLost: Rule = {
  meta: {
    code: "anchor-context-lost",
    family: "anchoring",
    severity: "error",
    scope: "annotation",
    summary: "The words of a selector occur, but never with the prefix or suffix that it asks for.",
    details:
      "The article has changed around the words, or the context is mistyped. Choose the occurrence that is meant: the fix writes the fewest words that tell it from the others.",
    tags: ["names", "quotes"],
    since: "0.1",
    examples: {
      bad: `//- a.txt
Lund waits. They meet in Lund.
//- a.ann.yaml
mentions:
  Lund:
    - nordia
    - {entity: lund, prefix: meets in}
`,
      good: `//- a.txt
Lund waits. They meet in Lund.
//- a.ann.yaml
mentions:
  Lund:
    - nordia
    - {entity: lund, prefix: meet in}
`,
    },
  },
  *checkSidecar(file) {
    for (const site of selectorSites(file)) {
      const { exact, prefix, suffix, span } = site.selector
      if (site.matches.length > 0 || (prefix === undefined && suffix === undefined)) continue
      const anywhere = findAnywhere(file, site)
      if (anywhere.length === 0) continue
      const times = anywhere.length === 1 ? "once" : `${anywhere.length}×`
      const [only, second] = anywhere
      yield {
        at: prefix?.span ?? suffix?.span ?? span,
        message: `"${exact.value}" occurs ${times}, but never ${placeOf(site.selector)}`,
        ...(only !== undefined && second === undefined && { inArticle: only.span }),
        fix: () => [...fixes(file, site, anywhere)],
      }
    }
  },
}

function placeOf({ prefix, suffix }: Selector): string {
  if (prefix === undefined) return `before "${suffix?.value}"`
  return suffix === undefined ? `after "${prefix.value}"` : `between "${prefix.value}" and "${suffix.value}"`
}

const mostFixes = 5

function* fixes(file: CodedFile, site: SelectorSite, anywhere: readonly Match[]): Generator<Fix> {
  const free = anywhere.filter(match => !isInBoilerplate(file, match) && !isTaken(file, site, match))
  for (const match of nearestFirst(file, site, free).slice(0, mostFixes)) {
    const sides = (["prefix", "suffix"] as const).filter(side => site.selector[side] !== undefined)
    const { article } = file
    const context = shortestContext(article, anywhere, match, sides) ?? shortestContext(article, anywhere, match)
    if (context !== undefined) yield toFix(file, site, match, context)
  }
}

function toFix(file: CodedFile, site: SelectorSite, match: Match, context: Context): Fix {
  const shown = [context.prefix, site.selector.exact.value, context.suffix].filter(part => part !== undefined)
  const reading = site.surface?.readings.find(({ span }) => span === site.selector.span)
  const edits = reading
    ? writeReadingContext(file.text, reading, context)
    : writeContext(file.text, site.selector, context)
  const title = `Mean "${shown.join(" ")}" on line ${lineOf(file.article, match.span.start)}`
  return { title, changes: [{ uri: file.uri, edits }] }
}

/** Whether another reading of the same surface asks for this occurrence by its context. */
function isTaken(file: CodedFile, { surface }: SelectorSite, { normal }: Match): boolean {
  if (surface === undefined) return false
  const occurrence = file.anchored.occurrences.find(
    candidate => candidate.surface === surface && candidate.normal.start === normal.start,
  )
  return occurrence?.reading?.prefix !== undefined || occurrence?.reading?.suffix !== undefined
}

function nearestFirst(file: CodedFile, { claim }: SelectorSite, matches: readonly Match[]): readonly Match[] {
  const home = claim && file.anchored.claims.find(anchor => anchor.claim === claim)?.span
  if (home === undefined) return matches
  const distance = ({ span }: Match) => Math.max(0, home.start - span.end, span.start - home.end)
  return [...matches].sort((a, b) => distance(a) - distance(b))
}
