import { type CancellationToken, CancellationTokenSource, ProgressLocation, window } from "vscode"
import type { ServerClient } from "../server-client.ts"

/** Quicker than this, a notification would only flicker. */
const patienceMs = 500

let count = 0

/**
 * Asks the server for something that may take long: then a notification tells how far it is, and can cancel it.
 * `ask` passes on the token of LSP by which the server reports, and the one by which it is cancelled.
 */
export async function withProgress<T>(
  server: ServerClient,
  title: string,
  ask: (workDoneToken: string, cancellation: CancellationToken) => Promise<T>,
): Promise<T> {
  const workDoneToken = `postil-${++count}`
  const cancellation = new CancellationTokenSource()
  let tell: (percentage: number, message?: string) => void = () => undefined
  const reports = server.onProgress(workDoneToken, (percentage, message) => tell(percentage, message))
  const answer = ask(workDoneToken, cancellation.token).finally(() => reports.dispose())
  if (await isWithin(patienceMs, answer)) return await answer
  const options = { location: ProgressLocation.Notification, title, cancellable: true }
  return await window.withProgress(options, (progress, token) => {
    let told = 0
    token.onCancellationRequested(() => cancellation.cancel())
    tell = (percentage, message) => {
      progress.report({ increment: percentage - told, ...(message === undefined ? {} : { message }) })
      told = percentage
    }
    return answer
  })
}

async function isWithin(limitMs: number, work: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<boolean>(resolve => {
    timer = setTimeout(() => resolve(false), limitMs)
  })
  const done = work.then(
    () => true,
    () => true,
  )
  return await Promise.race([done, late]).finally(() => clearTimeout(timer))
}
