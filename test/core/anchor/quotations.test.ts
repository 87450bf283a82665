import assert from "node:assert/strict"
import { test } from "node:test"
import { prepareArticle } from "../../../server/core/anchor/article-text.ts"
import { findQuotations } from "../../../server/core/anchor/quotations.ts"

/** What stands in `<…>` is in quotation marks, and nothing else is. */
function check(marked: string): void {
  const text = marked.replace(/[<>]/g, "")
  const found = findQuotations(prepareArticle(text, "en"), [])
  let shown = text
  for (const { start, end } of found.toReversed()) {
    shown = `${shown.slice(0, start)}<${shown.slice(start, end)}>${shown.slice(end)}`
  }
  assert.equal(shown, marked)
}

test("straight marks", () => check('<"No,"> he said. <"Not now.">'))
test("curly marks", () => check("<“No,”> he said. <“Not now.”>"))
test("a mark inside brackets and behind a dash", () => check('He (<"no">) --<"yes">, [<"or">].'))
test("straight marks inside curly ones", () => check('<“He said "no" twice,”> she said.'))
test("straight marks inside straight ones", () => check('<"He said "no" twice,"> she said.'))
test("single marks inside double ones", () => check("<\"They say 'it is the law.' But no,\"> he said."))
test("single marks alone", () => check("He called it <‘neutral’> and <'fair'>, Russia’s way, the states' way."))
test("single marks around a possessive", () => check("<‘The states’ rights matter,’> he said."))
test("inches and years open nothing", () => check(`A 6" nail, the '90s and rock 'n' roll.`.replace("'n'", "<'n'>")))
test("an open mark lasts to the end of its paragraph", () => check('He said: <"Not now.>\n\nShe left.'))
test("each paragraph opens and the last one closes", () => check("<“One.\n\n“Two.\n\n“Three.”>\n\nFour."))
test("the next paragraph closes without opening", () => check("<“One.\n\nTwo.”> Three."))
test("a closed quotation is not joined to the next", () => check("<“One.”>\n\n<“Two.”>"))
test("single marks over paragraphs", () => check("<‘One\n\n‘Two.’> Three."))
