import { type Disposable, type Event, languages, window, workspace } from "vscode"

const defaultLimitMs = 10_000

/**
 * Waits until `probe` gives something true, and returns it. It is asked at once, after each event by which the editor
 * tells of a change, and every 100 ms for all that has no event.
 */
export async function waitFor<T>(
  what: string,
  probe: () => T | undefined | false | null | Promise<T | undefined | false | null>,
  limitMs = defaultLimitMs,
): Promise<T> {
  const end = Date.now() + limitMs
  for (;;) {
    const found = await probe()
    if (found !== undefined && found !== false && found !== null) return found
    if (Date.now() > end) throw new Error(`Waited ${limitMs} ms for ${what}`)
    await nextChange(100)
  }
}

const changes: readonly Event<unknown>[] = [
  languages.onDidChangeDiagnostics,
  workspace.onDidChangeTextDocument,
  workspace.onDidOpenTextDocument,
  workspace.onDidSaveTextDocument,
  window.onDidChangeActiveTextEditor,
  window.onDidChangeTextEditorSelection,
  window.onDidChangeVisibleTextEditors,
]

function nextChange(limitMs: number): Promise<void> {
  return new Promise(resolve => {
    const listeners: Disposable[] = []
    const done = (): void => {
      clearTimeout(timer)
      for (const listener of listeners) listener.dispose()
      resolve()
    }
    const timer = setTimeout(done, limitMs)
    listeners.push(...changes.map(change => change(done)))
  })
}
