/** Room for an answer is made at once for so many bytes, or for as many as it has already, up to the second number. */
const leastRoom = 2 ** 10
const mostRoom = 2 ** 20
/** UTF-8 needs no more bytes for one of a string's units. */
const bytesOfUnit = 3

/** A part of a message that was printed before, without objects that would only be made for that. */
export class JsonText {
  readonly parts: readonly Buffer[]

  /** One text in UTF-8, in parts. */
  constructor(parts: readonly Buffer[]) {
    this.parts = parts
  }

  /** `printJson` takes the text over as it is; whoever prints a message in another way gets what it says. */
  toJSON(): unknown {
    if (met === undefined) return JSON.parse(Buffer.concat(this.parts).toString())
    met.push(this)
    return mark
  }
}

/** Printed things with commas between them, behind a head and before a tail. */
export class PrintedList {
  readonly #bytes = new TextBytes()
  #before: string

  constructor(head: string) {
    this.#before = head
  }

  add(text: string): void {
    this.#bytes.add(this.#before + text)
    this.#before = ","
  }

  end(tail: string): JsonText {
    this.#bytes.add(this.#before === "," ? tail : this.#before + tail)
    return new JsonText(this.#bytes.end())
  }
}

/** Texts one behind the other as bytes: a large answer as strings would be moved again and again by the garbage collector. */
class TextBytes {
  readonly #full: Buffer[] = []
  #last = Buffer.alloc(0)
  #used = 0

  add(text: string): void {
    const most = bytesOfUnit * text.length
    if (this.#used + most > this.#last.length) this.#makeRoom(most)
    this.#used += this.#last.write(text, this.#used)
  }

  /** All of them; nothing is added any more. */
  end(): readonly Buffer[] {
    return [...this.#full, this.#last.subarray(0, this.#used)]
  }

  #makeRoom(least: number): void {
    if (this.#used > 0) this.#full.push(this.#last.subarray(0, this.#used))
    const room = Math.max(least, leastRoom, Math.min(mostRoom, 2 * this.#last.length))
    this.#last = Buffer.allocUnsafeSlow(room)
    this.#used = 0
  }
}

/** While a message is printed, what it has of this kind, in text order. */
let met: JsonText[] | undefined
/** Stands in their place meanwhile: no message holds it by chance. */
const mark = globalThis.crypto.randomUUID()

/** A message as JSON, in parts. */
export function printJson(message: unknown): readonly Buffer[] {
  const texts: JsonText[] = []
  met = texts
  try {
    const between = JSON.stringify(message).split(`"${mark}"`)
    return between.flatMap((text, index) => [Buffer.from(text), ...(texts[index]?.parts ?? [])])
  } finally {
    met = undefined
  }
}
