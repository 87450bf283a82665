import { readFileSync } from "node:fs"
import { join } from "node:path"
import { LanguageServer } from "../language-server.ts"
import { ask, keystroke, openFile } from "../open-file.ts"
import { behind, type Form } from "./forms.ts"
import { fileOf, type InstalledPeers } from "./install-peers.ts"
import {
  type Add,
  addCompletion,
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

/** The compiler as a program of its own, which needs no Node. */
export function compilerIn(peers: InstalledPeers): string {
  const { platform, arch } = process
  return fileOf(peers, `@typescript/native-preview-${platform}-${arch}/lib/tsgo${platform === "win32" ? ".exe" : ""}`)
}

/** The native server for TypeScript, on the facts written as modules. */
export function typescriptServer(name: string, form: Form, peers: InstalledPeers, extent: Extent): Peer {
  const measure = (add: Add) => {
    const server = new LanguageServer({
      program: compilerIn(peers),
      args: ["--lsp", "--stdio"],
      diagnostics: "pull",
    })
    return session(server, form.folder, add, () => use(server, form, extent, add))
  }
  return { name, reads: form.folder, measure }
}

async function use(server: LanguageServer, form: Form, extent: Extent, add: Add): Promise<void> {
  const { folder } = form
  const path = "articles/a7.ts"
  const text = readFileSync(join(folder, path), "utf8").replace('status: "coded"', 'status: "codex"')
  const file = await openFile(server, { folder, path, languageId: "typescript", text })
  add(measures.firstDiagnostics, file.openMs)
  await addReady(server, "entity_0", 1, add)
  if (extent === "start") return
  await addTimes(measures.keystroke, add, 100, round => keystroke(server, file, round, undefined, 1))
  const entity = behind(file.text, "{ entity: registry.")
  await addTimes(measures.hover, add, 100, () => ask(server, "hover", file, entity))
  await addCompletion(server, file, { ...entity, text: "e" }, form.entities, add)
  await addSymbols(server, "entity_0", 1, add)
  const registry = await openFile(server, { folder, path: "registry.ts", languageId: "typescript" })
  const position = behind(registry.text, "export const ")
  await addReferences(server, registry, position, form.frequent, add)
  await addRename(server, registry, position, "renamed", form.frequent, add)
}
