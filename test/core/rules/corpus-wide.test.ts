import { test } from "node:test"
import { checkFix, checkRule } from "../../support/check-rules.ts"

// --- entity-unused

const registry = (entities: string) => `
//- registry.yaml
format: 1
entities:
  lee: {type: person, name: Ann Lee, roles: [{role: mayor, of: town}]}
  town: {type: place, name: Town}
${entities}`
const articleOf = (mentions: string) => `//- a.txt\nAnn Lee, Bo Ray.\n//- a.ann.yaml\nmentions: {${mentions}}\n`

test("an entity that nothing names is marked, and deleted on demand", () => {
  const ray = "  ray: {type: person, name: Bo Ray}\n"
  checkRule(
    "entity-unused",
    registry("  {{entity-unused:ray}}: {type: person, name: Bo Ray}\n") + articleOf("Ann Lee: lee"),
    /^no annotation uses ray$/,
  )
  checkRule("entity-unused", registry(ray) + articleOf("Ann Lee: lee, Bo Ray: ray"))
  checkRule("entity-unused", registry('  "": {type: person, name: Bo Ray}\n') + articleOf("Ann Lee: lee"))
  checkFix("entity-unused", registry(ray) + articleOf("Ann Lee: lee"), registry(""))
})

test("what a claim or the registry names, or an old id leads to, is in use", () => {
  const merged = "  ray: {type: person, name: Bo Ray}\nmerged: {bo: ray}\n"
  checkRule("entity-unused", registry(merged) + articleOf("Ann Lee: lee"))
  const claim = "//- a.txt\nWords.\n//- a.ann.yaml\nclaims: {x: {speaker: lee}}\n"
  checkRule("entity-unused", registry("") + claim)
})

// --- local-entity-shared

function locals(...declared: readonly string[]): string {
  const files = declared.map((local, i) => {
    const name = "abc"[i]
    return `//- ${name}.txt\nThe analysts spoke.\n//- ${name}.ann.yaml\nlocal:\n  ${local}\nmentions:\n  The analysts: _analysts\n`
  })
  return `\n//- registry.yaml\nformat: 1\nentities:\n  lee: {type: person, name: Ann Lee}\n${files.join("")}`
}

test("a local entity of three articles is marked in the first", () => {
  const plain = "_analysts: {type: group}"
  checkRule(
    "local-entity-shared",
    locals("{{local-entity-shared:_analysts}}: {type: group}", plain, plain),
    /^"_analysts" is declared in 3 articles$/,
  )
  checkRule("local-entity-shared", locals(plain, plain))
})

test("two articles are enough where the entity has a name", () => {
  const named = "_analysts: {type: group, name: Analysts United}"
  checkRule(
    "local-entity-shared",
    locals("{{local-entity-shared:_analysts}}: {type: group, name: Analysts United}", named),
  )
})

test("unnamed sources, other names and other types are different ones", () => {
  const anonymous = "_analysts: {type: group, anonymous: true}"
  checkRule("local-entity-shared", locals(anonymous, anonymous, anonymous))
  const named = (name: string) => `_analysts: {type: group, name: ${name}}`
  checkRule("local-entity-shared", locals(named("A"), named("B"), named("C")))
  const plain = "_analysts: {type: group}"
  checkRule("local-entity-shared", locals(plain, plain, "_analysts: {type: organization}"))
})

test("it is promoted to the registry", () => {
  const named = "_analysts: {type: group, name: The analysts}"
  const files = ["a", "b"].map(
    name => `//- ${name}.txt\nThe analysts spoke.\n//- ${name}.ann.yaml\nmentions:\n  The analysts: analysts\n`,
  )
  const entity = "  analysts: {type: group, name: The analysts}\n"
  checkFix(
    "local-entity-shared",
    locals(named, named),
    `\n//- registry.yaml\nformat: 1\nentities:\n  lee: {type: person, name: Ann Lee}\n${entity}${files.join("")}`,
  )
})

// --- article-duplicate

const words = "one two three four five six seven eight nine ten eleven twelve".split(" ")
const story = (seed: number) =>
  Array.from({ length: 80 }, (_, i) => words[(i * i + seed * i + ((i * seed) % 7)) % words.length]).join(" ")

test("an article with nearly the text of another is marked at the later one", () =>
  checkRule(
    "article-duplicate",
    `
//- a.txt
${story(1)}
//- a.ann.yaml
format: 1
//- b.txt
{{article-duplicate:A new headline}}
${story(1)} and more
//- b.ann.yaml
format: 1
//- c.txt
${story(3)}
//- c.ann.yaml
format: 1
`,
    /the same text as "a.txt"/,
  ))

