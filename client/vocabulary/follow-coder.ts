import { ConfigurationTarget, Disposable, Uri, window, workspace } from "vscode"
import { type Coders, codersRequest } from "../../server/lsp/acts-protocol.ts"
import type { Acts } from "../apply/acts.ts"
import type { ServerClient } from "../server-client.ts"
import { type Coded, heirOf } from "./heir-of.ts"

/** The server may learn of renamed files a little later than we do. */
const looksMs = [0, 1000, 3000]

/** Keeps the setting `postil.coder` right when whom it names gets another id by a step of ours, or has it taken back. */
export function followCoder(server: ServerClient, acts: Acts): Disposable {
  let roots: readonly string[] = []
  let known: Coded = new Map()
  const timers = new Set<NodeJS.Timeout>()
  const look = async (): Promise<void> => {
    const coder = workspace.getConfiguration("postil").get("coder", "")
    if (coder === "") return
    const now = await codersIn(roots, server)
    const heir = heirOf(coder, known, now)
    if (now.has(coder) || heir !== undefined) known = now
    if (heir !== undefined) await follow(coder, heir)
  }
  const lookSoon = (): void => {
    for (const timer of timers) clearTimeout(timer)
    timers.clear()
    for (const ms of looksMs) timers.add(setTimeout(() => void look(), ms))
  }
  return Disposable.from(
    acts.onDidChange(lookSoon),
    workspace.onDidChangeConfiguration(change => {
      if (change.affectsConfiguration("postil.coder")) lookSoon()
    }),
    server.onStatus(({ corpora }) => {
      roots = corpora.map(({ root }) => root)
      if (known.size === 0 && corpora.every(({ loading }) => loading === undefined)) lookSoon()
    }),
    { dispose: () => timers.forEach(timer => void clearTimeout(timer)) },
  )
}

async function codersIn(roots: readonly string[], server: ServerClient): Promise<Coded> {
  const articles = new Map<string, number>()
  for (const root of roots) {
    const uri = Uri.joinPath(Uri.parse(root), "postil.yaml").toString()
    const answer = await server.ask<Coders>(codersRequest, { uri })
    for (const { id, articles: count } of answer?.coders ?? []) articles.set(id, (articles.get(id) ?? 0) + count)
  }
  return articles
}

/** Where the setting is. */
async function follow(coder: string, heir: string): Promise<void> {
  const settings = workspace.getConfiguration("postil")
  const isOfWorkspace = settings.inspect("coder")?.workspaceValue !== undefined
  await settings.update("coder", heir, isOfWorkspace ? ConfigurationTarget.Workspace : ConfigurationTarget.Global)
  window.setStatusBarMessage(`"${coder}" is "${heir}" now: your annotations go to that layer`, 5000)
}
