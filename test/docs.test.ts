import assert from "node:assert/strict"
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { test } from "node:test"
import { projectFolder } from "./support/editor-host/project.ts"
import { examplesPage, ruleFolder, rulePages, sharedPage, withRuleTable } from "./support/rule-docs.ts"

const howToMend = 'run "npm run docs" and commit what it writes'

test("every rule has its page, and no page is left of a rule that is gone", () => {
  const pages = rulePages()
  const folder = join(projectFolder, ruleFolder)
  assert.deepEqual(readdirSync(folder).sort(), [...pages.keys()].sort(), howToMend)
  for (const [name, page] of pages) {
    assert.ok(lines(readFileSync(join(folder, name), "utf8")) === page, `${ruleFolder}/${name}: ${howToMend}`)
  }
})

test("what the examples of the rules share is on its page", () => {
  assert.ok(lines(readFileSync(join(projectFolder, examplesPage), "utf8")) === sharedPage(), howToMend)
})

test("the table of the rules in README.md is that of the rules", () => {
  const readme = lines(readFileSync(join(projectFolder, "README.md"), "utf8"))
  assert.ok(readme === withRuleTable(readme), `README.md: ${howToMend}`)
})

/** As they are on a checkout with other line ends. */
function lines(text: string): string {
  return text.replaceAll("\r\n", "\n")
}
