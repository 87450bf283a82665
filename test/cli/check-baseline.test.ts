import assert from "node:assert/strict"
import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { test } from "node:test"
import { inFolder, postil } from "../support/command-line.ts"

const note = (words: string) => `  - {at: ${words}, text: who is that}\n`
const sidecar = (notes: string) => `mentions:\n  Adler: adler\nnotes:\n${notes}`
const corpus = `//- postil.yaml
format: 1
rules: {article-undated: off, mention-untagged: off, order-noncanonical: off}
//- codebook.yaml
format: 1
//- registry.yaml
format: 1
entities:
  adler: {type: person, name: Adler}
//- a.txt
Adler met Moss and Rot and Blau.
//- a.ann.yaml
${sidecar(note("Mosse") + note("Mosse"))}`

const baseline = `{
  "format": 1,
  "findings": {
    "a.ann.yaml": {
      "anchor-not-found": {
        "Mosse": 2
      }
    }
  }
}
`

test("a baseline takes all findings for old; only new ones count, wherever the lines have moved", () =>
  inFolder(corpus, folder => {
    const read = () => readFileSync(join(folder, "postil-baseline.json"), "utf8")
    const first = postil(folder, ["check", "--write-baseline"])
    assert.deepEqual([first.code, first.err], [0, "postil-baseline.json: 2 old findings.\n"])
    assert.equal(read(), baseline)
    assert.match(first.out, /^Nothing to complain of in 1 article\.\n2 old findings in postil-baseline\.json are not/)

    writeFileSync(join(folder, "a.ann.yaml"), `# new\n${sidecar(note("Mosse") + note("Mosse") + note("Grau"))}`)
    const second = postil(folder, ["check"])
    assert.equal(second.code, 1)
    assert.match(second.out, /^a\.ann\.yaml:7:10 {2}error {4}"Grau" does not occur/)
    assert.match(second.out, /\n1 finding in 1 file/)
    assert.equal(read(), baseline)
  }))

test("what no longer occurs is told, and --fix takes it out, but nothing in", () =>
  inFolder(corpus, folder => {
    const read = () => JSON.parse(readFileSync(join(folder, "postil-baseline.json"), "utf8")).findings
    postil(folder, ["check", "--write-baseline"])
    writeFileSync(join(folder, "a.ann.yaml"), sidecar(note("Mosse") + note("Grau")))
    assert.match(postil(folder, ["check"]).out, /1 entry of postil-baseline\.json no longer occurs/)
    const { out } = postil(folder, ["check", "--format", "json"])
    assert.deepEqual(JSON.parse(out).baseline, { old: 1, gone: 1 })
    const { code } = postil(folder, ["check", "--fix"])
    assert.equal(code, 1)
    assert.deepEqual(read(), { "a.ann.yaml": { "anchor-not-found": { Mosse: 1 } } })
    postil(folder, ["check", "--write-baseline"])
    assert.deepEqual(read(), { "a.ann.yaml": { "anchor-not-found": { Grau: 1, Mosse: 1 } } })
  }))

test("a baseline that is none hides nothing, which is told, and a corpus without findings gets none", () => {
  inFolder(`${corpus}//- postil-baseline.json\n{"format": 1, "findings": [\n`, folder => {
    const { out, err } = postil(folder, ["check"])
    assert.match(out, /\n2 findings in 1 file/)
    assert.match(
      err,
      /^"postil-baseline.json" cannot be read, so old findings are told, too: mend it, or write it anew/,
    )
    assert.equal(postil(folder, ["check", "--write-baseline"]).err, "postil-baseline.json: 2 old findings.\n")
  })
  inFolder(corpus.replaceAll("Mosse", "Moss"), folder => {
    assert.deepEqual(postil(folder, ["check", "--write-baseline"]).err, "")
  })
})
