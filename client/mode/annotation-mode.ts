import { commands, Disposable, window } from "vscode"
import type { AnnotationStore } from "../annotation-store.ts"
import { modeKeys } from "./mode-keys.ts"

const lock = "workbench.action.files.setActiveEditorReadonlyInSession"
const unlock = "workbench.action.files.resetActiveEditorReadonlyInSession"

/**
 * While it is on, articles are read-only and single letters are commands, so that no key pressed by mistake changes a
 * source. It ends with the window.
 */
export class AnnotationMode implements Disposable {
  readonly #annotations: AnnotationStore
  readonly #locked = new Set<string>()
  readonly #subscriptions: Disposable
  #on = false

  constructor(annotations: AnnotationStore) {
    this.#annotations = annotations
    const follow = (): void => void this.#follow()
    this.#subscriptions = Disposable.from(window.onDidChangeActiveTextEditor(follow), annotations.onDidChange(follow))
  }

  async toggle(): Promise<void> {
    this.#on = !this.#on
    await commands.executeCommand("setContext", "postil.annotationMode", this.#on)
    await this.#follow()
    const message = this.#on
      ? "Annotation mode is on: the article is read-only, letters are commands. H lists them, Q leaves it."
      : "Annotation mode is off"
    window.setStatusBarMessage(message, 6000)
  }

  dispose(): void {
    this.#subscriptions.dispose()
  }

  /** VS Code locks only the editor in front, so each article is locked or unlocked when it comes there. */
  async #follow(): Promise<void> {
    const document = window.activeTextEditor?.document
    if (document === undefined || document.uri.scheme !== "file") return
    const uri = document.uri.toString()
    if (this.#on && !this.#locked.has(uri) && this.#annotations.isArticle(document)) {
      this.#locked.add(uri)
      await commands.executeCommand(lock)
    } else if (!this.#on && this.#locked.delete(uri)) {
      await commands.executeCommand(unlock)
    }
  }
}

/** Lists the keys of the mode; Enter runs what a line says. */
export async function showKeys(): Promise<void> {
  const items = modeKeys.map(({ key, does, command }) => ({ label: key, description: does, command }))
  const chosen = await window.showQuickPick(items, {
    placeHolder: "Keys of annotation mode (Enter runs one)",
    matchOnDescription: true,
  })
  if (chosen?.command !== undefined) await commands.executeCommand(chosen.command)
}
