import { type TextDocument, Uri, workspace } from "vscode"

/**
 * Whether it looks like an article, a text in a folder with a `postil.yaml` in it or above it: for the first moments, in
 * which the server cannot tell, so that our keys are taken and none that follows them reaches the text.
 */
export async function isLikelyArticle({ uri, languageId }: TextDocument): Promise<boolean> {
  if (uri.scheme !== "file" || !/^(?:plaintext|markdown)$/.test(languageId)) return false
  const root = workspace.getWorkspaceFolder(uri)?.uri
  if (root === undefined) return false
  for (let folder = above(uri); folder.path.startsWith(root.path); folder = above(folder)) {
    if (await exists(Uri.joinPath(folder, "postil.yaml"))) return true
    if (folder.path === above(folder).path) break
  }
  return false
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
