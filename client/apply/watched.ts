import { ProgressLocation, window } from "vscode"
import type { Watch } from "./carry-out.ts"

/** So many are written before a person would read how far it is. */
const fewFiles = 50

/** Shows how far it is, and lets it be cancelled, where it takes longer than a moment. */
export async function watched<T>(title: string, total: number, work: (watch?: Watch) => Promise<T>): Promise<T> {
  if (total <= fewFiles) return await work()
  const location = ProgressLocation.Notification
  return await window.withProgress({ location, title, cancellable: true }, (progress, token) => {
    let before = 0
    return work({
      get isCancelled() {
        return token.isCancellationRequested
      },
      report(done) {
        progress.report({ message: `${done} of ${total} files`, increment: ((done - before) / total) * 100 })
        before = done
      },
    })
  })
}
