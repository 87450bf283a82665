import type { Fields } from "../../server/lsp/acts-protocol.ts"

/** What was put into forms and not written yet, by what the form is about; kept until the window closes. */
export class Drafts {
  readonly #kept = new Map<string, Fields>()

  of(about: string): Fields {
    return this.#kept.get(about) ?? {}
  }

  has(about: string): boolean {
    return this.#kept.has(about)
  }

  /** An empty draft is none. */
  keep(about: string, values: Fields): void {
    if (Object.keys(values).length === 0) this.#kept.delete(about)
    else this.#kept.set(about, values)
  }

  forget(about: string): void {
    this.#kept.delete(about)
  }
}
