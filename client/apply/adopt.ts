import {
  Disposable,
  type FileWillRenameEvent,
  type Position,
  type TextDocument,
  Uri,
  type WorkspaceEdit,
  window,
  workspace,
} from "vscode"
import type { Middleware } from "vscode-languageclient"
import { languageIds } from "../../server/lsp/protocol.ts"
import { type Cursor, cursorNow } from "./cursor.ts"
import {
  EditorFiles,
  isRenamedByUs,
  letGo,
  OtherEncoding,
  openDocument,
  saveDocument,
  saveOpen,
} from "./editor-files.ts"
import { Expectation, type ExpectedFile } from "./expectation.ts"
import { failureText, quoted } from "./failure-text.ts"
import type { Rename } from "./file-store.ts"
import type { Heir } from "./heirs.ts"
import { type Step, uriBehind } from "./journal.ts"

type Told = Pick<Step, "done" | "heirs">

/** By the setting `postil.save`: whether a file is saved that VS Code has edited, of those that were open and others. */
const saves = {
  always: () => true,
  whenClosed: (wasOpen: boolean) => !wasOpen,
  never: () => false,
} as const

/** Between edits and renames that belong together. */
const pauseMs = 300
/** How long somebody may look at the preview. */
const longestMs = 300_000

/**
 * Sees to it that edits which VS Code asks the server for and applies by itself, when something is renamed, are saved
 * like those that we apply, and are one step of undo.
 */
export class Adoption implements Disposable {
  readonly #record: (step: Step<Cursor>) => void
  #waiting: Disposable | undefined

  constructor(record: (step: Step<Cursor>) => void) {
    this.#record = record
  }

  get middleware(): Middleware {
    return {
      provideRenameEdits: async (document, position, newName, token, next) => {
        const edit = await next(document, position, newName, token)
        const heirs = edit ? heirsAt(position, document, edit, newName) : []
        if (edit) await this.#expectTexts(edit, { done: `Renamed to "${newName}"`, heirs })
        return edit
      },
      // Asked by `askOnRename`.
      workspace: { willRenameFiles: async () => undefined },
    }
  }

  /** From now on `ask` says what goes with files that are about to be renamed. */
  askOnRename(ask: (event: FileWillRenameEvent) => Promise<WorkspaceEdit | undefined>): Disposable {
    return workspace.onWillRenameFiles(event => {
      if (event.files.every(({ oldUri }) => isRenamedByUs(oldUri))) return
      event.waitUntil(ask(event).then(edit => this.expectRenames(edit, event)))
    })
  }

  /** Answers the edit once all is ready to see it done. */
  async expectRenames(
    edit: WorkspaceEdit | undefined,
    { files }: Pick<FileWillRenameEvent, "files">,
  ): Promise<WorkspaceEdit | undefined> {
    if (edit) await this.#expectFiles(edit, files)
    return edit
  }

  dispose(): void {
    this.#waiting?.dispose()
  }

  /** A person may still turn it down in the preview; then nothing is seen and nothing is done. */
  async #expectTexts(edit: WorkspaceEdit, told: Told): Promise<void> {
    const toSave = savedByUs(edit)
    const adopt = this.#adopter(toSave, told)
    const expectation = new Expectation(await filesOf(edit, refuseOtherEncoding))
    const renames: Rename[] = []
    const until = Date.now() + longestMs
    // Files are renamed behind the edits, and nobody tells how many.
    const adoptSoon = (): void => {
      clearTimeout(timer)
      if (expectation.isMet && Date.now() < until) timer = setTimeout(adopt, pauseMs, expectation, renames)
    }
    let timer: NodeJS.Timeout | undefined
    const look = (document: TextDocument): void => {
      if (see(document, expectation, toSave)) adoptSoon()
    }
    this.#wait(
      workspace.onDidOpenTextDocument(look),
      workspace.onDidChangeTextDocument(({ document }) => look(document)),
      workspace.onDidSaveTextDocument(look),
      workspace.onDidRenameFiles(({ files }) => {
        renames.push(...toRenames(files))
        adoptSoon()
      }),
      { dispose: () => clearTimeout(timer) },
    )
  }

  /** The edits come first, files that move along next, and the files themselves last. */
  async #expectFiles(edit: WorkspaceEdit, files: FileWillRenameEvent["files"]): Promise<void> {
    const wanted = toRenames(files)
    const [first, ...others] = wanted
    if (first === undefined) return
    const more = others.length === 0 ? "" : " and others"
    const expectation = new Expectation(await withoutOtherEncodings(edit))
    const toSave = savedByUs(edit)
    const adopt = this.#adopter(toSave, { done: `Renamed ${quoted(first.from)}${more} to ${quoted(first.to)}` })
    const renames: Rename[] = []
    const isRenamed = ({ from }: Rename): boolean => renames.some(other => other.from === from)
    const look = async (): Promise<void> => {
      if (!wanted.every(isRenamed)) return
      this.#waiting?.dispose()
      const store = new EditorFiles()
      for (const uri of expectation.missing) {
        expectation.see(uri, (await store.read(uriBehind(uri, renames)).catch(() => undefined)) ?? "")
      }
      const isOurs = expectation.operations.length > 0 || renames.length > wanted.length
      if (isOurs && expectation.isMet) await adopt(expectation, renames)
    }
    this.#wait(
      workspace.onDidChangeTextDocument(({ document }) => see(document, expectation, toSave)),
      workspace.onDidRenameFiles(event => {
        renames.push(...toRenames(event.files).filter(rename => !isRenamed(rename)))
        void look()
      }),
    )
  }

  #wait(...listeners: readonly Disposable[]): void {
    this.#waiting?.dispose()
    this.#waiting = Disposable.from(...listeners)
  }

  #adopter(
    toSave: ReadonlySet<string>,
    told: Told,
  ): (expectation: Expectation, renames: readonly Rename[]) => Promise<void> {
    const place = cursorNow()
    return async (expectation, renames) => {
      this.#waiting?.dispose()
      // What is still being saved cannot be taken back.
      await Promise.all([...toSave].map(uri => saveOpen(uriBehind(uri, renames))))
      await letGo(renames.map(({ to }) => to))
      this.#record({ ...told, operations: [...expectation.operations, ...renames], ...(place && { place }) })
    }
  }
}

