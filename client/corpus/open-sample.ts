import { commands, FileType, Uri, window, workspace } from "vscode"
import { plantMistakes } from "./planted-mistakes.ts"

/** Copies the tour, with mistakes to be found, into a folder that the person chooses, and opens it. */
export async function openSample(extension: Uri): Promise<void> {
  const [parent] =
    (await window.showOpenDialog({
      canSelectFiles: false,
      canSelectFolders: true,
      openLabel: "Copy the Sample Here",
      title: "A folder for the sample corpus",
    })) ?? []
  if (parent === undefined) return
  const target = await freeFolder(parent)
  try {
    await copySample(extension, target)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return void window.showErrorMessage(`The sample could not be copied to "${target.fsPath}": ${reason}`)
  }
  await commands.executeCommand("vscode.openFolder", target, {
    forceNewWindow: workspace.workspaceFolders !== undefined,
  })
}

/** Writes the sample into a folder that does not exist yet. */
async function copySample(extension: Uri, target: Uri): Promise<void> {
  const tour = Uri.joinPath(extension, "samples/tour")
  for await (const path of filesBelow(tour, "")) {
    const text = new TextDecoder().decode(await workspace.fs.readFile(Uri.joinPath(tour, path)))
    await workspace.fs.writeFile(Uri.joinPath(target, path), new TextEncoder().encode(plantMistakes(path, text)))
  }
}

async function* filesBelow(folder: Uri, path: string): AsyncGenerator<string> {
  for (const [name, type] of await workspace.fs.readDirectory(Uri.joinPath(folder, path))) {
    const inside = path === "" ? name : `${path}/${name}`
    if (type === FileType.Directory) yield* filesBelow(folder, inside)
    else yield inside
  }
}

/** `postil-sample`, or with a number behind it where that is taken. */
async function freeFolder(parent: Uri): Promise<Uri> {
  const taken = new Set((await workspace.fs.readDirectory(parent)).map(([name]) => name))
  for (let number = 1; ; number++) {
    const name = number === 1 ? "postil-sample" : `postil-sample-${number}`
    if (!taken.has(name)) return Uri.joinPath(parent, name)
  }
}
