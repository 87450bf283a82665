import type { Parsed } from "../model/problem.ts"
import type { Sidecar } from "../model/sidecar.ts"
import { parseSidecar } from "../yaml/parse-sidecar.ts"
import { LeastRecentlyUsed } from "./lru.ts"

/** As many as somebody edits the articles of at once, layers included. */
const kept = 8

/** Sidecars as they were last read: while the article changes, its annotations need not be read again. */
export class ParsedSidecars {
  readonly #kept = new LeastRecentlyUsed<{ readonly text: string; readonly parsed: Parsed<Sidecar> }>(kept)

  parse(uri: string, text: string): Parsed<Sidecar> {
    const before = this.#kept.get(uri)
    if (before?.text === text) return before.parsed
    const parsed = parseSidecar(text)
    this.#kept.set(uri, { text, parsed })
    return parsed
  }
}
