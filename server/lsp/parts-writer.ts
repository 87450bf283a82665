import { AbstractMessageWriter, type Message, type MessageWriter } from "vscode-languageserver/node"
import { printJson } from "./json-text.ts"

/** Writes messages to a stream, large ones part by part: what is prepared (json-text.ts) is not printed again. */
export class PartsWriter extends AbstractMessageWriter implements MessageWriter {
  readonly #stream: NodeJS.WritableStream
  #last: Promise<unknown> = Promise.resolve()
  #failures = 0
  #isBusy = false

  constructor(stream: NodeJS.WritableStream) {
    super()
    this.#stream = stream
    stream.on("error", error => this.fireError(error))
    stream.on("close", () => this.fireClose())
  }

  /** Whether a message of many parts is being written. */
  get isBusy(): boolean {
    return this.#isBusy
  }

  /** One after the other. */
  write(message: Message): Promise<void> {
    const written = this.#last.then(() => this.#write(message))
    this.#last = written.catch(() => undefined)
    return written
  }

  end(): void {
    this.#stream.end()
  }

  async #write(message: Message): Promise<void> {
    try {
      const parts = printJson(message)
      const length = parts.reduce((sum, part) => sum + part.length, 0)
      const [first = Buffer.alloc(0), ...more] = parts
      this.#isBusy = more.length > 1
      await this.#send(Buffer.concat([Buffer.from(`Content-Length: ${length}\r\n\r\n`), first]))
      for (const part of more) await this.#send(part)
    } catch (error) {
      this.fireError(error, message, ++this.#failures)
      throw error
    } finally {
      this.#isBusy = false
    }
  }

  #send(bytes: Buffer): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#stream.write(bytes, error => (error ? reject(error) : resolve()))
    })
  }
}
