import type { Readable, Writable } from "node:stream"

/** What was answered, and when its last byte arrived: before it was parsed. */
export interface Answer<T> {
  readonly result: T
  readonly at: number
}

/** A buffer that is answered is JSON already. */
export type OnRequest = (params: never) => unknown
export type OnNotification = (params: never, at: number) => void

interface Message {
  readonly id?: number | string
  readonly method?: string
  readonly params?: never
  readonly result?: unknown
  readonly error?: { readonly message: string }
}

interface Waiting {
  readonly method: string
  resolve(answer: Answer<never>): void
  reject(error: Error): void
}

/** One side of a conversation in JSON-RPC, as language servers speak it, with a clock at every answer. */
export class JsonRpc {
  /** What the other side asks us; what is not named here is answered with null. */
  readonly requests = new Map<string, OnRequest>()
  readonly notifications = new Map<string, OnNotification>()
  readonly #output: Writable
  readonly #waiting = new Map<number | string, Waiting>()
  #chunks: Buffer[] = []
  #length = 0
  #needed = 0
  #nextId = 1

  constructor(input: Readable, output: Writable) {
    this.#output = output
    input.on("data", (chunk: Buffer) => this.#take(chunk))
    input.on("close", () => this.fail("the server has ended"))
    output.on("error", error => this.fail(error.message))
  }

  request<T>(method: string, params?: object): Promise<Answer<T>> {
    const id = this.#nextId++
    return new Promise<Answer<T>>((resolve, reject) => {
      this.#waiting.set(id, { method, resolve, reject })
      this.#write({ id, method, params })
    })
  }

  notify(method: string, params?: object): void {
    this.#write({ method, params })
  }

  /** Nothing more will be answered. */
  fail(reason: string): void {
    for (const { method, reject } of this.#waiting.values()) reject(new Error(`${method}: ${reason}`))
    this.#waiting.clear()
  }

  #write(message: object): void {
    this.#send([Buffer.from(JSON.stringify({ jsonrpc: "2.0", ...message }))])
  }

  #send(parts: readonly Buffer[]): void {
    if (!this.#output.writable) return
    const length = parts.reduce((sum, part) => sum + part.length, 0)
    this.#output.write(`Content-Length: ${length}\r\n\r\n`)
    for (const part of parts) this.#output.write(part)
  }

  /** A large answer comes in many pieces, which are put together once, when all are there. */
  #take(chunk: Buffer): void {
    const at = performance.now()
    this.#chunks.push(chunk)
    this.#length += chunk.length
    while (this.#length > 0 && this.#length >= this.#needed) {
      const bytes = this.#chunks.length === 1 ? (this.#chunks[0] ?? chunk) : Buffer.concat(this.#chunks)
      this.#chunks = [bytes]
      const headEnd = bytes.indexOf("\r\n\r\n")
      if (headEnd < 0) return
      const start = headEnd + 4
      const end = start + Number(/content-length: *(\d+)/i.exec(bytes.toString("latin1", 0, headEnd))?.[1] ?? 0)
      this.#needed = end
      if (bytes.length < end) return
      this.#chunks = [bytes.subarray(end)]
      this.#length = bytes.length - end
      this.#needed = 0
      this.#receive(JSON.parse(bytes.toString("utf8", start, end)), at)
    }
  }

  #receive({ id, method, params, result, error }: Message, at: number): void {
    if (method !== undefined && id !== undefined) this.#answer(id, method, params as never)
    else if (method !== undefined) this.notifications.get(method)?.(params as never, at)
    else if (id !== undefined) {
      const waiting = this.#waiting.get(id)
      this.#waiting.delete(id)
      if (error !== undefined) waiting?.reject(new Error(`${waiting.method}: ${error.message}`))
      else waiting?.resolve({ result: result as never, at })
    }
  }

  async #answer(id: number | string, method: string, params: never): Promise<void> {
    try {
      const result = (await this.requests.get(method)?.(params)) ?? null
      const head = `{"jsonrpc":"2.0","id":${JSON.stringify(id)},"result":`
      if (result instanceof Buffer) this.#send([Buffer.from(head), result, Buffer.from("}")])
      else this.#write({ id, result })
    } catch (error) {
      this.#write({ id, error: { code: -32603, message: `${error}` } })
    }
  }
}