test("an article without annotations counts, but nothing is said about it", () => {
  const source = (mark: string) => `
//- a.txt
${mark}
//- a.ann.yaml
format: 1
//- b.txt
${story(1)}
`
  checkRule("article-duplicate", source(`{{article-duplicate:${story(1)}}}`), /nearly all of this/)
  checkRule("article-duplicate", `\n//- a.txt\n${story(1)}\n//- b.txt\n${story(1)}\n`)
})

test("short articles and lines that postil.yaml lists are not compared", () => {
  const short = "Nothing happened in the town today."
  checkRule("article-duplicate", `\n//- a.txt\n${short}\n//- a.ann.yaml\n{}\n//- b.txt\n${short}\n//- b.ann.yaml\n{}\n`)
  const line = story(1).slice(0, 150)
  const lines = `${line}\n${line}\n${line}`
  checkRule(
    "article-duplicate",
    `\n//- postil.yaml\nboilerplate: {lines: [${line}]}\n//- a.txt\nIt rained.\n${lines}\n//- a.ann.yaml\n{}\n//- b.txt\nIt snowed.\n${lines}\n//- b.ann.yaml\n{}\n`,
  )
})

// --- boilerplate-unmarked

test("a line that is page furniture by its words is marked and listed", () => {
  const source = (config: string) => `
//- postil.yaml
format: 1
${config}//- a.txt
It rained.
Advertisement
It stopped.
//- a.ann.yaml
format: 1
`
  checkRule(
    "boilerplate-unmarked",
    source("").replace("Advertisement", "{{boilerplate-unmarked:Advertisement}}"),
    /^"Advertisement" looks like page furniture$/,
  )
  checkFix("boilerplate-unmarked", source(""), source("boilerplate:\n  lines: [Advertisement]\n"))
  checkRule("boilerplate-unmarked", source("boilerplate: {lines: [Advertisement]}\n"))
})

test("furniture is that of the language", () => {
  const source = (line: string, language: string) =>
    `\n//- a.txt\nEs regnete.\n${line}\n//- a.ann.yaml\nlanguage: ${language}\n`
  checkRule("boilerplate-unmarked", source("{{boilerplate-unmarked:Anzeige}}", "de"))
  checkRule("boilerplate-unmarked", source("{{boilerplate-unmarked:Publicité}}", "fr"))
  checkRule("boilerplate-unmarked", source("Anzeige", "en"))
})

const three = (line: string, sidecar = "format: 1") =>
  ["a", "b", "c"]
    .map(name => `//- ${name}.txt\nStory ${name} is told.\n${line}\n//- ${name}.ann.yaml\n${sidecar}\n`)
    .join("")

test("a short line that stands in three articles is marked in each", () => {
  checkRule(
    "boilerplate-unmarked",
    `\n${three("{{boilerplate-unmarked:The Daily Post online}}")}`,
    /^"The Daily Post online" stands in several articles and looks like page furniture$/m,
  )
  checkRule("boilerplate-unmarked", `\n${three("The Daily Post online").split("//- c.txt")[0]}`)
})

test("lines that are annotated, a region, or a whole sentence are none", () => {
  checkRule("boilerplate-unmarked", `\n${three("By Ann Lee", "regions: {byline: By Ann Lee}")}`)
  checkRule("boilerplate-unmarked", `\n${three("By Ann Lee", "mentions: {Ann Lee: none}")}`)
  checkRule("boilerplate-unmarked", `\n${three("The minister declined to comment on the matter.")}`)
})

// --- duplicate-line

const caption = "Ann Lee opens the new bridge"
const twice = (second: string, sidecar: string) => `
//- a.txt
${caption}

It rained.

${second}
//- a.ann.yaml
${sidecar}`

test("a line that stands twice is marked at its second place, and made a caption", () => {
  checkRule(
    "duplicate-line",
    twice(`{{duplicate-line:${caption}}}`, "format: 1\n"),
    /^"Ann Lee opens the new bridge" stands on lines 1 and 5$/,
  )
  checkFix(
    "duplicate-line",
    twice(caption, "format: 1\n"),
    twice(caption, `format: 1\nregions:\n  caption: ${caption}\n`),
  )
  checkFix(
    "duplicate-line",
    twice(caption, "format: 1\n"),
    twice(caption, `format: 1\nboilerplate: [${caption}]\n`),
    "page furniture",
  )
})

test("captions, page furniture, short lines and unannotated articles may repeat lines", () => {
  checkRule("duplicate-line", twice(caption, `regions: {caption: ${caption}}\n`))
  checkRule("duplicate-line", twice(caption, `boilerplate: [${caption}]\n`))
  checkRule("duplicate-line", `\n//- a.txt\nNo answer.\nWhy?\nNo answer.\n//- a.ann.yaml\nformat: 1\n`)
  checkRule("duplicate-line", `\n//- a.txt\n${caption}\n${caption}\n`)
})
