// npm run docs: writes the pages of the rules and the table in README.md from the rules themselves.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { projectFolder } from "./support/editor-host/project.ts"
import { ruleFolder, rulePages, withRuleTable } from "./support/rule-docs.ts"

const folder = join(projectFolder, ruleFolder)
const pages = rulePages()
mkdirSync(folder, { recursive: true })
for (const name of readdirSync(folder)) if (!pages.has(name)) rmSync(join(folder, name))
for (const [name, page] of pages) writeFileSync(join(folder, name), page)

const readme = join(projectFolder, "README.md")
const text = withRuleTable(readFileSync(readme, "utf8"))
if (text === undefined) throw new Error("README.md has no <!-- rules --> and <!-- /rules -->")
writeFileSync(readme, text)
console.log(`${pages.size} rules are documented.`)
