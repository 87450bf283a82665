import assert from "node:assert/strict"
import { spawnSync } from "node:child_process"
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { test } from "node:test"

const missing = spawnSync("nvim", ["--version"]).status === 0 ? false : "Neovim is not on the PATH"

interface Answers {
  readonly error?: string
  readonly hover: { readonly contents: { readonly value: string } }
  readonly references: readonly { readonly uri: string }[]
  readonly diagnostics: readonly { readonly code: string; readonly message: string }[]
}

test("Neovim gets hover, references and diagnostics", { skip: missing }, () => {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "postil-neovim-")))
  try {
    cpSync(resolve("samples/tour"), root, { recursive: true })
    const name = "articles/2008-10-rice-in-astana"
    const sidecar = join(root, `${name}.ann.yaml`)
    writeFileSync(sidecar, readFileSync(sidecar, "utf8").replace(/: tazhin$/m, ": tazhinn"))
    const answers = ask(root, join(root, `${name}.txt`), "Kazakhstan")
    assert.equal(answers.error, undefined)
    assert.match(answers.hover.contents.value, /Kazakhstan/)
    assert.ok(new Set(answers.references.map(({ uri }) => uri)).size >= 4, JSON.stringify(answers.references))
    assert.ok(answers.diagnostics.some(({ code, message }) => code === "entity-unknown" && /tazhinn/.test(message)))
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
})

/** What the server tells Neovim about the first occurrence of `word` in an article. */
function ask(root: string, article: string, word: string): Answers {
  const lines = readFileSync(article, "utf8").split("\n")
  const line = lines.findIndex(text => text.includes(word))
  const output = join(root, "answers.json")
  const { status, stderr } = spawnSync(
    "nvim",
    ["--headless", "-u", "NONE", "-i", "NONE", "-n", "-c", `luafile ${resolve("test/neovim/attach.lua")}`],
    {
      encoding: "utf8",
      timeout: 90_000,
      env: {
        ...process.env,
        POSTIL_SERVER: resolve("dist/server.js"),
        POSTIL_ROOT: root,
        POSTIL_ARTICLE: article,
        POSTIL_LINE: String(line),
        POSTIL_CHARACTER: String((lines[line] ?? "").indexOf(word) + 1),
        POSTIL_ANSWERS: output,
      },
    },
  )
  assert.equal(status, 0, stderr)
  return JSON.parse(readFileSync(output, "utf8")) as Answers
}
