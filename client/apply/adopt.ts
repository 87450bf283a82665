import { Disposable, type TextDocument, type Uri, type WorkspaceEdit, window, workspace } from "vscode"
import type { Middleware } from "vscode-languageclient"
import type { Cursor } from "./acts.ts"
import { EditorFiles, openDocument } from "./editor-files.ts"
import { Expectation, type ExpectedFile } from "./expectation.ts"
import type { Step } from "./journal.ts"

/** Whether files that VS Code has opened for the change, and those that were open, are to be saved. */
type Saved = Readonly<Record<"always" | "whenClosed" | "never", (wasOpen: boolean) => boolean>>
const saved: Saved = { always: () => true, whenClosed: wasOpen => !wasOpen, never: () => false }

/**
 * Sees to it that a rename, whose edits VS Code asks for and applies by itself, is saved like what we apply, and is one
 * step of undo.
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
        if (edit) await this.#expect(edit, `Renamed to "${newName}"`)
        return edit
      },
    }
  }

  dispose(): void {
    this.#waiting?.dispose()
  }

  /** A person may still turn it down in the preview; then nothing is seen and nothing is done. */
  async #expect(edit: WorkspaceEdit, done: string): Promise<void> {
    this.#waiting?.dispose()
    const place = cursorNow()
    const toSave = edit.entries().flatMap(([uri]) => (wouldSave(uri) ? [uri.toString()] : []))
    const expectation = new Expectation(await filesOf(edit))
    const look = (document: TextDocument): void => {
      if (!expectation.see(document.uri.toString(), document.getText())) return
      this.#waiting?.dispose()
      this.#record({ done, operations: expectation.operations, ...(place && { place }) })
      for (const uri of toSave) void openDocument(uri)?.save()
    }
    this.#waiting = Disposable.from(
      workspace.onDidChangeTextDocument(({ document }) => look(document)),
      workspace.onDidSaveTextDocument(look),
    )
  }
}

async function filesOf(edit: WorkspaceEdit): Promise<readonly ExpectedFile[]> {
  const files = new EditorFiles()
  const read = async ([uri, edits]: ReturnType<WorkspaceEdit["entries"]>[number]): Promise<ExpectedFile> => ({
    uri: uri.toString(),
    before: await files.read(uri.toString()).catch(() => undefined),
    edits,
  })
  return await Promise.all(edit.entries().map(read))
}

/** A document with changes of the person's own stays theirs to save. */
function wouldSave(uri: Uri): boolean {
  const document = openDocument(uri.toString())
  const setting = workspace.getConfiguration("postil", uri).get<keyof Saved>("save", "always")
  return document?.isDirty !== true && saved[setting](document !== undefined)
}

function cursorNow(): Cursor | undefined {
  const editor = window.activeTextEditor
  return editor && { uri: editor.document.uri.toString(), selection: editor.selection }
}
