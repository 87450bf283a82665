import assert from "node:assert/strict"
import { test } from "node:test"
import { moveFiles } from "../../../server/core/acts/move-files.ts"
import { toEnd } from "../../../server/core/text/bits.ts"
import { checkAct, checkRefused } from "../../support/check-acts.ts"
import { fixtureRoot, loadCorpus, parseFixture } from "../../support/fixture.ts"

const article = "//- a.txt\n{{Ada}} spoke.\n"
const registry = "//- registry.yaml\nentities:\n  ada: {type: person, name: Ada}\n"

function settings(line: string): string {
  return `//- postil.yaml\nformat: 1\n${line}\n`
}

for (const path of ["../out.yaml", "x/../../out.yaml", "/etc/out.yaml", ".hidden/../../out.yaml"]) {
  test(`no entity is written to "${path}", which postil.yaml names as registry`, () => {
    const source = settings(`registry: ${path}`) + article
    checkRefused("create-entity", { name: "Ada", type: "person" }, source, /names no registry file .* "ada"/)
  })
  test(`no code is written to "${path}", which postil.yaml names as codebook`, () => {
    const source = settings(`codebook: ${path}`) + article
    checkRefused("create-code", { kind: "topics", label: "Bridge" }, source, /is no place for annotations/)
  })
}

for (const template of ["../{stem}.ann.yaml", ".ann/{stem}.yaml", "/etc/{stem}.yaml"]) {
  test(`no annotation is written where "${template}" would put it, since nobody would read it there`, () => {
    const source = settings(`sidecar: "${template}"`) + article + registry
    checkRefused("tag", { entity: "ada" }, source, /is no place for annotations: change the paths/)
  })
}

test("sidecars in a folder of their own are written there, and move there", () => {
  const source = settings('sidecar: "ann/{stem}.yaml"')
  checkAct("tag", { entity: "ada" }, source + article + registry, "//- ann/a.yaml\nmentions:\n  Ada: ada\n")
  const { files } = parseFixture(`${source}${article}//- ann/a.yaml\nmentions: {}\n//- ann/a.bk.yaml\nmentions: {}\n`)
  const { renames } = toEnd(
    moveFiles([{ from: `${fixtureRoot}a.txt`, to: `${fixtureRoot}s/b.txt` }], loadCorpus(files)),
  )
  const places = ["ann/b.yaml", "ann/b.bk.yaml"].map(path => `${fixtureRoot}s/${path}`)
  assert.deepEqual(
    renames?.map(({ to }) => to),
    places,
  )
})

test("a layer is named behind the article's name, whatever dots that has", () => {
  const source = `${settings('sidecar: "{stem}-ann"')}//- v1.2.txt\n{{Ada}} spoke.\n${registry}`
  checkAct("tag", { entity: "ada" }, source, "//- v1.2-ann.bk\nmentions:\n  Ada: ada\n", { coder: "bk" })
})

test("half a character in a path of postil.yaml breaks nothing", () => {
  const source = settings('registry: "a\\uD800.yaml"\ncodebook: "b\\uD800.yaml"') + article
  checkRefused("create-entity", { name: "Ada", type: "person" }, source, /names no registry file/)
  checkAct("mark-region", { region: "headline" }, source, "//- a.ann.yaml\nregions:\n  headline: Ada\n")
})

test("words of an article are not sought in another that would share its annotation file", () => {
  const source = `//- a.md\nBoe went.\n${article}${registry}`
  const reason = /"a\.txt" and "a\.md" would share "a\.ann\.yaml": give one of them another name/
  checkRefused("tag", { uri: `${fixtureRoot}a.txt`, range: { start: 0, end: 3 }, entity: "ada" }, source, reason)
})
