import type { TextEdit } from "vscode-languageclient"
import { editedText, hashOf } from "./edited-text.ts"
import type { Operation, Write } from "./file-store.ts"

export interface ExpectedFile {
  readonly uri: string
  readonly before: string | undefined
  readonly edits: readonly Readonly<TextEdit>[]
}

/** What files will be like once somebody else has applied edits to them. */
export class Expectation {
  readonly operations: readonly Operation[]
  readonly #missing: Map<string, string>

  constructor(files: readonly ExpectedFile[]) {
    const writes = files.map(
      ({ uri, before, edits }): Write => ({ kind: "write", uri, text: editedText(before ?? "", edits), before }),
    )
    this.operations = writes
    this.#missing = new Map(writes.map(({ uri, text }) => [uri, hashOf(text)]))
  }

  get missing(): readonly string[] {
    return [...this.#missing.keys()]
  }

  get isMet(): boolean {
    return this.#missing.size === 0
  }

  awaits(uri: string): boolean {
    return this.#missing.has(uri)
  }

  /** Takes in what a file is now. Answers whether it has just become what was expected. */
  see(uri: string, text: string): boolean {
    const expected = this.#missing.get(uri)
    if (expected === undefined || expected !== hashOf(text)) return false
    return this.#missing.delete(uri)
  }
}
