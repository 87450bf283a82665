import assert from "node:assert/strict"
import { join } from "node:path"
import { test } from "node:test"
import { isRefusal } from "../../server/core/acts/act.ts"
import { runAct } from "../../server/core/acts/all-acts.ts"
import type { Corpus } from "../../server/core/corpus/corpus.ts"
import type { YamlNode } from "../../server/core/model/yaml-node.ts"
import { diffLines } from "../../server/core/text/diff-lines.ts"
import { applyEdits } from "../../server/core/text/edit.ts"
import { findComments } from "../../server/core/yaml/format/find-comments.ts"
import { otherLimits, readYaml } from "../../server/core/yaml/read.ts"
import { testDay } from "../support/check-acts.ts"
import { loadCorpus, type MemoryFiles } from "../support/fixture.ts"
import { readFolder } from "../support/folder.ts"
import { mangleYaml } from "../support/mangle-yaml.ts"
import { random } from "../support/random.ts"
import { readSample } from "../support/sample.ts"

const seeds = process.env.POSTIL_SEEDS
const folders = ["samples/tour", "samples/broken", ...(seeds === undefined ? [] : [seeds])]
const rounds = 3

const samples = folders.flatMap(folder =>
  [...readSample(folder)].map(([inner, files]) => [join(folder, inner), files] as const),
)

for (const [name, files] of samples) {
  test(`formatting changes nothing of what the files of ${name} say, however they are written`, () => {
    const next = random("format")
    const corpus = loadCorpus(files)
    for (const [uri, text] of readable(files)) {
      const check = (given: string) => {
        checkFormat(uri, given, files, corpus)
        checkFormat(uri, given.replaceAll("\n", "\r\n"), files, corpus)
      }
      check(text)
      const root = treeOf(text)
      for (let round = 0; round < rounds && root !== undefined; round++) {
        check(mangleYaml(root, { next, forms: round % 2 > 0, comments: round % 3 > 0, shuffles: () => true }))
      }
    }
  })
}

test("sidecars that differ in indentation, quotation marks and order only have one canonical form", () => {
  const next = random("format order")
  for (const folder of folders.filter(path => path !== "samples/broken")) {
    const files = readFolder(folder)
    const corpus = loadCorpus(files)
    for (const [uri, text] of readable(files)) {
      const root = treeOf(text)
      if (!uri.includes(".ann.") || root === undefined) continue
      const wanted = bare(format(uri, text, files, corpus))
      // Regions, links and local entities stand in the order that people give them.
      const shuffles = (path: readonly string[]) => !["regions", "local", "links"].includes(path.at(-1) ?? "")
      const mangled = mangleYaml(root, { next, forms: false, comments: false, shuffles })
      assert.equal(bare(format(uri, mangled, files, corpus)), wanted, uri)
    }
  }
})

/** Files that can be read without doubt; the others are refused. */
function readable(files: MemoryFiles): readonly (readonly [string, string])[] {
  return [...files].filter(([uri, text]) => uri.endsWith(".yaml") && readYaml(text, otherLimits).problems.length === 0)
}

function checkFormat(uri: string, text: string, files: MemoryFiles, corpus: Corpus): void {
  const formatted = format(uri, text, files, corpus)
  const said = `${uri}\n${text}\n---- became\n${formatted}`
  assert.deepEqual(plain(treeOf(formatted)), plain(treeOf(text)), `it says something else: ${said}`)
  assert.deepEqual(commentsOf(formatted), commentsOf(text), `comments differ: ${said}`)
  const again = diffLines(formatted, format(uri, formatted, files, corpus))
  assert.deepEqual(again, [], `it is not yet in canonical form: ${said}`)
  const newline = text.includes("\r\n") ? "\r\n" : "\n"
  assert.ok(formatted.endsWith(newline) && !formatted.endsWith(newline + newline), `its end: ${said}`)
  assert.equal(formatted.replaceAll(newline, "").match(/[\r\n]/), null, "line ends are mixed")
  assert.doesNotMatch(formatted, /[ \t]\r?\n|\n\r?\n\r?\n/, `blanks: ${said}`)
}

function format(uri: string, text: string, files: MemoryFiles, corpus: Corpus): string {
  files.set(uri, text)
  corpus.update([uri])
  const outcome = runAct("format-file", { uri }, { corpus, today: testDay })
  if (isRefusal(outcome)) assert.fail(`${outcome.refused}\n${text}`)
  return applyEdits(text, outcome.changes[0]?.edits ?? [])
}

function treeOf(text: string): YamlNode | undefined {
  return readYaml(text, otherLimits).value
}

function plain(node: YamlNode | undefined): unknown {
  if (node === undefined) return undefined
  if (node.kind === "scalar") return node.missing ? null : node.value
  if (node.kind === "list") return node.items.map(plain)
  const entries = node.entries.map(({ key, value }) => [key.value, plain(value)] as const)
  return new Map(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

function commentsOf(text: string): readonly string[] {
  const root = treeOf(text)
  return root === undefined ? [] : [...findComments(root, text, 0)].map(comment => comment.text).sort()
}

/** Nor empty lines, which go with what they stand by, nor the lines that an author has broken. */
function bare(text: string): string {
  const joined = text.replace(
    />-\n((?: {6}.*\n)+)/g,
    (_, lines: string) => `>- ${lines.trim().replace(/\s*\n\s*/g, " ")}\n`,
  )
  return joined.replace(/[ \t]+# .*$/gm, "").replace(/\n\n+/g, "\n")
}
