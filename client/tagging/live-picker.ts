import {
  type Disposable,
  type QuickInputButton,
  type QuickPick,
  type QuickPickItem,
  QuickPickItemKind,
  window,
} from "vscode"
import type { Row } from "./tag-rows.ts"

/** What the picker shows at one time. */
interface LivePage<T> {
  /** In the input at first. */
  readonly text: string
  readonly step?: number
  /** How many steps there are. */
  readonly steps?: number
  /** By what is known now. */
  head(): Head
  /** For what has been typed, in their order, by what is known now. */
  rows(typed: string): readonly Row<T>[]
  /** Finds out more about what has been typed; the rows are asked for again behind it. */
  learn?(typed: string): Promise<void>
}

export interface Head {
  readonly title?: string
  readonly placeholder: string
  readonly buttons?: readonly QuickInputButton[]
}

/** A page has one button at the most. */
type Answer<T> =
  | { readonly kind: "row"; readonly value: T; readonly typed: string }
  | { readonly kind: "button"; readonly typed: string }

interface Item<T> extends QuickPickItem {
  readonly value?: T
}

/**
 * One picker that has the focus from the first moment to the last, so that nothing typed reaches the article. Its rows
 * come in while it is open; Enter pressed before them counts for the first of them.
 */
export class LivePicker<T> implements Disposable {
  readonly #pick: QuickPick<Item<T>> = window.createQuickPick()
  #page: LivePage<T> | undefined
  #give: ((answer: Answer<T> | undefined) => void) | undefined
  #learning: symbol | undefined
  #text = ""
  #early = 0
  #isClosed = false

  constructor(placeholder: string) {
    // VS Code's own order, by where the label has what was typed, would undo the server's.
    Object.assign(this.#pick, { placeholder, busy: true, sortByLabel: false })
    this.#pick.onDidChangeValue(typed => {
      // VS Code tells of our own changes too; and what is typed behind Enter does not change what Enter is for.
      if (typed !== this.#text && this.#early === 0) this.#typed(typed)
    })
    this.#pick.onDidAccept(() => this.#accept())
    this.#pick.onDidTriggerButton(() => this.#answer({ kind: "button", typed: this.#pick.value }))
    this.#pick.onDidHide(() => this.#close())
    this.#pick.show()
  }

  /** The answer to a page; undefined when the picker was closed. */
  ask(page: LivePage<T>): Promise<Answer<T> | undefined> {
    if (this.#isClosed) return Promise.resolve(undefined)
    this.#page = page
    const { step, steps, text } = page
    Object.assign(this.#pick, { step, totalSteps: steps, ignoreFocusOut: step !== undefined, value: text })
    return new Promise(resolve => {
      this.#give = resolve
      this.#typed(text)
    })
  }

  dispose(): void {
    this.#pick.dispose()
    this.#close()
  }

  #typed(typed: string): void {
    this.#text = typed
    this.#pick.activeItems = []
    this.#refill()
    void this.#learn(typed)
  }

  async #learn(typed: string): Promise<void> {
    const page = this.#page
    const learning = Symbol(typed)
    this.#learning = page?.learn === undefined ? undefined : learning
    this.#pick.busy = this.#learning !== undefined
    await page?.learn?.(typed)
    // Something else was typed, or another page is shown: this came too late.
    if (page !== this.#page || (page?.learn !== undefined && this.#learning !== learning)) return
    this.#learning = undefined
    this.#pick.busy = false
    this.#refill()
    if (this.#early > 0) this.#accept()
  }

  #refill(): void {
    const page = this.#page
    if (page === undefined) return
    const { title, placeholder, buttons = [] } = page.head()
    Object.assign(this.#pick, { title, placeholder, buttons })
    const chosen = this.#isFirstActive() ? undefined : this.#pick.activeItems[0]?.label
    const items = toItems(page.rows(this.#text))
    this.#pick.items = items
    const again = items.find(({ label }) => label === chosen)
    const active = again ?? this.#firstRow()
    this.#pick.activeItems = active === undefined ? [] : [active]
  }

  #accept(): void {
    // A second Enter takes what is there; so does one on a row that was gone to.
    if (this.#page === undefined || (this.#learning !== undefined && this.#early === 0 && this.#isFirstActive())) {
      this.#early = 1
      return
    }
    this.#early = 0
    // While VS Code takes in new rows, none is active for a moment.
    const value = (this.#pick.activeItems[0] ?? this.#firstRow())?.value
    if (value !== undefined) this.#answer({ kind: "row", value, typed: this.#text })
  }

  #isFirstActive(): boolean {
    const active = this.#pick.activeItems[0]
    return active === undefined || active.label === this.#firstRow()?.label
  }

  #firstRow(): Item<T> | undefined {
    return this.#pick.items.find(({ kind }) => kind !== QuickPickItemKind.Separator)
  }

  #answer(answer: Answer<T>): void {
    const give = this.#give
    this.#page = undefined
    this.#give = undefined
    this.#learning = undefined
    give?.(answer)
  }

  #close(): void {
    this.#isClosed = true
    this.#give?.(undefined)
    this.#give = undefined
  }
}

function toItems<T>(rows: readonly Row<T>[]): Item<T>[] {
  return rows.flatMap(({ group, ...row }, index) => {
    const item: Item<T> = { ...row, alwaysShow: true }
    const isNewGroup = group !== undefined && group !== rows[index - 1]?.group
    return isNewGroup ? [{ label: group, kind: QuickPickItemKind.Separator }, item] : [item]
  })
}
