import type { Memento } from "vscode"

const key = "postil.dismissedSuggestions"

/** More than a person dismisses by hand; beyond it the oldest are offered again. */
const limit = 20_000

/** The suggestions that a person does not want to see again, by their keys; kept for the workspace. */
export class Dismissed {
  readonly #state: Memento

  constructor(state: Memento) {
    this.#state = state
  }

  keys(): ReadonlySet<string> {
    return new Set(this.#state.get<readonly string[]>(key, []))
  }

  async add(keys: readonly string[]): Promise<void> {
    await this.#state.update(key, [...new Set([...this.keys(), ...keys])].slice(-limit))
  }

  /** How many there were. */
  async forget(): Promise<number> {
    const { size } = this.keys()
    await this.#state.update(key, undefined)
    return size
  }
}
