import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from "node:worker_threads"

/** A thread that does not begin, or that says nothing for so long, has died unheard. */
const startLimitMs = 10_000
const silenceLimitMs = 60_000

/** Megabytes for what is new in a thread: more of them, which V8 takes by default, make nothing faster here. */
const maxYoungGenerationSizeMb = 24

/** What every worker is started with. */
export interface WorkerLine {
  readonly port: MessagePort
  /** For who cannot wait for messages: at 0 the answers of all workers are counted, at `life` that this one is alive. */
  readonly counts: Int32Array
  readonly life: number
}

export const answersCount = 0

/** Requests and answers have numbers, by which they belong together. */
export interface Numbered {
  readonly number: number
}

export interface WorkerEvents<Answer> {
  answered(answer: Answer): void
  /** It ended before its work did. */
  died(reason: string): void
}

/** What can be done with a worker whatever it is asked. */
export type Thread = Pick<PoolWorker<never, never>, "isAlive" | "listen" | "hear" | "checkLife" | "end">

/** Answers the requests of whoever started this worker, each with a sign that it is there. */
export function serve<Request extends Numbered, Answer extends Numbered>(
  { port, counts, life }: WorkerLine,
  answer: (request: Request) => { readonly answer: Answer; readonly given?: readonly ArrayBuffer[] },
): void {
  port.on("message", (request: Request) => {
    const { answer: answered, given = [] } = answer(request)
    port.postMessage(answered, given)
    Atomics.add(counts, life, 1)
    Atomics.add(counts, answersCount, 1)
    Atomics.notify(counts, answersCount)
  })
  Atomics.add(counts, life, 1)
}

/** One worker thread, with the requests that it has not answered. */
export class PoolWorker<Request extends Numbered, Answer extends Numbered> {
  readonly #worker: Worker
  readonly #port: MessagePort
  readonly #start: Omit<WorkerLine, "port">
  readonly #events: WorkerEvents<Answer>
  readonly #unanswered = new Set<number>()
  #isAlive = true
  #lastLife = 0
  #lastLifeAt = Date.now()

  /** `program` is the built one, which gets `start` as its `workerData`, and a port. */
  constructor(program: string, start: Omit<WorkerLine, "port">, events: WorkerEvents<Answer>) {
    const { port1, port2 } = new MessageChannel()
    const workerData: WorkerLine = { ...start, port: port2 }
    this.#start = start
    this.#events = events
    this.#port = port1
    this.#worker = new Worker(program, {
      workerData,
      transferList: [port2],
      resourceLimits: { maxYoungGenerationSizeMb },
    })
    this.#worker.on("error", error => this.#die(error instanceof Error ? error.message : String(error)))
    this.#worker.on("exit", () => this.#die("it has ended"))
  }

  get isAlive(): boolean {
    return this.#isAlive
  }

  get unanswered(): ReadonlySet<number> {
    return this.#unanswered
  }

  ask(request: Request): void {
    this.#unanswered.add(request.number)
    this.#port.postMessage(request)
  }

  /** Answers are told as they come, which needs a thread that does not wait. */
  listen(): void {
    this.#port.on("message", (answer: Answer) => this.#hear(answer))
  }

  /** Tells the answers that have come; for a thread that waits. */
  hear(): void {
    for (;;) {
      const received: { message: Answer } | undefined = receiveMessageOnPort(this.#port)
      if (received === undefined) return
      this.#hear(received.message)
    }
  }

  /** Looks, for a thread that waits, whether this one is still at work. */
  checkLife(): void {
    const life = Atomics.load(this.#start.counts, this.#start.life)
    if (life !== this.#lastLife) this.#lastLifeAt = Date.now()
    this.#lastLife = life
    const silence = Date.now() - this.#lastLifeAt
    if (silence > (life === 0 ? startLimitMs : silenceLimitMs)) this.#die("nothing is heard of it")
  }

  end(): void {
    this.#isAlive = false
    this.#port.close()
    void this.#worker.terminate()
  }

  #hear(answer: Answer): void {
    if (!this.#isAlive) return
    this.#unanswered.delete(answer.number)
    this.#events.answered(answer)
  }

  #die(reason: string): void {
    if (!this.#isAlive) return
    this.end()
    this.#unanswered.clear()
    this.#events.died(reason)
  }
}
