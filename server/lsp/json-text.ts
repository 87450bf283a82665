/** So many characters of an answer are put together, and later written, at once. */
const partLength = 2 ** 16

/** A part of a message that was printed before, without objects that would only be made for that. */
export class JsonText {
  readonly parts: readonly string[]

  /** One text, in parts. */
  constructor(parts: readonly string[]) {
    this.parts = parts
  }

  /** `printJson` takes the text over as it is; whoever prints a message in another way gets what it says. */
  toJSON(): unknown {
    if (met === undefined) return JSON.parse(this.parts.join(""))
    met.push(this)
    return mark
  }
}

/** Printed things with commas between them, behind a head and before a tail. */
export class PrintedList {
  readonly #parts = new TextParts()
  #before: string

  constructor(head: string) {
    this.#before = head
  }

  add(text: string): void {
    this.#parts.add(this.#before + text)
    this.#before = ","
  }

  end(tail: string): JsonText {
    this.#parts.add(this.#before === "," ? tail : this.#before + tail)
    return new JsonText(this.#parts.end())
  }
}

/** Short texts are put together to parts of some size. */
class TextParts {
  readonly #parts: string[] = []
  #short: string[] = []
  #length = 0

  add(text: string): void {
    this.#short.push(text)
    this.#length += text.length
    if (this.#length >= partLength) this.#join()
  }

  /** All of them; nothing is added any more. */
  end(): readonly string[] {
    if (this.#length > 0) this.#join()
    return this.#parts
  }

  #join(): void {
    this.#parts.push(this.#short.join(""))
    this.#short = []
    this.#length = 0
  }
}

/** While a message is printed, what it has of this kind, in text order. */
let met: JsonText[] | undefined
/** Stands in their place meanwhile: no message holds it by chance. */
const mark = globalThis.crypto.randomUUID()

/** A message as JSON, in parts of some size. */
export function printJson(message: unknown): readonly string[] {
  const texts: JsonText[] = []
  met = texts
  try {
    const [first = "", ...others] = JSON.stringify(message).split(`"${mark}"`)
    return others.length === 0 ? [first] : woven(first, texts, others)
  } finally {
    met = undefined
  }
}

function woven(first: string, texts: readonly JsonText[], others: readonly string[]): readonly string[] {
  const parts = new TextParts()
  parts.add(first)
  for (const [index, text] of texts.entries()) {
    for (const part of text.parts) parts.add(part)
    parts.add(others[index] ?? "")
  }
  return parts.end()
}
