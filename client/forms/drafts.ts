import type { Fields } from "../../server/lsp/acts-protocol.ts"

/** What was put into forms and not written yet, by what the form is about; kept until the window closes. */
export class Drafts {
  readonly #kept = new Map<string, Fields>()

  of(about: string): Fields {
    return this.#kept.get(about) ?? {}
  }

  /** Whether there is something to keep. */
  keep(about: string, values: Fields): boolean {
    if (Object.keys(values).length === 0) return !this.#kept.delete(about) && false
    this.#kept.set(about, values)
    return true
  }

  forget(about: string): void {
    this.#kept.delete(about)
  }
}
