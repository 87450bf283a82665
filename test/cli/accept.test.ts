import assert from "node:assert/strict"
import { mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { test } from "node:test"
import { hashText } from "../../server/core/similar/sha256.ts"
import { inFolder, postil } from "../support/command-line.ts"

const text = `Ida Berg told the council in the old hall that the bridge was safe.

On Tuesday Jon Dahl walked down to the harbour with his brothers.
`
const sidecar = "mentions:\n  Ida Berg: berg\n  Jon Dahl: dahl\n"
const corpus = `//- postil.yaml
format: 1
//- in/a.txt
${text}//- in/a.ann.yaml
${sidecar}//- in/b.txt
Nothing.
//- registry.yaml
format: 1
entities:
  berg: {name: Ida Berg, type: person}
  dahl: {name: Jon Dahl, type: person}
`

/** A folder that keeps its texts, with an article that was accepted and is `after` now. */
function inChanged(after: string, use: (folder: string) => void, before = corpus): void {
  inFolder(before, folder => {
    mkdirSync(join(folder, ".postil"))
    assert.deepEqual(postil(folder, ["accept"]), { code: 0, out: "", err: "Accepted: 1 annotation file.\n" })
    writeFileSync(join(folder, "in/a.txt"), after)
    use(folder)
  })
}

const read = (folder: string) => readFileSync(join(folder, "in/a.ann.yaml"), "utf8")

test("realign writes what follows from the changes, and prints what became of the annotations", () =>
  inChanged(text.replace("Ida Berg", "Ida Borg"), folder => {
    const out = 'in/a.ann.yaml\n  changed  "Ida Berg" → "Ida Borg" (1 mention)\n'
    assert.deepEqual(postil(folder, ["realign", "--dry-run"]), { code: 0, out, err: "" })
    assert.equal(read(folder), sidecar)
    assert.deepEqual(postil(folder, ["realign", "in/a.txt"]), { code: 0, out, err: "" })
    assert.equal(read(folder), sidecar.replace("Berg:", "Borg:"))
    assert.deepEqual(postil(folder, ["realign"]), { code: 0, out: "", err: "" })
    // Only where somebody sits and waits.
    assert.match(postil(folder, ["realign"], { progress: true }).err, /Nothing has changed for the annotations\.\n$/)
  }))

test("a cue is told that does not stand where it did since its quote was followed", () => {
  const around = Array.from({ length: 18 }, (_, index) => `w${index}`).join(" ")
  const said = `${around} told ${around}. Then ${around} now ${around} again.\n`
  const claim = `claims:\n  safe: {speaker: berg, cue: told, quote: Then ${around} now ${around} again}\n`
  const told = 'doubtful  the cue "told" stands elsewhere than where it was taken from'
  const use = (folder: string) => {
    const { code, out } = postil(folder, ["realign"])
    assert.deepEqual([code, out.split("\n").map(line => line.trim())[2]], [1, told])
    assert.equal(read(folder), claim.replace(" now ", " told "))
  }
  inChanged(said.replace(" now ", " told "), use, corpus.replace(text, said).replace(sidecar, claim))
})

test("what somebody writes into an annotation file while it is realigned stays", () =>
  inChanged(text.replace("Ida Berg", "Ida Borg"), folder => {
    const typed = `# Typed.\n${sidecar}`
    const write = () => writeFileSync(join(folder, "in/a.ann.yaml"), typed)
    const { code, err } = postil(folder, ["realign"], { write })
    assert.equal(read(folder), typed)
    assert.equal(code, 2)
    assert.equal(err, '"in/a.ann.yaml" changed in the meantime and stays as it is: try it again.\n')
  }))

test("what was lost is for people, and is a finding once the text is accepted", () =>
  inChanged(text.replace(/\nOn Tuesday.*\n/, ""), folder => {
    const out = 'in/a.ann.yaml\n  lost  "Jon Dahl"\n'
    assert.deepEqual(postil(folder, ["realign"]), { code: 1, out, err: "" })
    assert.deepEqual(postil(folder, ["accept"]), { code: 1, out, err: "Accepted: 1 annotation file.\n" })
    assert.deepEqual(postil(folder, ["accept"]), { code: 0, out: "", err: "Accepted: 1 annotation file.\n" })
    assert.match(postil(folder, ["check"]).out, /"Jon Dahl" does not occur/)
  }))

test("accept writes the hash of the text where the file has that line", () =>
  inFolder(corpus.replace(sidecar, `source: {text: "sha256:0123456789ab"}\n${sidecar}`), folder => {
    assert.equal(postil(folder, ["accept", "in/a.ann.yaml"]).code, 0)
    assert.equal(read(folder), `source: {text: "sha256:${hashText(text).slice(0, 12)}"}\n${sidecar}`)
  }))

test("a broken annotation file is left alone and said to be", () =>
  inFolder(corpus.replace("Jon Dahl: dahl", 'Jon Dahl: "dahl'), folder => {
    const { code, err } = postil(folder, ["accept"])
    assert.equal(code, 1)
    assert.match(err, /"in\/a\.ann\.yaml" cannot be read .*\nAccepted: 0 annotation files\.\n/)
  }))

test("what is no file of a corpus is refused", () =>
  inFolder(corpus, folder => assert.equal(postil(folder, ["realign", "gone.txt"]).code, 2)))
