import { type FileSystemError, Range, type TextDocument, Uri, WorkspaceEdit, workspace } from "vscode"
import { difference, withoutBom } from "./edited-text.ts"
import type { FileStore } from "./file-store.ts"

/** The setting `postil.save`: which of the files that we edit are saved at once. */
type Save = "always" | "whenClosed" | "never"

/** Files of the workspace: those that are open as documents are edited there, the others on disk. No tab is opened. */
export class EditorFiles implements FileStore {
  /** What was changed on disk. */
  readonly changedOnDisk = new Set<string>()

  async read(uri: string): Promise<string | undefined> {
    const document = openDocument(uri)
    if (document !== undefined) return document.getText()
    try {
      return decoder.decode(await workspace.fs.readFile(Uri.parse(uri)))
    } catch (error) {
      if ((error as FileSystemError).code === "FileNotFound") return undefined
      if (error instanceof TypeError) throw new Error("it is not in UTF-8")
      throw error
    }
  }

  async write(uri: string, text: string): Promise<string> {
    const save = saveSetting(uri)
    const document = openDocument(uri) ?? (save === "never" ? await openHidden(uri) : undefined)
    const written = document && (await writeOpen(document, text, save === "always"))
    if (written !== undefined) return written
    this.changedOnDisk.add(uri)
    await workspace.fs.writeFile(Uri.parse(uri), Buffer.from(text, "utf8"))
    return text
  }

  async delete(uri: string): Promise<void> {
    // What was typed into it goes with it; a document that is not saved would bring the file back.
    await openDocument(uri)?.save()
    this.changedOnDisk.add(uri)
    await workspace.fs.delete(Uri.parse(uri))
  }

  async rename(from: string, to: string): Promise<void> {
    await openDocument(from)?.save()
    for (const uri of [from, to]) this.changedOnDisk.add(uri)
    await workspace.fs.rename(Uri.parse(from), Uri.parse(to), { overwrite: false })
  }
}

// A file in another encoding must not be written back in this one.
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true })

export function openDocument(uri: string): TextDocument | undefined {
  const wanted = Uri.parse(uri).toString()
  return workspace.textDocuments.find(document => !document.isClosed && document.uri.toString() === wanted)
}

function saveSetting(uri: string): Save {
  return workspace.getConfiguration("postil", Uri.parse(uri)).get<Save>("save", "always")
}

async function openHidden(uri: string): Promise<TextDocument> {
  const file = Uri.parse(uri)
  const creation = new WorkspaceEdit()
  creation.createFile(file, { ignoreIfExists: true })
  await workspace.applyEdit(creation)
  return await workspace.openTextDocument(file)
}

/** Undefined when the document was closed meanwhile, as VS Code does with those that no tab shows. */
async function writeOpen(document: TextDocument, text: string, save: boolean): Promise<string | undefined> {
  const { start, end, newText } = difference(document.getText(), withoutBom(text))
  const range = new Range(document.positionAt(start), document.positionAt(end))
  const edit = new WorkspaceEdit()
  edit.replace(document.uri, range, newText)
  const isEdited = await workspace.applyEdit(edit)
  const isSaved = isEdited && save && (await document.save())
  if (document.isClosed) return undefined
  if (!isEdited) throw new Error("the editor refused the change")
  if (save && !isSaved) throw new Error("it could not be saved")
  return document.getText()
}
