import assert from "node:assert/strict"
import { execFileSync } from "node:child_process"
import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { test } from "node:test"
import { openCorpora } from "../../server/cli/open-corpora.ts"
import { writeFixes } from "../../server/cli/safe-fixes.ts"
import { unifiedDiff } from "../../server/cli/unified-diff.ts"
import { inFolder, postil } from "../support/command-line.ts"

const corpus = `//- postil.yaml
format: 1
rules: {article-undated: off, mention-untagged: off, order-noncanonical: off}
//- codebook.yaml
format: 1
//- registry.yaml
format: 1
entities:
  adler: {type: person, name: Adler}
  no: {type: country, name: Norway}
//- a.txt
Adler’s house. “Adler’s dog.”
Moss, in Norway.
//- a.ann.yaml
# My notes.
mentions:
  Adler’s: adler # him
  “Adler’s: adler
  Moss: aldler
  Norway: no
`

const fixed = `# My notes.
mentions:
  Adler: adler # him
  Moss: aldler
  Norway: "no"
`

test("what somebody writes while files are being repaired stays", () => {
  for (const name of ["a.ann.yaml", "registry.yaml"]) {
    inFolder(corpus.replace("name: Norway", "name: no"), folder => {
      const path = join(folder, name)
      const typed = `# Typed.\n${readFileSync(path, "utf8")}`
      const said: string[] = []
      const say = (text: string): void => void said.push(text)
      const terminal = { folder, columns: 100, colors: false, progress: false, write: say, say }
      let findings = 0
      const type = () => {
        if (findings++ === 0) writeFileSync(path, typed)
        return true
      }
      writeFixes(openCorpora(undefined, terminal), type, terminal)
      assert.equal(readFileSync(path, "utf8"), typed)
      assert.deepEqual(said, [`"${name}" changed in the meantime and stays as it is: try it again.\n`])
    })
  }
})

test("--fix makes the safe repairs and tells what is left", () =>
  inFolder(corpus, folder => {
    const { code, out, err } = postil(folder, ["check", "--fix"])
    assert.equal(readFileSync(join(folder, "a.ann.yaml"), "utf8"), fixed)
    assert.equal(code, 1)
    assert.match(out, /entity-unknown/)
    assert.doesNotMatch(out, /mention-boundary|scalar-surprise/)
    assert.match(err, /^Fixed \d findings in 2 files\.\n$/)
    assert.match(readFileSync(join(folder, "registry.yaml"), "utf8"), /"no": /)
    assert.match(postil(folder, ["check", "--fix"]).err, /Fixed 0 findings in 0 files/)
  }))

test("--fix --diff prints a patch that does the same, and writes nothing", () =>
  inFolder(corpus, folder => {
    const before = readFileSync(join(folder, "a.ann.yaml"), "utf8")
    const { code, out } = postil(folder, ["check", "--fix", "--diff"])
    assert.equal(code, 1)
    assert.equal(readFileSync(join(folder, "a.ann.yaml"), "utf8"), before)
    assert.match(out, /^--- a\/a\.ann\.yaml\n\+\+\+ b\/a\.ann\.yaml\n@@ -1,6 \+1,5 @@\n # My notes\.\n/)
    writeFileSync(join(folder, "fix.patch"), out)
    execFileSync("git", ["apply", "fix.patch"], { cwd: folder })
    assert.equal(readFileSync(join(folder, "a.ann.yaml"), "utf8"), fixed)
    assert.deepEqual(postil(folder, ["check", "--fix", "--diff"]), { code: 0, out: "", err: "" })
  }))

test("--rule limits what is repaired", () =>
  inFolder(corpus, folder => {
    postil(folder, ["check", "--fix", "--rule", "scalar-surprise"])
    assert.match(readFileSync(join(folder, "a.ann.yaml"), "utf8"), /Adler’s: adler # him\n[\s\S]*Norway: "no"/)
  }))

test("a unified diff has three lines around, joins what is near, and knows a missing line end", () => {
  const lines = Array.from({ length: 20 }, (_, index) => `${index + 1}\n`)
  const changed = lines.map(line => (line === "2\n" || line === "5\n" || line === "18\n" ? `new ${line}` : line))
  assert.equal(
    unifiedDiff("x", lines.join(""), changed.join("")),
    `--- a/x
+++ b/x
@@ -1,8 +1,8 @@
 1
-2
+new 2
 3
 4
-5
+new 5
 6
 7
 8
@@ -15,6 +15,6 @@
 15
 16
 17
-18
+new 18
 19
 20
`,
  )
  assert.equal(unifiedDiff("x", "", "a\n"), "--- a/x\n+++ b/x\n@@ -0,0 +1,1 @@\n+a\n")
  assert.equal(
    unifiedDiff("x", "a", "a\n"),
    "--- a/x\n+++ b/x\n@@ -1,1 +1,1 @@\n-a\n\\ No newline at end of file\n+a\n",
  )
  assert.equal(unifiedDiff("x", "a", "a"), "")
})
