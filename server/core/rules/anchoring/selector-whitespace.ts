import type { CodedFile } from "../../corpus/coded-file.ts"
import type { Selector } from "../../model/selector.ts"
import type { LocatedText } from "../../text/span.ts"
import { replaceScalar } from "../../yaml/edit-entry.ts"
import type { Fix, Rule } from "../rule.ts"
import { type SelectorSite, selectorSites } from "../selector-sites.ts"
import { shorten } from "../shorten.ts"

export const selectorWhitespace: Rule = {
  meta: {
    code: "selector-whitespace",
    family: "anchoring",
    severity: "info",
    scope: "annotation",
    summary: "Words of the article are written with blanks at an edge, or with double blanks or line breaks inside.",
    details:
      "They match all the same, since white space is folded, but every other program that reads the file takes them as they are written, and the same name with and without a blank are two names to it. Inside of quotes and boilerplate white space is left alone: they may follow the lines of the article.",
    tags: ["names", "quotes"],
    since: "0.1",
    examples: {
      bad: `//- a.txt
Ida Adler opened the bridge.
//- a.ann.yaml
mentions:
  "Ida  Adler": adler
`,
      good: `//- a.txt
Ida Adler opened the bridge.
//- a.ann.yaml
mentions:
  Ida Adler: adler
`,
    },
  },
  *checkSidecar(file) {
    const seen = new Set<number>()
    for (const site of selectorSites(file)) {
      for (const text of textsOf(site)) {
        if (!uneven.test(text.value)) continue
        const neat = seen.has(text.span.start) ? text.value : neatly(text.value, site.role)
        seen.add(text.span.start)
        if (neat === text.value || neat === "" || (site.role === "surface" && isTaken(neat, file))) continue
        const where = neat === text.value.trim() ? "has blanks at its edge" : "has double blanks or line breaks"
        const [match] = site.matches
        yield {
          at: text.span,
          message: `"${shorten(text.value)}" ${where}`,
          ...(match && { inArticle: match.span }),
          fix: () => rewrite(file, text, neat),
        }
      }
    }
  },
}

/** What most texts have nowhere. */
const uneven = /^[ \t\u00a0]|[ \t\u00a0]$|[\r\n]|[ \t\u00a0]{2}/

/** A reading has the words of its surface, and contexts of its own. */
function textsOf({ role, selector }: SelectorSite): readonly LocatedText[] {
  const { exact, prefix, suffix }: Selector = selector
  const contexts = [prefix, suffix].filter(context => context !== undefined)
  return role === "reading" ? contexts : [exact, ...contexts]
}

/** A block text of YAML ends in a line break of its own. */
function neatly(text: string, role: SelectorSite["role"]): string {
  const edges = /^[ \t\u00a0]+|[ \t\u00a0]+$/g
  if (role === "quote" || role === "boilerplate") return text.replace(edges, "")
  return (
    text
      .replace(/\n+$/, "")
      .replace(edges, "")
      .replace(/[ \t\u00a0]*[\r\n]\s*|[ \t\u00a0]{2,}/g, " ") + lastBreak(text)
  )
}

function lastBreak(text: string): string {
  return /\n+$/.exec(text)?.[0] ?? ""
}

/** Of two keys that come to the same, `surface-duplicate` tells. */
function isTaken(words: string, { sidecar }: CodedFile): boolean {
  return sidecar.surfaces.some(({ text }) => text.value === words)
}

function rewrite({ uri, text: old }: CodedFile, { span }: LocatedText, neat: string): readonly Fix[] {
  return [{ title: "Write it without them", safe: true, changes: [{ uri, edits: replaceScalar(old, span, neat) }] }]
}
