import assert from "node:assert/strict"
import { execFileSync, spawnSync } from "node:child_process"
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { test } from "node:test"
import { projectFolder } from "../support/editor-host/project.ts"

const hasNeovim = spawnSync("nvim", ["--version"]).status === 0
const article = "articles/2008-09-moscow-seeks-backing.txt"
const sidecar = "articles/2008-09-moscow-seeks-backing.ann.yaml"

/** Opens an article and its sidecar, asks, and writes the answers as JSON. Works in Neovim 0.7 and later. */
const script = (program: string, folder: string, line: number, column: number) => `
local client = vim.lsp.start_client({
  name = "postil", cmd = { ${lua(process.execPath)}, ${lua(program)}, "--stdio" }, root_dir = ${lua(folder)},
  workspace_folders = { { uri = vim.uri_from_fname(${lua(folder)}), name = "tour" } },
})
local function open(path)
  vim.cmd("edit " .. path)
  vim.lsp.buf_attach_client(0, client)
  return vim.api.nvim_get_current_buf()
end
local sidecar = open(${lua(join(folder, sidecar))})
local article = open(${lua(join(folder, article))})
local at = { textDocument = { uri = vim.uri_from_bufnr(article) }, position = { line = ${line}, character = ${column} } }
local function ask(method, more)
  local params = vim.tbl_extend("force", at, more or {})
  local answer = nil
  vim.wait(10000, function()
    local all = vim.lsp.buf_request_sync(article, method, params, 2000)
    answer = all and all[client] and all[client].result
    return answer ~= nil and not vim.tbl_isempty(answer)
  end, 100)
  return answer
end
local hover = ask("textDocument/hover")
local references = ask("textDocument/references", { context = { includeDeclaration = true } })
vim.wait(10000, function() return #vim.diagnostic.get(sidecar) > 0 end, 50)
local codes = vim.tbl_map(function(each)
  local lsp = each.user_data and each.user_data.lsp
  return each.code or (lsp and lsp.code)
end, vim.diagnostic.get(sidecar))
vim.fn.writefile({ vim.fn.json_encode({ hover = hover, references = references, codes = codes }) }, ${lua(join(folder, "answers.json"))})
vim.lsp.stop_client(client)
vim.cmd("qall!")
`

test("Neovim gets hover, references and diagnostics", { skip: hasNeovim ? false : "Neovim is not installed" }, () => {
  const folder = mkdtempSync(join(tmpdir(), "postil-neovim-"))
  try {
    cpSync(join(projectFolder, "samples/tour"), folder, { recursive: true })
    const typed = readFileSync(join(folder, sidecar), "utf8").replace(/: russia$/m, ": rusia")
    writeFileSync(join(folder, sidecar), typed)
    const lines = readFileSync(join(folder, article), "utf8").split("\n")
    const line = lines.findIndex(text => text.includes("Kazakhstan"))
    const column = (lines[line] ?? "").indexOf("Kazakhstan") + 1
    writeFileSync(join(folder, "ask.lua"), script(join(projectFolder, "dist/server.js"), folder, line, column))
    execFileSync("nvim", ["--headless", "-u", "NONE", "-n", "-c", `luafile ${join(folder, "ask.lua")}`], {
      timeout: 60_000,
      stdio: "pipe",
    })
    const { hover, references, codes } = JSON.parse(readFileSync(join(folder, "answers.json"), "utf8"))
    assert.match(JSON.stringify(hover.contents), /Kazakhstan/)
    assert.ok(references.length > 1)
    assert.ok(codes.includes("entity-unknown"), `diagnostics: ${codes}`)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

function lua(text: string): string {
  return JSON.stringify(text)
}
