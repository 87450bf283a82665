import { type CancellationToken, type Disposable, window } from "vscode"
import {
  type FoundSuggestions,
  type Suggestion,
  type SuggestionsParams,
  suggestionsRequest,
} from "../../server/lsp/acts-protocol.ts"
import type { Acts } from "../apply/acts.ts"
import type { ServerClient } from "../server-client.ts"
import type { Dismissed } from "./dismissed.ts"
import { showSuggestion } from "./show-suggestion.ts"
import { allOf, findAgain, neighbour, offerOf, suggestionAt, tickedOf, toList, without } from "./suggestion-list.ts"
import { SuggestionsView } from "./suggestions-view.ts"
import { withProgress } from "./with-progress.ts"

/** Whose other mentions are looked for, every entity's where none is named, and where. */
export type Wanted = Pick<SuggestionsParams, "uri" | "scope" | "entity">

const messageMs = 5000

/** Places that may be mentions: found, shown, and tagged or dismissed as a person decides. */
export class Suggestions implements Disposable {
  readonly #server: ServerClient
  readonly #acts: Acts
  readonly #dismissed: Dismissed
  readonly #view = new SuggestionsView()
  /** What the list was made for. */
  #wanted: Pick<Wanted, "entity"> = {}

  constructor(server: ServerClient, acts: Acts, dismissed: Dismissed) {
    this.#server = server
    this.#acts = acts
    this.#dismissed = dismissed
  }

  get list() {
    return this.#view.list
  }

  get shown() {
    return this.#view.shown
  }

  /** Fills the view. Asked for by a person, it opens and gets the keyboard; found along the way, it opens by no means. */
  async find(wanted: Wanted, why: "asked" | "along"): Promise<void> {
    const dismissed = this.#dismissed.keys()
    const { said } = this.#acts
    const found = await (why === "asked" ? this.#findWithProgress(wanted, dismissed) : this.#ask(wanted, dismissed))
    if (found === undefined) return
    const list = toList(found, dismissed)
    const [first] = allOf(list)
    if (first === undefined && why === "along") return
    const name = wanted.entity === undefined ? "Every entity" : (first?.entityName ?? wanted.entity)
    this.#wanted = wanted.entity === undefined ? {} : { entity: wanted.entity }
    this.#view.show(list, name)
    if (first === undefined) return say("No other mentions were found")
    if (why === "asked") await this.#view.focus()
    // Behind what is told of the tag, and not in its place: how to take it back stays to be read.
    else if (said === this.#acts.said) say(`${said}. ${offerOf(list)}`)
  }

  /** Tags what is ticked, as one step of undo. */
  async apply(): Promise<void> {
    const ticked = tickedOf(this.list)
    if (ticked.length === 0) return say("Nothing is ticked")
    await this.#tag(ticked)
  }

  /** Not offered again: those given, else all. */
  async dismiss(suggestions: readonly Suggestion[] = allOf(this.list)): Promise<void> {
    await this.#dismissed.add(suggestions.map(({ key }) => key))
    this.#view.show(without(this.list, each => suggestions.includes(each)))
    say(suggestions.length === 1 ? "Dismissed: not offered again" : `Dismissed ${suggestions.length} suggestions`)
  }

  async forgetDismissed(): Promise<void> {
    const count = await this.#dismissed.forget()
    say(`${count} dismissed suggestion${count === 1 ? "" : "s"} may be offered again`)
  }

  get selected(): readonly Suggestion[] {
    return this.#view.selected
  }

  async toggle(): Promise<void> {
    await this.#view.toggle()
  }

  async step(direction: "next" | "previous"): Promise<void> {
    const next = neighbour(this.list, cursor(), direction)
    if (next === undefined) return say("There are no suggestions")
    await showSuggestion(next, "move")
    await this.#view.select(next)
  }

  /** Tags, or dismisses, the suggestion at the cursor and goes on to the next. */
  async decide(decision: "accept" | "reject"): Promise<void> {
    const here = suggestionAt(this.list, cursor())
    if (here === undefined) return say("There is no suggestion at the cursor")
    const next = neighbour(this.list, cursor(), "next")
    const isDone = decision === "accept" ? await this.#tag([here]) : await this.dismiss([here]).then(() => true)
    if (isDone && next !== undefined && allOf(this.list).includes(next)) await showSuggestion(next, "move")
  }

  dispose(): void {
    this.#view.dispose()
  }

  /** The texts may have changed since the list was made, so each place is looked up again by its key. */
  async #tag(wanted: readonly Suggestion[]): Promise<boolean> {
    const places = await this.#findAgain(wanted)
    const [first] = places
    if (first === undefined) {
      say("These words are not there any more, or tagged by now")
      this.#view.show(without(this.list, each => wanted.includes(each)))
      return false
    }
    const isDone = await this.#acts.do("tag-places", {
      uri: first.uri,
      entities: places.map(({ entity }) => entity),
      places: places.map(({ uri, range }) => ({ uri, range })),
    })
    if (isDone) this.#view.show(without(this.list, each => wanted.includes(each)))
    return isDone
  }

  async #findAgain(wanted: readonly Suggestion[]): Promise<readonly Suggestion[]> {
    const now: Suggestion[] = []
    for (const uri of new Set(wanted.map(each => each.uri))) {
      const found = await this.#ask({ ...this.#wanted, uri, scope: "article" })
      now.push(...(found?.articles ?? []).flatMap(article => article.suggestions))
    }
    return findAgain(wanted, now)
  }

  async #findWithProgress(wanted: Wanted, dismissed: ReadonlySet<string>): Promise<FoundSuggestions | undefined> {
    return await withProgress(this.#server, "Postil: looking for other mentions", (workDoneToken, cancellation) =>
      this.#ask(wanted, dismissed, { workDoneToken, cancellation }),
    )
  }

  async #ask(wanted: Wanted, dismissed?: ReadonlySet<string>, watch?: Watch): Promise<FoundSuggestions | undefined> {
    const { workDoneToken, cancellation } = watch ?? {}
    const params: SuggestionsParams = {
      ...wanted,
      ...(dismissed !== undefined && { without: [...dismissed] }),
      ...(workDoneToken !== undefined && { workDoneToken }),
    }
    return (await this.#server.ask<FoundSuggestions>(suggestionsRequest, params, cancellation)) ?? undefined
  }
}

/** Somebody who is told how far it is, and may stop it. */
interface Watch {
  readonly workDoneToken: string
  readonly cancellation: CancellationToken
}

function cursor() {
  const editor = window.activeTextEditor
  const { line, character } = editor?.selection.active ?? { line: -1, character: -1 }
  return { uri: editor?.document.uri.toString() ?? "", line, character }
}

function say(message: string): void {
  window.setStatusBarMessage(message, messageMs)
}
