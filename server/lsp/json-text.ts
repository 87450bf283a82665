/** So many characters of an answer are put together, and later written, at once. */
const partLength = 2 ** 16

/**
 * A part of a message that prints itself: what is large is printed without objects that would only be made for that.
 * `printJson` takes the text over as it is.
 */
export class JsonText {
  readonly #print: () => Iterable<string>
  readonly #make: () => unknown

  /** `print` gives the text in parts, `make` what it says, for whoever prints a message in another way. */
  constructor(print: () => Iterable<string>, make: () => unknown) {
    this.#print = print
    this.#make = make
  }

  parts(): Iterable<string> {
    return this.#print()
  }

  toJSON(): unknown {
    if (met === undefined) return this.#make()
    met.push(this)
    return mark
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
    return others.length === 0 ? [first] : [...joined(woven(first, texts, others))]
  } finally {
    met = undefined
  }
}

function* woven(first: string, texts: readonly JsonText[], others: readonly string[]): Generator<string> {
  yield first
  for (const [index, text] of texts.entries()) {
    yield* text.parts()
    yield others[index] ?? ""
  }
}

/** The same text in parts none of which is short but the last. */
function* joined(parts: Iterable<string>): Generator<string> {
  let short: string[] = []
  let length = 0
  for (const part of parts) {
    short.push(part)
    length += part.length
    if (length < partLength) continue
    yield short.join("")
    short = []
    length = 0
  }
  if (short.length > 0) yield short.join("")
}
