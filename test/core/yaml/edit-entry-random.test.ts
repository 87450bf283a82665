import assert from "node:assert/strict"
import { test } from "node:test"
import { applyEdits } from "../../../server/core/text/edit.ts"
import { readYaml } from "../../../server/core/yaml/read.ts"
import { pick, random, times } from "../../support/random.ts"
import { type Deed, deeds, type Here, type Place, placesIn } from "../../support/yaml-deeds.ts"
import { modelOf } from "../../support/yaml-model.ts"
import { oddities, sources } from "../../support/yaml-texts.ts"
import { variantsOf } from "../../support/yaml-variants.ts"

for (const [name, text] of Object.entries(oddities)) {
  test(`a change does what it says and nothing else, wherever it is made: ${name}`, () => {
    const next = random(name)
    for (const ending of [text, text.trimEnd(), `\ufeff${text.replaceAll("\n", "\r\n")}`, `---\n${text}`]) {
      const root = readYaml(ending).value
      assert.ok(root !== undefined)
      const here = { text: ending, root, model: modelOf(root), next }
      for (const place of placesIn(root)) for (const deed of Object.keys(deeds)) check(deed, place, here)
    }
  })
}

for (const [name, text] of Object.entries(sources)) {
  test(`a change does what it says and nothing else: ${name}`, () => {
    const next = random(name)
    for (const [variant, written] of variantsOf(text, next)) {
      const root = readYaml(written).value
      assert.ok(root !== undefined, variant)
      const here = { text: written, root, model: modelOf(root), next }
      assert.deepEqual(here.model, modelOf(readYaml(text).value), variant)
      const places = [...placesIn(root)]
      for (let n = 0; n < times(3); n++) check(pick(Object.keys(deeds), next), pick(places, next), here)
    }
  })
}

function check(name: string, place: Place, here: Here): void {
  const deed = deeds[name]?.(place, here)
  if (deed === undefined) return
  const { text } = here
  const edits = deed.edits.toSorted((a, b) => a.span.start - b.span.start)
  const result = applyEdits(text, edits)
  const where = `${deed.name}\n--- before\n${text}\n--- after\n${result}\n---`
  const { value, problems } = readYaml(result)
  assert.deepEqual(
    problems.filter(({ code }) => code !== "scalar-surprise"),
    [],
    where,
  )
  assert.deepEqual(modelOf(value), deed.expected, where)
  assertLines(text, result, deed, where)
}

/** Every line that is not touched is there in its place, and so is every comment. */
function assertLines(before: string, after: string, { touched, gone }: Deed, where: string): void {
  const newline = before.includes("\r\n") ? "\r\n" : "\n"
  const lines = after.replace("\ufeff", "").split(newline)
  assert.ok(newline === "\n" ? !after.includes("\r") : !/[^\r]\n/.test(after), `line ends: ${where}`)
  let at = 0
  let offset = 0
  for (const written of before.split(newline)) {
    const line = written.replace("\ufeff", "")
    const end = offset + written.length
    const mayChange = touched !== undefined && offset <= touched.end && end >= touched.start
    const isBlank = line.trim() === ""
    const found = lines.indexOf(line, at)
    if (!mayChange && !isBlank) assert.ok(found !== -1, `lost ${JSON.stringify(line)}: ${where}`)
    if (!mayChange && found !== -1) at = found + 1
    offset = end + newline.length
  }
  for (const comment of before.matchAll(/(?<=^|\s)# (?:above|beside|deep|over|at the margin|note)[^\r\n]*/gm)) {
    const lineStart = before.lastIndexOf("\n", comment.index) + 1
    const mayGo = gone !== undefined && comment.index >= gone.start && lineStart <= gone.end
    if (!mayGo) assert.ok(after.includes(comment[0]), `lost ${comment[0]}: ${where}`)
  }
}
