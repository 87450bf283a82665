import {
  type Disposable,
  type QuickInputButton,
  QuickInputButtons,
  type QuickPick,
  type QuickPickItem,
  QuickPickItemKind,
  window,
} from "vscode"
import { type Answer, type Page, rowsFor, type Shown, tickedAnswer, withoutExcluded } from "./page.ts"

interface Item extends QuickPickItem {
  readonly shown?: Shown
}

/**
 * One picker that shows page after page without ever closing in between: it is there before the first page is known,
 * and a key pressed meanwhile counts for the page to come. So none reaches the article, where it would replace words.
 */
export class Picker implements Disposable {
  readonly #pick: QuickPick<Item> = window.createQuickPick()
  #page: Page | undefined
  #answer: ((answer: Answer | undefined) => void) | undefined
  #early = 0
  #ticked: readonly string[] = []
  #isClosed = false
  #text = ""

  constructor(title: string) {
    // VS Code's own order, by where the label has what was typed, would undo ours.
    Object.assign(this.#pick, { title, ignoreFocusOut: true, sortByLabel: false })
    this.#pick.onDidAccept(() => this.#accept())
    this.#pick.onDidChangeValue(typed => {
      // VS Code tells of our own changes too, and then late.
      if (typed !== this.#text) this.#typed(typed)
    })
    this.#pick.onDidChangeSelection(items => this.#tick(items))
    this.#pick.onDidTriggerButton(button => this.#press(button))
    this.#pick.onDidHide(() => this.#close())
    this.#wait()
    this.#pick.show()
  }

  /** The answer to a page; undefined when the picker was closed. */
  ask(page: Page): Promise<Answer | undefined> {
    if (this.#isClosed) return Promise.resolve(undefined)
    this.#page = page
    this.#show(page)
    return new Promise(resolve => {
      this.#answer = resolve
      if (this.#early === 0) return
      this.#early--
      this.#accept()
    })
  }

  dispose(): void {
    this.#pick.dispose()
    this.#close()
  }

  #show(page: Page): void {
    const { placeholder, step, title, ticked, text } = page
    Object.assign(this.#pick, { title, placeholder, step: step?.at, totalSteps: step?.of, busy: false })
    this.#pick.buttons = page.canGoBack === true ? [QuickInputButtons.Back] : []
    this.#pick.canSelectMany = ticked !== undefined
    this.#pick.matchOnDescription = true
    this.#pick.matchOnDetail = true
    if (this.#text === "" && text !== undefined) this.#setText(text)
    this.#refill(page)
    if (ticked === undefined) return
    this.#ticked = ticked
    this.#pick.selectedItems = this.#pick.items.filter(({ shown }) => ticked.includes(shown?.row.id ?? ""))
  }

  /** Where several can be ticked, VS Code filters: it forgets the ticks of rows that go. */
  #refill(page: Page): void {
    const typed = page.ticked === undefined ? this.#text : ""
    const items = toItems(rowsFor(page, typed), page.ticked === undefined)
    this.#pick.items = items
    if (page.ticked !== undefined) return
    // Not left to VS Code, which answers later than the next Enter may come.
    const rows = items.filter(({ shown }) => shown !== undefined)
    const preset = typed === "" ? rows.find(({ shown }) => shown?.row.id === page.active) : undefined
    const active = preset ?? rows[0]
    this.#pick.activeItems = active === undefined ? [] : [active]
  }

  #typed(typed: string): void {
    this.#text = typed
    const page = this.#page
    if (page === undefined || page.ticked !== undefined) return
    const id = page.keys?.get(typed)
    if (id !== undefined) this.#give({ kind: "row", id })
    else this.#refill(page)
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

  #press(button: QuickInputButton): void {
    if (button === QuickInputButtons.Back && this.#page !== undefined) this.#give({ kind: "back" })
  }

  #accept(): void {
    const page = this.#page
    if (page === undefined) {
      this.#early++
      return
    }
    const answer =
      page.ticked === undefined
        ? this.#pick.activeItems[0]?.shown?.answer
        : tickedAnswer(page, this.#ticked, this.#text)
    if (answer !== undefined) this.#give(answer)
  }

  #give(answer: Answer): void {
    const resolve = this.#answer
    this.#wait()
    resolve?.(answer)
  }

  /** Until there is another page. */
  #wait(): void {
    this.#page = undefined
    this.#answer = undefined
    this.#setText("")
    this.#pick.items = []
    this.#pick.busy = true
  }

  #setText(text: string): void {
    this.#text = text
    this.#pick.value = text
  }

  #close(): void {
    this.#isClosed = true
    this.#answer?.(undefined)
    this.#answer = undefined
  }
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
