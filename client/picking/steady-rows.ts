import type { QuickPick, QuickPickItem } from "vscode"
import { shown } from "./held-keys.ts"

/**
 * The rows of a picker, and the one that Enter takes. VS Code tells late which one is active, and by its number: told
 * while it takes in other rows, that would be any of them.
 */
export class SteadyRows<T extends QuickPickItem> {
  readonly #pick: QuickPick<T>
  #active: T | undefined
  #changes = 0

  constructor(pick: QuickPick<T>) {
    this.#pick = pick
    pick.onDidChangeActive(([item]) => this.#activate(item))
  }

  /** While VS Code takes in rows, it calls none active for a moment, or one that was there before. */
  get active(): T | undefined {
    const { activeItems, items } = this.#pick
    return activeItems.find(item => items.includes(item)) ?? this.#active
  }

  /** Where there is no active row, VS Code chooses one. */
  fill(items: readonly T[], active: T | undefined): void {
    this.#active = active
    this.#pick.items = items
    if (active !== undefined) this.#pick.activeItems = [active]
    this.#changes++
    void shown().then(() => this.#changes--)
  }

  #activate(item: T | undefined): void {
    if (this.#active === undefined || item === this.#active) return
    if (this.#changes > 0) this.#pick.activeItems = [this.#active]
    else this.#active = item ?? this.#active
  }
}
