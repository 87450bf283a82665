import assert from "node:assert/strict"
import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { test } from "node:test"
import { inFolder, postil } from "../support/command-line.ts"
import { projectFolder } from "../support/editor-host/project.ts"

const corpus = `//- postil.yaml
format: 1
//- in/a.txt
Anna Berg met Holm.
//- in/a.ann.yaml
mentions:
  Holm: holm
  Anna Berg: berg
//- registry.yaml
format: 1
entities:
  berg: {name: Anna Berg, type: person}
`
const tidy = "mentions:\n  Anna Berg: berg\n  Holm: holm\n"

test("format changes what is not in canonical form and names it", () =>
  inFolder(corpus, folder => {
    assert.deepEqual(postil(folder, ["format"]), { code: 0, out: "registry.yaml\nin/a.ann.yaml\n", err: "" })
    assert.equal(readFileSync(join(folder, "in/a.ann.yaml"), "utf8"), tidy)
    assert.deepEqual(postil(folder, ["format"]), { code: 0, out: "", err: "" })
  }))

test("format --check changes nothing and fails", () =>
  inFolder(corpus, folder => {
    const before = readFileSync(join(folder, "in/a.ann.yaml"), "utf8")
    const { code, out, err } = postil(folder, ["format", "--check"])
    assert.deepEqual({ code, out }, { code: 1, out: "registry.yaml\nin/a.ann.yaml\n" })
    assert.match(err, /2 files/)
    assert.equal(readFileSync(join(folder, "in/a.ann.yaml"), "utf8"), before)
    postil(folder, ["format"])
    assert.deepEqual(postil(folder, ["format", "--check", "."]), { code: 0, out: "", err: "" })
    // Only where somebody sits and waits.
    assert.match(postil(folder, ["format"], { progress: true }).err, /Every file is in canonical form\.\n$/)
  }))

test("format takes files, named as the shell knows them", () =>
  inFolder(corpus, folder => {
    assert.deepEqual(postil(join(folder, "in"), ["format", "a.ann.yaml", "a.ann.yaml"]), {
      code: 0,
      out: "a.ann.yaml\n",
      err: "",
    })
    assert.equal(postil(folder, ["format", "--check"]).out, "registry.yaml\n")
  }))

test("format leaves a file alone that is not in UTF-8, and says so", () =>
  inFolder(corpus, folder => {
    const path = join(folder, "in/a.ann.yaml")
    const bytes = Buffer.from("# J\xf6rg\nmentions:\n  Holm: holm\n  Anna Berg: berg\n", "latin1")
    writeFileSync(path, bytes)
    const { code, out, err } = postil(folder, ["format"])
    assert.deepEqual({ code, out }, { code: 2, out: "registry.yaml\n" })
    assert.match(err, /a\.ann\.yaml" cannot be written: it is not in UTF-8/)
    assert.deepEqual(readFileSync(path), bytes)
  }))

test("format keeps a byte-order mark and the line ends", () =>
  inFolder(corpus, folder => {
    const path = join(folder, "in/a.ann.yaml")
    writeFileSync(path, "\ufeffmentions:\r\n  Holm: holm\r\n  Anna Berg: berg\r\n")
    assert.equal(postil(folder, ["format", path]).code, 0)
    assert.equal(readFileSync(path, "utf8"), `\ufeff${tidy.replaceAll("\n", "\r\n")}`)
  }))

test("a file with mistakes is left alone and said to be", () =>
  inFolder(corpus, folder => {
    const path = join(folder, "in/a.ann.yaml")
    writeFileSync(path, 'mentions:\n  Holm: "holm\n')
    for (const words of [
      ["format", "in/a.ann.yaml"],
      ["format", "--check", "in/a.ann.yaml"],
    ]) {
      const { code, out, err } = postil(folder, words)
      assert.deepEqual({ code, out }, { code: 1, out: "" })
      assert.match(err, /^"in\/a\.ann\.yaml" cannot be formatted \(line 2: /)
    }
    assert.equal(readFileSync(path, "utf8"), 'mentions:\n  Holm: "holm\n')
  }))

test("what cannot be formatted at all is refused", () =>
  inFolder(corpus, folder => {
    assert.match(postil(folder, ["format", "gone.yaml"]).err, /There is no file or folder "gone\.yaml"/)
    assert.equal(postil(folder, ["format", "gone.yaml"]).code, 2)
    const { code, err } = postil(folder, ["format", "in/a.txt"])
    assert.equal(code, 1)
    assert.match(err, /"in\/a\.txt" is no annotation file/)
  }))

test("the tour is in canonical form", () =>
  assert.deepEqual(postil(projectFolder, ["format", "--check", "samples/tour"]), { code: 0, out: "", err: "" }))
