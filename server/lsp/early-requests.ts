import { Message, type MessageStrategy } from "vscode-languageserver"

/**
 * Requests that come before it is known which files and entities there are. What can be said then is untrue ("Ann is
 * not in the registry"), so they wait, in their order, while notifications are heard.
 */
export class EarlyRequests implements MessageStrategy {
  readonly #held: (() => void)[] = []
  #isEarly = (): boolean => false

  handleMessage(...[message, next]: Parameters<MessageStrategy["handleMessage"]>): ReturnType<typeof next> {
    if (!Message.isRequest(message) || message.method === "shutdown" || !this.#isEarly()) return next(message)
    this.#held.push(() => void next(message))
  }

  /** From now on requests wait as long as it is early. */
  waitWhile(isEarly: () => boolean): void {
    this.#isEarly = isEarly
  }

  /** Lets go what waits, unless it is early still. */
  release(): void {
    if (this.#isEarly()) return
    for (const go of this.#held.splice(0)) go()
  }
}
