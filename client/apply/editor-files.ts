import { commands, type FileSystemError, Range, type TextDocument, Uri, WorkspaceEdit, workspace } from "vscode"
import { difference, isSameText, withoutBom } from "./edited-text.ts"
import type { FileStore } from "./file-store.ts"

/** The setting `postil.save`: which of the files that we edit are saved at once. */
type Save = "always" | "whenClosed" | "never"

/** Files of the workspace: those that are open as documents are edited there, the others on disk. No tab is opened. */
export class EditorFiles implements FileStore {
  /** What was changed on disk. */
  readonly changedOnDisk = new Set<string>()

  async read(uri: string): Promise<string | undefined> {
    const document = openDocument(uri)
    return document === undefined ? await readDisk(uri) : await readOpen(document)
  }

  async write(uri: string, text: string): Promise<string> {
    const save = saveSetting(uri)
    const document = openDocument(uri) ?? (save === "never" ? await openHidden(uri) : undefined)
    if (document === undefined) return await this.#writeDisk(uri, text)
    try {
      return await writeOpen(document, text, save === "always")
    } catch (error) {
      // VS Code closes documents that no tab shows whenever it likes.
      if (document.isClosed) return await this.write(uri, text)
      throw error
    }
  }

  async delete(uri: string): Promise<void> {
    this.changedOnDisk.add(uri)
    // A document that is not saved would bring the file back.
    if (await saveOpen(uri)) await withEdit(edit => edit.deleteFile(Uri.parse(uri)))
    else await workspace.fs.delete(Uri.parse(uri))
  }

  async rename(from: string, to: string): Promise<void> {
    for (const uri of [from, to]) this.changedOnDisk.add(uri)
    const [old, now] = [Uri.parse(from), Uri.parse(to)]
    // What is open inside a folder, saved or not, has to go along.
    if (!(await saveOpen(from)) && openIn([from]).length === 0)
      return void (await workspace.fs.rename(old, now, { overwrite: false }))
    renamedByUs.add(old.toString())
    try {
      await withEdit(edit => edit.renameFile(old, now, { overwrite: false }))
      await letGo([to])
    } finally {
      renamedByUs.delete(old.toString())
    }
  }

  async #writeDisk(uri: string, text: string): Promise<string> {
    this.changedOnDisk.add(uri)
    await workspace.fs.writeFile(Uri.parse(uri), Buffer.from(text, "utf8"))
    if (await isCutOff(Uri.parse(uri), text)) throw new Error("ENOSPC")
    return text
  }
}

/** The documents of some files, and of all in some folders. */
function openIn(uris: readonly string[]): readonly TextDocument[] {
  const places = new Set(uris.map(uri => Uri.parse(uri).toString()))
  const isIn = (uri: string): boolean => {
    const end = uri.lastIndexOf("/")
    return places.has(uri) || (end > 0 && isIn(uri.slice(0, end)))
  }
  return workspace.textDocuments.filter(({ uri, isClosed }) => !isClosed && isIn(uri.toString()))
}

/** What we are renaming: what goes along with that we know already. */
const renamedByUs = new Set<string>()

export function isRenamedByUs(uri: Uri): boolean {
  return renamedByUs.has(uri.toString())
}

/** A file that must not be written back in UTF-8: what of it could not be read would be lost. */
export class OtherEncoding extends Error {
  constructor() {
    super("it is not in UTF-8, so save it in that encoding first")
  }
}

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true })

/** By their URIs, as long as none is opened or closed: a thousand are open for a while when an edit of VS Code goes through them. */
let open: ReadonlyMap<string, TextDocument> | undefined
for (const event of [workspace.onDidOpenTextDocument, workspace.onDidCloseTextDocument])
  event(() => {
    open = undefined
  })

export function openDocument(uri: string): TextDocument | undefined {
  open ??= new Map(workspace.textDocuments.map(document => [document.uri.toString(), document]))
  const document = open.get(Uri.parse(uri).toString())
  return document?.isClosed ? undefined : document
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

async function readDisk(uri: string): Promise<string | undefined> {
  try {
    return decoder.decode(await workspace.fs.readFile(Uri.parse(uri)))
  } catch (error) {
    if ((error as FileSystemError).code === "FileNotFound") return undefined
    if (error instanceof TypeError) throw new OtherEncoding()
    throw error
  }
}

/** Another program may have changed the file a moment ago; then VS Code is about to take that in. */
async function readOpen(document: TextDocument): Promise<string | undefined> {
  const uri = document.uri.toString()
  // What VS Code could not read it would save as it shows it.
  if (document.getText().includes("\ufffd")) await readDisk(uri)
  for (let tries = 0; !document.isDirty && !document.isClosed; tries++) {
    // One in another encoding VS Code reads by itself.
    const onDisk = await readDisk(uri).catch(() => undefined)
    if (onDisk === undefined || isSameText(onDisk, document.getText())) break
    if (tries === 30) throw new Error("another program has changed it, and the editor does not show that yet")
    await new Promise(resolve => setTimeout(resolve, 100))
  }
  return document.isClosed ? await readDisk(uri) : document.getText()
}

async function writeOpen(document: TextDocument, text: string, save: boolean): Promise<string> {
  const before = document.getText()
  await typeInto(document, text)
  if (!save) return document.getText()
  if (!(await document.save())) throw new Error("it could not be saved")
  const isSaved = !document.isDirty && document.encoding.startsWith("utf8")
  if (!isSaved || !(await isCutOff(document.uri, document.getText()))) return document.getText()
  // To VS Code all of it is saved, so that nobody would save it again.
  await typeInto(document, before)
  await document.save()
  throw new Error("ENOSPC")
}

async function typeInto(document: TextDocument, text: string): Promise<void> {
  const { start, end, newText } = difference(document.getText(), withoutBom(text))
  const range = new Range(document.positionAt(start), document.positionAt(end))
  await withEdit(edit => edit.replace(document.uri, range, newText))
}

/** What a disk has no room for VS Code writes as far as there is room, and says nothing. */
async function isCutOff(file: Uri, text: string): Promise<boolean> {
  const { size } = await workspace.fs.stat(file)
  const length = Buffer.byteLength(text)
  // Some file systems do not know how large their files are.
  return size < length && (await workspace.fs.readFile(file)).length < length
}

/** Tabs and documents follow what is done to files in this way. */
async function withEdit(fill: (edit: WorkspaceEdit) => void): Promise<void> {
  const edit = new WorkspaceEdit()
  fill(edit)
  if (!(await workspace.applyEdit(edit))) throw new Error("the editor refused the change")
}

/** Saves a document, if it is open. Answers whether it is. */
export async function saveOpen(uri: string): Promise<boolean> {
  const document = openDocument(uri)
  if (document !== undefined) await saveDocument(document)
  return document !== undefined && !document.isClosed
}

/**
 * The documents of renamed files and folders VS Code closes only after somebody has held them, as this command does; until
 * then, the server takes the files to be there, whatever becomes of them.
 */
export async function letGo(uris: readonly string[]): Promise<void> {
  const documents = openIn(uris)
  // One that is closed meanwhile is let go of already.
  await Promise.allSettled(
    documents.map(({ uri }) => commands.executeCommand("vscode.executeDocumentSymbolProvider", uri)),
  )
}

export async function saveDocument(document: TextDocument): Promise<void> {
  try {
    await document.save()
  } catch {
    // It was closed meanwhile, and so had nothing to be saved.
  }
}
