import {
  type Disposable,
  type QuickInputButton,
  QuickInputButtons,
  type QuickPick,
  type QuickPickItem,
  QuickPickItemKind,
  window,
} from "vscode"
import { type KeyReceiver, receiveKeys, shown } from "../picking/held-keys.ts"
import { enterKey, escapeKey, withKeys } from "../picking/keys.ts"
import { SteadyRows } from "../picking/steady-rows.ts"
import { TypedKeys } from "../picking/typed-keys.ts"
import { type Answer, type Page, rowsFor, type Shown, tickedAnswer, withoutExcluded } from "./page.ts"

interface Item extends QuickPickItem {
  readonly shown?: Shown
}

/**
 * One picker that shows page after page without ever closing in between: it is there before the first page is known,
 * and the keys pressed meanwhile count for the pages to come. So none reaches the article, where it would replace words.
 */
export class Picker implements Disposable, KeyReceiver {
  #pick: QuickPick<Item>
  #rows: SteadyRows<Item>
  readonly #input = new TypedKeys(value => {
    this.#pick.value = value
    return shown()
  })
  readonly #held: Disposable
  #page: Page | undefined
  #answer: ((answer: Answer | undefined) => void) | undefined
  /** Keys for the pages to come. */
  #ahead = ""
  #ticked: readonly string[] = []
  #isClosed = false
  #text = ""
  /** The text for which the rows are. */
  #filledFor = ""

  constructor(title: string) {
    this.#pick = this.#shownPick(title, "")
    this.#rows = new SteadyRows(this.#pick)
    this.#held = receiveKeys(this)
  }

  #shownPick(title: string | undefined, value: string): QuickPick<Item> {
    const pick: QuickPick<Item> = window.createQuickPick()
    // VS Code's own order, by where the label has what was typed, would undo ours.
    Object.assign(pick, { title, value, busy: true, ignoreFocusOut: true, sortByLabel: false })
    pick.onDidAccept(() => this.press(enterKey))
    pick.onDidChangeValue(text => this.press(this.#input.told(text)))
    pick.onDidChangeSelection(items => this.#tick(items))
    pick.onDidTriggerButton(button => this.#click(button))
    pick.onDidHide(() => (pick === this.#pick ? this.#close() : pick.dispose()))
    pick.show()
    return pick
  }

  /** Who goes to a row to tick it leaves the input; only a picker that comes in the place of this one brings them back. */
  #focusInput(): void {
    this.#pick = this.#shownPick(this.#pick.title, this.#pick.value)
    this.#rows = new SteadyRows(this.#pick)
  }

  /** The answer to a page; undefined when the picker was closed. */
  ask(page: Page): Promise<Answer | undefined> {
    if (this.#isClosed) return Promise.resolve(undefined)
    return new Promise(resolve => {
      this.#page = page
      this.#answer = resolve
      this.#text = page.text ?? ""
      this.#ticked = page.ticked ?? []
      this.#open(page)
      this.press("")
    })
  }

  press(keys: string): void {
    this.#ahead += keys
    if (keys.includes(escapeKey)) this.#pick.hide()
    while (this.#page !== undefined && this.#ahead !== "") this.#take(this.#page)
    if (this.#page !== undefined) this.#refresh(this.#page)
    this.#input.set(this.#page === undefined ? lastLine(this.#ahead) : this.#text)
  }

  dispose(): void {
    this.#held.dispose()
    this.#pick.dispose()
    this.#close()
  }

  #open(page: Page): void {
    const { placeholder, step, title, ticked } = page
    if (this.#pick.canSelectMany) this.#focusInput()
    Object.assign(this.#pick, { title, placeholder, step: step?.at, totalSteps: step?.of, busy: false })
    this.#pick.buttons = page.canGoBack === true ? [QuickInputButtons.Back] : []
    this.#pick.canSelectMany = ticked !== undefined
    this.#pick.matchOnDescription = true
    this.#pick.matchOnDetail = true
    this.#refill(page)
    if (ticked === undefined) return
    this.#pick.selectedItems = this.#pick.items.filter(({ shown }) => ticked.includes(shown?.row.id ?? ""))
  }

  /** Where several can be ticked, VS Code filters: it forgets the ticks of rows that go. */
  #refill(page: Page): void {
    const typed = page.ticked === undefined ? this.#text : ""
    const items = toItems(rowsFor(page, typed), page.ticked === undefined)
    this.#filledFor = this.#text
    // Where one can be taken that is not left to VS Code, which answers later than the next Enter may come.
    const rows = items.filter(({ shown }) => shown !== undefined)
    const preset = typed === (page.text ?? "") ? rows.find(({ shown }) => shown?.row.id === page.active) : undefined
    this.#rows.fill(items, page.ticked === undefined ? (preset ?? rows[0]) : undefined)
  }

  /** Takes the next of the keys ahead. */
  #take(page: Page): void {
    const key = this.#ahead.slice(0, 1)
    this.#ahead = this.#ahead.slice(1)
    if (key === enterKey) this.#accept(page)
    else this.#type(page, key)
  }

  #type(page: Page, key: string): void {
    this.#text = withKeys(this.#text, key)
    const id = page.ticked === undefined ? page.keys?.get(this.#text) : undefined
    if (id !== undefined) this.#give({ kind: "row", id })
  }

  #accept(page: Page): void {
    this.#refresh(page)
    const answer =
      page.ticked === undefined ? this.#rows.active?.shown?.answer : tickedAnswer(page, this.#ticked, this.#text)
    if (answer !== undefined) this.#give(answer)
  }

  #refresh(page: Page): void {
    if (page.ticked === undefined && this.#filledFor !== this.#text) this.#refill(page)
  }

  #tick(items: readonly Item[]): void {
    const page = this.#page
    if (page?.ticked === undefined) return
    const now = items.flatMap(({ shown }) => shown?.row.id ?? [])
    const kept = withoutExcluded(page.rows, this.#ticked, now)
    this.#ticked = kept
    if (kept.length === now.length) return
    this.#pick.selectedItems = this.#pick.items.filter(({ shown }) => kept.includes(shown?.row.id ?? ""))
  }

  #click(button: QuickInputButton): void {
    if (button !== QuickInputButtons.Back || this.#page === undefined) return
    this.#give({ kind: "back" })
    this.press("")
  }

  /** Until there is another page, nothing is shown. */
  #give(answer: Answer): void {
    const resolve = this.#answer
    this.#page = undefined
    this.#answer = undefined
    this.#rows.fill([], undefined)
    this.#pick.busy = true
    resolve?.(answer)
  }

  #close(): void {
    this.#isClosed = true
    this.#answer?.(undefined)
    this.#answer = undefined
  }
}

/** What was typed behind the last Enter. */
function lastLine(keys: string): string {
  return withKeys("", keys.slice(keys.lastIndexOf(enterKey) + 1))
}

function toItems(rows: readonly Shown[], alwaysShow: boolean): Item[] {
  const groups = new Set(rows.map(({ row }) => row.group))
  return rows.flatMap((shown, index) => {
    const { label, description, detail, group, icon } = shown.row
    const item: Item = {
      label: icon === undefined ? label : `$(${icon}) ${label}`,
      alwaysShow,
      shown,
      ...(description === undefined ? {} : { description }),
      ...(detail === undefined ? {} : { detail }),
    }
    const isFirst = groups.size > 1 && group !== rows[index - 1]?.row.group
    return isFirst ? [{ label: group ?? "", kind: QuickPickItemKind.Separator }, item] : [item]
  })
}
