import { Uri, workspace } from "vscode"

/** Whether a folder, or one above it, is a repository of Git. */
export async function isInRepository(folder: Uri): Promise<boolean> {
  const parent = Uri.joinPath(folder, "..")
  const isHere = await workspace.fs.stat(Uri.joinPath(folder, ".git")).then(
    () => true,
    () => false,
  )
  return isHere || (parent.path !== folder.path && (await isInRepository(parent)))
}
