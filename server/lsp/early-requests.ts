import { Message, type MessageStrategy, type NotificationMessage, type RequestMessage } from "vscode-languageserver"
import { annotationsRequest } from "./protocol.ts"

/** What is asked about one file that somebody looks at; all else may be about any file of its corpus, or of all corpora. */
const aboutOneFile: ReadonlySet<string> = new Set([
  annotationsRequest,
  "textDocument/completion",
  "textDocument/diagnostic",
  "textDocument/documentHighlight",
  "textDocument/documentSymbol",
  "textDocument/foldingRange",
  "textDocument/hover",
  "textDocument/selectionRange",
])

type Id = RequestMessage["id"]

/** What is known of a workspace. */
export interface Known {
  /** Whether questions about a file that somebody looks at can be answered: what registry and codebook say is known. */
  readonly vocabulary: boolean
  /** Whether it is known which files there are in the corpora that are known. */
  readonly files: boolean
  /** Whether it is known which corpora there are. */
  readonly corpora: boolean
}

/**
 * Requests that come before it is known which files and entities there are. What can be said then is untrue ("Ann is
 * not in the registry") or not all of it, so they wait, in their order, while notifications are heard.
 */
export class EarlyRequests implements MessageStrategy {
  #held: { readonly id: Id; readonly method: string; readonly go: () => void }[] = []
  #known: () => Known = () => ({ vocabulary: true, files: true, corpora: true })

  handleMessage(...[message, next]: Parameters<MessageStrategy["handleMessage"]>): ReturnType<typeof next> {
    if (Message.isNotification(message) && message.method === "$/cancelRequest") this.#cancel(message)
    if (!Message.isRequest(message) || message.method === "shutdown" || !isEarly(message.method, this.#known()))
      return next(message)
    this.#held.push({ id: message.id, method: message.method, go: () => void next(message) })
  }

  /** From now on requests wait until enough is known. */
  waitUntil(known: () => Known): void {
    this.#known = known
  }

  /** What is not wanted any more need not wait: it is known to be cancelled until the next message is handled. */
  #cancel({ params }: NotificationMessage): void {
    const { id }: { readonly id?: Id } = params ?? {}
    const at = this.#held.findIndex(held => held.id === id)
    if (at >= 0) this.#held.splice(at, 1)[0]?.go()
  }

  /** Lets go what need not wait any longer. */
  release(): void {
    if (this.#held.length === 0) return
    const known = this.#known()
    const ready = this.#held.filter(({ method }) => !isEarly(method, known))
    this.#held = this.#held.filter(({ method }) => isEarly(method, known))
    for (const { go } of ready) go()
  }
}

function isEarly(method: string, { vocabulary, files, corpora }: Known): boolean {
  if (aboutOneFile.has(method)) return !vocabulary
  // What is asked about a file or an act in one is answered from its corpus alone.
  return !files || (!corpora && method.startsWith("workspace/"))
}
