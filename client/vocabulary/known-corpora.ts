import { type Disposable, Uri, window } from "vscode"
import type { CorpusStatus } from "../../server/lsp/protocol.ts"
import type { ServerClient } from "../server-client.ts"
import { aboutOf } from "./about.ts"

/** Which corpus a command is about that needs no article. */
export class KnownCorpora implements Disposable {
  #corpora: readonly CorpusStatus[] = []
  readonly #subscription: Disposable

  constructor(server: ServerClient) {
    this.#subscription = server.onStatus(({ corpora }) => {
      this.#corpora = corpora
    })
  }

  /** URI of a file of the corpus: the one that the argument names, else the one in the editor, else the only corpus's. */
  fileFor(argument: unknown): string | undefined {
    // What menus of files and editors hand over is a Uri.
    const named = argument instanceof Uri ? argument.toString() : aboutOf(argument).uri
    if (named !== undefined) return named
    const shown = window.activeTextEditor?.document.uri
    // Before the server has told of any corpus, it knows best.
    const mayBe =
      this.#corpora.length === 0 || this.#corpora.some(({ root }) => shown && isInside(shown, Uri.parse(root)))
    if (shown !== undefined && mayBe) return shown.toString()
    const [only, ...others] = this.#corpora
    if (only !== undefined && others.length === 0) return Uri.joinPath(Uri.parse(only.root), "postil.yaml").toString()
    const message = only === undefined ? "No corpus is open: it needs a postil.yaml" : "Open a file of the corpus first"
    return void window.showInformationMessage(message)
  }

  dispose(): void {
    this.#subscription.dispose()
  }
}

function isInside(file: Uri, folder: Uri): boolean {
  return file.scheme === folder.scheme && file.path.startsWith(`${folder.path.replace(/\/$/, "")}/`)
}
