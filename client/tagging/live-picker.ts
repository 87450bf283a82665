import {
  type Disposable,
  type QuickInputButton,
  type QuickPick,
  type QuickPickItem,
  QuickPickItemKind,
  window,
} from "vscode"
import { type KeyReceiver, receiveKeys, shown } from "../picking/held-keys.ts"
import { enterKey, escapeKey, withKeys } from "../picking/keys.ts"
import { SteadyRows } from "../picking/steady-rows.ts"
import { TypedKeys } from "../picking/typed-keys.ts"
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
  /** Whether a second Enter takes the first row without waiting for that; other rows may be for what was typed before. */
  canHurry?(typed: string): boolean
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
 * come in while it is open; Enter pressed before them counts for the first of them, and what is typed behind it for the
 * page to come.
 */
export class LivePicker<T> implements Disposable, KeyReceiver {
  readonly #pick: QuickPick<Item<T>> = window.createQuickPick()
  readonly #rows = new SteadyRows(this.#pick)
  readonly #input = new TypedKeys(value => {
    this.#pick.value = value
    return shown()
  })
  readonly #held: Disposable
  #page: LivePage<T> | undefined
  #give: ((answer: Answer<T> | undefined) => void) | undefined
  #learning: symbol | undefined
  #text = ""
  /** Keys behind an Enter that waits, or for the page to come. */
  #ahead = ""
  #isEarly = false
  #isClosed = false

  constructor(placeholder: string) {
    // VS Code's own order, by where the label has what was typed, would undo the server's.
    Object.assign(this.#pick, { placeholder, busy: true, sortByLabel: false })
    this.#pick.onDidChangeValue(text => this.press(this.#input.told(text)))
    this.#pick.onDidAccept(() => this.press(enterKey))
    this.#pick.onDidTriggerButton(() => this.#answer({ kind: "button", typed: this.#text }))
    this.#pick.onDidHide(() => this.#close())
    this.#pick.show()
    this.#held = receiveKeys(this)
  }

  /** The answer to a page; undefined when the picker was closed. */
  ask(page: LivePage<T>): Promise<Answer<T> | undefined> {
    if (this.#isClosed) return Promise.resolve(undefined)
    this.#page = page
    const { step, steps, text } = page
    Object.assign(this.#pick, { step, totalSteps: steps, ignoreFocusOut: step !== undefined })
    return new Promise(resolve => {
      this.#give = resolve
      this.#typed(text)
      this.press("")
    })
  }

  press(keys: string): void {
    this.#ahead += keys
    if (keys.includes(escapeKey)) this.#pick.hide()
    while (this.#page !== undefined && this.#ahead !== "") {
      const [line = ""] = this.#ahead.split(enterKey, 1)
      // What is typed behind Enter does not change what Enter is for.
      if (this.#isEarly && (line !== "" || !this.#canHurry())) return
      this.#ahead = this.#ahead.slice(Math.max(line.length, 1))
      if (line === "") this.#accept()
      else this.#typed(withKeys(this.#text, line))
    }
  }

  dispose(): void {
    this.#held.dispose()
    this.#pick.dispose()
    this.#close()
  }

  #typed(typed: string): void {
    this.#text = typed
    this.#input.set(typed)
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
    this.#refill(this.#isFirstActive() ? undefined : this.#rows.active?.label)
    if (this.#isEarly) this.#accept()
    this.press("")
  }

  /** `chosen` is the row that was gone to, if it is there again. */
  #refill(chosen?: string): void {
    const page = this.#page
    if (page === undefined) return
    const { title, placeholder, buttons = [] } = page.head()
    Object.assign(this.#pick, { title, placeholder, buttons })
    const items = toItems(page.rows(this.#text))
    this.#rows.fill(items, items.find(({ label }) => label === chosen) ?? firstRow(items))
  }

  #accept(): void {
    // A second Enter may take what is there; one on a row that was gone to does.
    this.#isEarly = this.#learning !== undefined && !this.#isEarly && this.#isFirstActive()
    if (this.#isEarly) return
    const value = this.#rows.active?.value
    if (value !== undefined) this.#answer({ kind: "row", value, typed: this.#text })
  }

  #canHurry(): boolean {
    return !this.#isFirstActive() || this.#page?.canHurry?.(this.#text) === true
  }

  #isFirstActive(): boolean {
    const { active } = this.#rows
    return active === undefined || active.label === firstRow(this.#pick.items)?.label
  }

  #answer(answer: Answer<T>): void {
    const give = this.#give
    this.#page = undefined
    this.#give = undefined
    this.#learning = undefined
    this.#isEarly = false
    give?.(answer)
  }

  #close(): void {
    this.#isClosed = true
    this.#give?.(undefined)
    this.#give = undefined
  }
}

function firstRow<T>(items: readonly Item<T>[]): Item<T> | undefined {
  return items.find(({ kind }) => kind !== QuickPickItemKind.Separator)
}

function toItems<T>(rows: readonly Row<T>[]): Item<T>[] {
  return rows.flatMap(({ group, ...row }, index) => {
    const item: Item<T> = { ...row, alwaysShow: true }
    const isNewGroup = group !== undefined && group !== rows[index - 1]?.group
    return isNewGroup ? [{ label: group, kind: QuickPickItemKind.Separator }, item] : [item]
  })
}