/** Saves a document that has become what was expected at once, before VS Code shows it in a tab as not saved. */
function see(document: TextDocument, expectation: Expectation, toSave: ReadonlySet<string>): boolean {
  const uri = document.uri.toString()
  const isSeen = expectation.awaits(uri) && expectation.see(uri, document.getText())
  if (isSeen && toSave.has(uri)) void saveDocument(document)
  return isSeen
}

/** The entity whose id is renamed where it is defined. */
function heirsAt(position: Position, document: TextDocument, edit: WorkspaceEdit, to: string): readonly Heir[] {
  if (document.languageId !== languageIds.registry) return []
  const own = edit.get(document.uri).find(({ range, newText }) => newText === to && range.contains(position))
  return own === undefined ? [] : [{ from: document.getText(own.range), to }]
}

function savedByUs(edit: WorkspaceEdit): ReadonlySet<string> {
  return new Set(edit.entries().flatMap(([uri]) => (isSavedByUs(uri) ? [uri.toString()] : [])))
}

async function filesOf(
  edit: WorkspaceEdit,
  unread?: (uri: string, error: unknown) => void,
): Promise<readonly ExpectedFile[]> {
  const files = new EditorFiles()
  const read = async ([uri, edits]: ReturnType<WorkspaceEdit["entries"]>[number]): Promise<ExpectedFile> => ({
    uri: uri.toString(),
    before: await files.read(uri.toString()).catch(error => void unread?.(uri.toString(), error)),
    edits,
  })
  return await Promise.all(edit.entries().map(read))
}

/** VS Code shows what is thrown, and changes nothing. */
function refuseOtherEncoding(uri: string, error: unknown): void {
  if (error instanceof OtherEncoding) throw new Error(failureText({ uri, error, unrestored: [] }))
}

/** Were it thrown here, the renamed files would go without all that goes with them. */
async function withoutOtherEncodings(edit: WorkspaceEdit): Promise<readonly ExpectedFile[]> {
  const others: string[] = []
  const files = await filesOf(edit, (uri, error) => {
    if (error instanceof OtherEncoding) others.push(uri)
  })
  for (const uri of others) {
    // A list, even an empty one, would be added to what is there.
    edit.set(Uri.parse(uri), undefined as never)
    const message = `${quoted(uri)} was not brought up to date: it is not in UTF-8, so save it in that encoding, then correct it`
    void window.showWarningMessage(message)
  }
  return files.filter(({ uri }) => !others.includes(uri))
}

/** A document with changes of the person's own stays theirs to save. */
function isSavedByUs(uri: Uri): boolean {
  const document = openDocument(uri.toString())
  const setting = workspace.getConfiguration("postil", uri).get<keyof typeof saves>("save", "always")
  return document?.isDirty !== true && saves[setting](document !== undefined)
}

function toRenames(files: FileWillRenameEvent["files"]): readonly Rename[] {
  return files.map(({ oldUri, newUri }) => ({ kind: "rename", from: oldUri.toString(), to: newUri.toString() }))
}
