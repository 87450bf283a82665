import { keysBetween } from "./keys.ts"

/**
 * What a person types into the input of a picker that is changed by us, too. VS Code tells late what the input holds,
 * and of our own changes as of keys; a change of ours overwrites what was typed before VS Code had it. So what counts is
 * which keys were pressed, one after another, and not what the input holds. A text that could be either counts as ours.
 */
export class TypedKeys {
  readonly #show: (text: string) => Thenable<unknown>
  #told = ""
  #underway: readonly { readonly text: string }[] = []

  /** `show` puts a text into the input; done when VS Code has. */
  constructor(show: (text: string) => Thenable<unknown>) {
    this.#show = show
  }

  /** Has the input hold a text. */
  set(text: string): void {
    if (text === (this.#underway.at(-1)?.text ?? this.#told)) return
    const change = { text }
    this.#underway = [...this.#underway, change]
    // VS Code does not tell of a text that the input had already.
    void this.#show(text).then(() => this.#forget(this.#underway.indexOf(change)))
  }

  /** The keys that were pressed, given what VS Code tells that the input holds. */
  told(text: string): string {
    const before = this.#told
    this.#told = text
    const own = this.#underway.findIndex(change => change.text === text)
    this.#forget(own)
    return own < 0 ? keysBetween(before, text) : ""
  }

  #forget(last: number): void {
    this.#underway = this.#underway.slice(last + 1)
  }
}
