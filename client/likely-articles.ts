import { type TextDocument, Uri, workspace } from "vscode"

/**
 * What looks like an article, a text in a folder with a `postil.yaml` in it or above it: for the first moments, in which
 * the server cannot tell, so that our keys are taken and none that follows them reaches the text.
 */
export class LikelyArticles {
  readonly #corpora = new Map<string, Promise<boolean>>()

  async has(document: TextDocument): Promise<boolean> {
    if (document.uri.scheme !== "file" || !/^(?:plaintext|markdown)$/.test(document.languageId)) return false
    const root = workspace.getWorkspaceFolder(document.uri)?.uri
    if (root === undefined) return false
    for (let folder = above(document.uri); folder.path.startsWith(root.path); folder = above(folder)) {
      if (await this.#isCorpus(folder)) return true
      if (folder.path === above(folder).path) break
    }
    return false
  }

  #isCorpus(folder: Uri): Promise<boolean> {
    const key = folder.toString()
    const known = this.#corpora.get(key) ?? exists(Uri.joinPath(folder, "postil.yaml"))
    this.#corpora.set(key, known)
    return known
  }
}

function above(uri: Uri): Uri {
  return uri.with({ path: uri.path.replace(/\/[^/]*$/, "") || "/" })
}

async function exists(uri: Uri): Promise<boolean> {
  return await workspace.fs.stat(uri).then(
    () => true,
    () => false,
  )
}
