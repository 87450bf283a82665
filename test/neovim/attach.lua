-- Run by headless Neovim: attaches the server to an article and prints what it answers as JSON to the file $POSTIL_ANSWERS.
local server, article = vim.env.POSTIL_SERVER, vim.env.POSTIL_ARTICLE
local line, character = tonumber(vim.env.POSTIL_LINE), tonumber(vim.env.POSTIL_CHARACTER)
local answers = {}

local function finish()
  local file = io.open(vim.env.POSTIL_ANSWERS, "w")
  file:write(vim.fn.json_encode(answers))
  file:close()
  vim.cmd("qall!")
end

vim.cmd("edit " .. vim.fn.fnameescape(article))
local buffer = vim.api.nvim_get_current_buf()
local ready = false
local function on_status(_, status)
  ready = #status.corpora > 0
  for _, corpus in ipairs(status.corpora) do
    if corpus.loading then ready = false end
  end
end
local id = vim.lsp.start_client({
  name = "postil",
  cmd = { "node", server, "--stdio" },
  root_dir = vim.env.POSTIL_ROOT,
  handlers = { ["postil/status"] = on_status },
})
vim.lsp.buf_attach_client(buffer, id)
if not vim.wait(20000, function() return vim.lsp.buf_get_clients(buffer)[id] ~= nil end, 20) then
  answers.error = "the server did not attach"
  return finish()
end

local function ask(method, extra)
  local params = vim.tbl_extend("force", {
    textDocument = { uri = vim.uri_from_bufnr(buffer) },
    position = { line = line, character = character },
  }, extra or {})
  local replies = vim.lsp.buf_request_sync(buffer, method, params, 20000) or {}
  return replies[id] and replies[id].result or vim.NIL
end

-- The corpus is read after the server has started.
vim.wait(20000, function() return ready and #vim.diagnostic.get(buffer) > 0 end, 20)
answers.hover = ask("textDocument/hover")
answers.references = ask("textDocument/references", { context = { includeDeclaration = false } })
answers.diagnostics = vim.tbl_map(function(found)
  return { code = found.user_data and found.user_data.lsp.code or found.code, line = found.lnum, message = found.message }
end, vim.diagnostic.get(buffer))
finish()
