import { readdirSync, readFileSync, statSync } from "node:fs"
import { createRequire } from "node:module"
import { join } from "node:path"
import { fileURLToPath, pathToFileURL } from "node:url"
import { LanguageServer } from "../language-server.ts"
import { keystroke, openFile } from "../open-file.ts"
import { behind, type Form } from "./forms.ts"
import { fileOf, type InstalledPeers } from "./install-peers.ts"
import {
  type Add,
  addReady,
  addReferences,
  addRename,
  addSymbols,
  addTimes,
  type Extent,
  measures,
  type Peer,
  session,
} from "./peer.ts"

interface AboutFile {
  readonly uri: string
}

/** VS Code's server for Markdown: articles with links for mentions, one file for each entity. */
export function markdownServer(name: string, form: Form, peers: InstalledPeers, extent: Extent): Peer {
  const measure = (add: Add) => {
    const server = new LanguageServer({
      program: peers.node,
      args: [fileOf(peers, "vscode-markdown-languageserver/dist/node/workerMain.js"), "--stdio"],
      diagnostics: "pull",
      initializationOptions: { markdownFileExtensions: ["md"] },
      settings: { markdown: settings },
    })
    serveFiles(server, form.folder, peers)
    return session(server, form.folder, add, () => use(server, form, extent, add))
  }
  return { name, reads: form.folder, measure }
}

const settings = {
  suggest: { paths: { enabled: true, includeWorkspaceHeaderCompletions: "never" } },
  occurrencesHighlight: { enabled: false },
  server: { log: "off" },
  preferredMdPathExtensionStyle: "auto",
  validate: {
    enabled: true,
    referenceLinks: { enabled: "warning" },
    fragmentLinks: { enabled: "warning" },
    fileLinks: { enabled: "warning", markdownFragmentLinks: "inherit" },
    ignoredLinks: [],
    unusedLinkDefinitions: { enabled: "hint" },
    duplicateLinkDefinitions: { enabled: "warning" },
  },
}

async function use(server: LanguageServer, form: Form, extent: Extent, add: Add): Promise<void> {
  const { folder } = form
  const path = firstLinking("entity-0", folder)
  const text = `${readFileSync(join(folder, path), "utf8")}\n[a mistake](nowhere.md)\n`
  const file = await openFile(server, { folder, path, languageId: "markdown", text })
  add(measures.firstDiagnostics, file.openMs)
  await addReady(server, "Article", form.articles, add)
  if (extent === "start") return
  const link = behind(file.text, "](../entities/entity-0")
  await addReferences(server, file, link, form.frequent, add)
  await addRename(server, file, link, "../entities/renamed.md", form.frequent, add)
  await addSymbols(server, "Article", form.articles, add)
  await addTimes(measures.keystroke, add, 100, round => keystroke(server, file, round, undefined, 1))
}

function firstLinking(entity: string, folder: string): string {
  for (let index = 7; ; index++) {
    const path = `articles/a${index}.md`
    if (readFileSync(join(folder, path), "utf8").includes(`/${entity}.md`)) return path
  }
}

/** It asks its client to list, read and parse the files, as VS Code does for it. */
function serveFiles({ rpc }: LanguageServer, folder: string, peers: InstalledPeers): void {
  const load = createRequire(join(peers.folder, "package.json"))
  const MarkdownIt: new (options: object) => { parse(text: string, env: object): readonly object[] } =
    load("markdown-it")
  const parser = new MarkdownIt({ html: true })
  const bytesOf = (uri: string) => readFileSync(fileURLToPath(uri))
  rpc.requests.set("markdown/parse", ({ uri, text }: AboutFile & { readonly text?: string }) =>
    parser.parse(text ?? bytesOf(uri).toString("utf8"), {}).map(token => ({ ...token })),
  )
  rpc.requests.set("markdown/fs/readFile", ({ uri }: AboutFile) => [...bytesOf(uri)])
  rpc.requests.set("markdown/fs/stat", ({ uri }: AboutFile) => {
    const found = statSync(fileURLToPath(uri), { throwIfNoEntry: false })
    return found && { isDirectory: found.isDirectory() }
  })
  rpc.requests.set("markdown/fs/readDirectory", ({ uri }: AboutFile) =>
    readdirSync(fileURLToPath(uri), { withFileTypes: true }).map(entry => [
      entry.name,
      { isDirectory: entry.isDirectory() },
    ]),
  )
  rpc.requests.set("markdown/findMarkdownFilesInWorkspace", () =>
    ["articles", "entities"].flatMap(name =>
      readdirSync(join(folder, name)).map(file => pathToFileURL(join(folder, name, file)).href),
    ),
  )
}
