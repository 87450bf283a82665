// npm run docs: writes the pages of the rules and the table in README.md from the rules themselves, and into
// docs/mutations.md what they catch, and into docs/anchors.md what becomes of annotations when texts change; of the real
// articles only where POSTIL_SEEDS names their folder.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { editedArticles } from "./edited-articles/edited-corpora.ts"
import { withEditTable } from "./edited-articles/edited-table.ts"
import { countCaught } from "./mutations/caught.ts"
import { type DocumentedCorpus, withMutationTable } from "./mutations/mutation-table.ts"
import { projectFolder } from "./support/editor-host/project.ts"
import { readFolder } from "./support/folder.ts"
import { examplesPage, ruleFolder, rulePages, sharedPage, withRuleTable } from "./support/rule-docs.ts"

const folder = join(projectFolder, ruleFolder)
const pages = rulePages()
mkdirSync(folder, { recursive: true })
for (const name of readdirSync(folder)) if (!pages.has(name)) rmSync(join(folder, name))
for (const [name, page] of pages) writeFileSync(join(folder, name), page)

writeFileSync(join(projectFolder, examplesPage), sharedPage())

const readme = join(projectFolder, "README.md")
const text = withRuleTable(readFileSync(readme, "utf8"))
if (text === undefined) throw new Error("README.md has no <!-- rules --> and <!-- /rules -->")
writeFileSync(readme, text)

const mutations = join(projectFolder, "docs/mutations.md")
writeMutations("tour", join(projectFolder, "samples/tour"))
const seeds = process.env.POSTIL_SEEDS
if (seeds !== undefined) writeMutations("articles", seeds)

const anchors = join(projectFolder, "docs/anchors.md")
for (const [corpus, figures] of editedArticles()) {
  const page = withEditTable(readFileSync(anchors, "utf8"), corpus, figures)
  if (page === undefined) throw new Error(`docs/anchors.md has no <!-- ${corpus} --> and <!-- /${corpus} -->`)
  writeFileSync(anchors, page)
}
console.log(`${pages.size} rules are documented.`)

function writeMutations(corpus: DocumentedCorpus, source: string): void {
  const page = withMutationTable(readFileSync(mutations, "utf8"), corpus, countCaught(readFolder(source)))
  if (page === undefined) throw new Error(`docs/mutations.md has no <!-- ${corpus} --> and <!-- /${corpus} -->`)
  writeFileSync(mutations, page)
}
