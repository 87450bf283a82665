import type { Location, Range } from "vscode-languageserver"
import type { Corpus } from "../core/corpus/corpus.ts"
import type { Places } from "../core/corpus/place.ts"
import { LineIndex } from "../core/text/line-index.ts"
import { toRange } from "./convert.ts"
import type { Documents } from "./feature.ts"
import { JsonText } from "./json-text.ts"

/** Places as the client wants them, a list of `Location`; those in files that are gone are left out. */
export function printPlaces(all: Iterable<Places>, corpus: Corpus, documents: Documents): JsonText {
  const found = new FoundPlaces()
  for (const { uri, spans, lines: known } of all) {
    const lines = known === undefined ? corpus.lineIndex(uri) : new LineIndex(known)
    if (lines === undefined) continue
    found.addFile(documents.toClient(uri))
    for (const span of spans) found.add(toRange(lines, span))
  }
  return new JsonText(
    () => found.print(),
    () => [...found.locations()],
  )
}

/** Lines and characters by the ten thousand, as numbers. */
class FoundPlaces {
  readonly #uris: string[] = []
  /** Where the numbers of each file begin. */
  readonly #begins: number[] = []
  /** Four of each place: line and character of its start, then those of its end. */
  readonly #numbers: number[] = []

  addFile(uri: string): void {
    this.#uris.push(uri)
    this.#begins.push(this.#numbers.length)
  }

  add({ start, end }: Range): void {
    this.#numbers.push(start.line, start.character, end.line, end.character)
  }

  *print(): Generator<string> {
    const n = this.#numbers
    let before = "["
    for (const [file, uri] of this.#uris.entries()) {
      const head = `{"uri":${JSON.stringify(uri)},"range":{"start":{"line":`
      for (const at of this.#placesOf(file)) {
        yield `${before}${head}${n[at]},"character":${n[at + 1]}},"end":{"line":${n[at + 2]},"character":${n[at + 3]}}}}`
        before = ","
      }
    }
    yield before === "[" ? "[]" : "]"
  }

  *locations(): Generator<Location> {
    const n = this.#numbers
    for (const [file, uri] of this.#uris.entries()) {
      for (const at of this.#placesOf(file)) {
        const start = { line: n[at] ?? 0, character: n[at + 1] ?? 0 }
        yield { uri, range: { start, end: { line: n[at + 2] ?? 0, character: n[at + 3] ?? 0 } } }
      }
    }
  }

  *#placesOf(file: number): Generator<number> {
    const end = this.#begins[file + 1] ?? this.#numbers.length
    for (let at = this.#begins[file] ?? end; at < end; at += 4) yield at
  }
}
