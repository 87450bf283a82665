import { type Disposable, EventEmitter, Uri, window, workspace } from "vscode"

const scheme = "postil-report"
const texts = new Map<string, string>()
const changed = new EventEmitter<Uri>()

/** Serves the read-only documents that tell what a command has done. */
export function provideReports(): Disposable {
  return workspace.registerTextDocumentContentProvider(scheme, {
    onDidChange: changed.event,
    provideTextDocumentContent: uri => texts.get(uri.path) ?? "",
  })
}

/** Shows what was written to make a folder a corpus, and what comes next. */
export async function showReport(folder: Uri, lines: readonly string[]): Promise<void> {
  const name =
    folder.path
      .split("/")
      .filter(part => part !== "")
      .at(-1) ?? "corpus"
  const uri = Uri.from({ scheme, path: `/Corpus ${name}.txt` })
  texts.set(uri.path, report(name, lines))
  changed.fire(uri)
  await window.showTextDocument(await workspace.openTextDocument(uri), { preview: true })
}

function report(name: string, lines: readonly string[]): string {
  return `"${name}" is a corpus.

${lines.map(line => `- ${line}`).join("\n")}

What next:

1. Open an article and put the cursor into a name.
2. Press Alt+M (macOS: Ctrl+Cmd+M), then Enter: the name is tagged, and "Create" makes a new entity of it.
3. Put the cursor into a sentence in which somebody says something and press Alt+U (macOS: Ctrl+Cmd+U): a claim.

Shift+Alt+Z (macOS: Ctrl+Cmd+Z) takes back each step. You can close this page; it is not a file.
`
}
