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
local id = vim.lsp.start_client({ name = "postil", cmd = { "node", server, "--stdio" }, root_dir = vim.env.POSTIL_ROOT })
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

-- The corpus is read after the server has started, and requests are answered meanwhile from what is known.
local function articles_referred_to()
  answers.references = ask("textDocument/references", { context = { includeDeclaration = false } })
  local uris = {}
  for _, location in ipairs(answers.references) do uris[location.uri] = true end
  return vim.tbl_count(uris)
end
vim.wait(20000, function() return articles_referred_to() >= 4 and #vim.diagnostic.get(buffer) > 0 end, 50)
answers.hover = ask("textDocument/hover")
answers.diagnostics = vim.tbl_map(function(found)
  return { code = found.user_data and found.user_data.lsp.code or found.code, line = found.lnum, message = found.message }
end, vim.diagnostic.get(buffer))
finish()
