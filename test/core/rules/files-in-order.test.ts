import { test } from "node:test"
import { checkFix, checkRule } from "../../support/check-rules.ts"

const registry = `
//- registry.yaml
format: 1
entities:
  georgia: {type: country, name: Georgia}
  moscow: {type: place, name: Moscow}
`

// --- order-noncanonical

const ordered = (mentions: string) => `${registry}
//- a.txt
Moscow and Georgia spoke.
//- a.ann.yaml
source:
  published: 2008
mentions:
${mentions}`

test("the first key that stands too low is marked, and the file formatted", () => {
  checkRule(
    "order-noncanonical",
    ordered("  Georgia: georgia\n  {{order-noncanonical:Moscow}}: moscow\n"),
    /^"Moscow" stands below "Georgia", but comes first in the article$/,
  )
  checkRule("order-noncanonical", ordered("  Moscow: moscow\n  Georgia: georgia\n"))
  checkFix(
    "order-noncanonical",
    ordered("  Georgia: georgia\n  Moscow: moscow\n"),
    ordered("  Moscow: moscow\n  Georgia: georgia\n"),
  )
})

test("claims count, and what is not in the article does not", () => {
  const claims = (mark: string) =>
    ordered(
      `  Moscow: moscow\nclaims:\n  b: {speaker: georgia, quote: Georgia spoke}\n  ${mark}: {speaker: moscow, quote: Moscow and}\n`,
    )
  checkRule("order-noncanonical", claims("{{order-noncanonical:a}}"))
  checkRule("order-noncanonical", ordered("  Tbilisi: georgia\n  Moscow: moscow\n"))
})

// --- surface-duplicate

test("a surface that stands for the same words as another is marked where the article does not have it", () => {
  const source = (mentions: string) => `${registry}
//- a.txt
Georgia’s “men” and the men.
//- a.ann.yaml
source: {published: 2008}
mentions:
${mentions}`
  checkRule(
    "surface-duplicate",
    source("  {{surface-duplicate:Georgia's “men”}}: georgia\n  Georgia’s “men”: georgia\n"),
    /"Georgia's “men”" stands for the same words as "Georgia’s “men”"/,
  )
  checkFix(
    "surface-duplicate",
    source("  Georgia's “men”: georgia\n  Georgia’s “men”: georgia\n"),
    source("  Georgia’s “men”: georgia\n"),
  )
  checkRule("surface-duplicate", source("  Georgia’s: georgia\n  the men: georgia\n"))
})

test("two surfaces are fine where the article has both forms", () =>
  checkRule(
    "surface-duplicate",
    `${registry}\n//- a.txt\nGeorgia’s men and Georgia's men.\n//- a.ann.yaml\nmentions:\n  Georgia’s men: georgia\n  Georgia's men: georgia\n`,
  ))

test("a name that an entity has twice is marked and removed", () => {
  const source = (names: string) =>
    `\n//- registry.yaml\nformat: 1\nentities:\n  o: {type: person, name: O'Neill${names}}\n`
  checkRule(
    "surface-duplicate",
    source(", aliases: [{{surface-duplicate:O’Neill}}]"),
    /"O’Neill" is a name of o already/,
  )
  checkFix("surface-duplicate", source(", aliases: [O’Neill, Tip]"), source(", aliases: [Tip]"))
  checkFix("surface-duplicate", source(", aliases: [O’Neill]"), source(""))
  checkRule("surface-duplicate", source(", aliases: [O'NEILL]"))
})

// --- language-unsupported

test("a language without words is marked once, in postil.yaml or in the first file that names it", () => {
  const source = (config: string, a: string, b: string) => `
//- postil.yaml
format: 1
${config}//- a.txt
Words.
//- a.ann.yaml
language: ${a}
//- b.txt
Words.
//- b.ann.yaml
language: ${b}
`
  checkRule("language-unsupported", source("", "{{language-unsupported:kk}}", "kk"), /Postil has none of "kk"/)
  checkRule("language-unsupported", source("language: {{language-unsupported:kk}}\n", "kk", "kk"))
  checkRule("language-unsupported", source("language: en\n", "de-AT", "fr"))
})

// --- article-undated

test("an annotated article without a date is marked; its name or a line of it may have one", () => {
  const source = (published: string, path = "a") => `
//- ${path}.txt
Words of 19 November 2008 and others.
19 November 2008
//- ${path}.ann.yaml
${published}mentions:
  Words: none
`
  checkRule(
    "article-undated",
    source("").replace("mentions:", "{{article-undated:mentions:}}"),
    /^no published date; the rules about time are off$/,
  )
  checkFix("article-undated", source(""), source("source:\n  published: 2008-11-19\n\n"))
  checkFix("article-undated", source("", "2007-05-talks"), source("source:\n  published: 2007-05\n\n", "2007-05-talks"))
})

test("a date that is wrong, a layer, an orphan and an unannotated article are told elsewhere", () => {
  checkRule("article-undated", "\n//- a.txt\nWords.\n//- a.ann.yaml\nsource: {published: soon}\n")
  checkRule(
    "article-undated",
    "\n//- a.txt\nWords.\n//- a.ann.yaml\nsource: {published: 2008}\n//- a.ann.bk.yaml\nmentions: {Words: none}\n",
  )
  checkRule("article-undated", "\n//- a.ann.yaml\nmentions: {Words: none}\n//- b.txt\nWords.\n")
  checkRule("article-undated", "\n//- a.txt\nWords.\n//- a.ann.yaml\nformat: 1\n")
})
