import { Disposable, type LanguageStatusItem, LanguageStatusSeverity, languages, RelativePattern, Uri } from "vscode"
import { State } from "vscode-languageclient"
import type { CorpusStatus, Status } from "../server/lsp/protocol.ts"
import type { ServerClient } from "./server-client.ts"
import { corpusText, problemsText, readingCommand } from "./status-text.ts"

/** Shows each corpus, and the server behind it, in the language status of its files; nothing without a corpus. */
export function showStatus(server: ServerClient): Disposable {
  const items = new Map<string, readonly LanguageStatusItem[]>()
  const show = ({ corpora }: Status): void => {
    const roots = new Set(corpora.map(({ root }) => root))
    for (const root of items.keys()) if (!roots.has(root)) remove(root)
    for (const corpus of corpora) {
      const [size, state] = items.get(corpus.root) ?? createItems(corpus.root)
      if (size === undefined || state === undefined) continue
      items.set(corpus.root, [size, state])
      describeCorpus(size, corpus)
      describeServer(state, server.state)
    }
  }
  const remove = (root: string): void => {
    for (const item of items.get(root) ?? []) item.dispose()
    items.delete(root)
  }
  return Disposable.from(
    server.onStatus(show),
    server.onStateChanged(state => {
      for (const [, item] of items.values()) if (item !== undefined) describeServer(item, state)
    }),
    { dispose: () => [...items.keys()].forEach(remove) },
  )
}

function createItems(root: string): readonly LanguageStatusItem[] {
  const selector = { scheme: "file", pattern: new RelativePattern(Uri.parse(root), "**") }
  return ["corpus", "server"].map(name => languages.createLanguageStatusItem(`postil.${name}.${root}`, selector))
}

function describeCorpus(item: LanguageStatusItem, corpus: CorpusStatus): void {
  item.name = "Postil Corpus"
  item.text = corpusText(corpus)
  // What is known of problems then says little, and would leave no room for what can be done.
  item.detail = corpus.stopped === undefined ? `${corpus.name}: ${problemsText(corpus)}` : corpus.name
  item.busy = corpus.loading !== undefined
  const isWarning = corpus.findings.error > 0 || corpus.stopped !== undefined
  item.severity = isWarning ? LanguageStatusSeverity.Warning : LanguageStatusSeverity.Information
  item.command = readingCommand(corpus)
  item.accessibilityInformation = { label: `${item.text}. ${item.detail}` }
}

function describeServer(item: LanguageStatusItem, state: State): void {
  const stopped = state === State.Stopped || state === State.StartFailed
  item.name = "Postil Language Server"
  item.text = stopped ? "Language server stopped" : "Language server"
  item.busy = state === State.Starting
  item.severity = stopped ? LanguageStatusSeverity.Error : LanguageStatusSeverity.Information
  item.command = { title: "Restart Language Server", command: "postil.restartServer" }
}
