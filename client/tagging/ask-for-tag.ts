import { type QuickInputButton, QuickInputButtons, ThemeIcon, window } from "vscode"
import type { Choice, EntityChoice, EntityChoices } from "../../server/lsp/acts-protocol.ts"
import { type Head, LivePicker } from "./live-picker.ts"
import type { RecentEntity } from "./recent-entities.ts"
import {
  hasRecent,
  nameRows,
  otherScope,
  type Row,
  type Scope,
  scopeText,
  type TagState,
  type Taken,
  tagRows,
} from "./tag-rows.ts"

/** What was decided in the picker. */
export type Decision =
  | { readonly kind: "tag"; readonly entity: RecentEntity | "none"; readonly scope: Scope }
  | { readonly kind: "create"; readonly name: string; readonly type: string; readonly scope: Scope }

export interface TagQuestion {
  /** As far as they are known without the server. */
  readonly words: string
  readonly recent: readonly RecentEntity[]
  readonly scope: Scope
  /** Null outside of a corpus, undefined when there is no answer. */
  choices(query?: string): Promise<EntityChoices | null | undefined>
  rememberScope(scope: Scope): void
}

/** Shows the tagging picker, and behind "Create" its two steps. Undefined when it was closed; then nothing happens. */
export async function askForTag(question: TagQuestion): Promise<Decision | undefined> {
  const conversation = new Conversation(question)
  try {
    return await conversation.choose("")
  } finally {
    conversation.picker.dispose()
  }
}

interface Typed {
  readonly kind: "type"
  readonly type: string
}

class Conversation {
  readonly picker: LivePicker<Taken | Typed>
  readonly #question: TagQuestion
  #state: TagState

  constructor(question: TagQuestion) {
    const { words: surface, recent, scope } = question
    this.#question = question
    this.#state = { surface, choices: undefined, recent, scope }
    this.picker = new LivePicker(placeholder(surface))
  }

  async choose(text: string): Promise<Decision | undefined> {
    const answer = await this.picker.ask({
      text,
      head: () => this.#head(),
      rows: typed => tagRows(this.#state, typed),
      learn: typed => this.#learn(typed),
      canHurry: typed => hasRecent(this.#state, typed),
    })
    if (answer === undefined) return undefined
    if (answer.kind === "button" || answer.value.kind === "scope") return await this.#changeScope(answer.typed)
    if (answer.value.kind === "create") return await this.#name(answer.value.name)
    return this.#decide(answer.value)
  }

  /** Step 1 of creating an entity: its name, beside entities that it may be already. */
  async #name(name: string): Promise<Decision | undefined> {
    let alike: readonly EntityChoice[] = []
    const answer = await this.picker.ask({
      text: name,
      step: 1,
      steps: 2,
      head: () => ({
        title: "Create Entity",
        placeholder: "Its full name; Enter to go on",
        buttons: [QuickInputButtons.Back],
      }),
      rows: typed => nameRows(typed, alike),
      learn: async typed => {
        if (typed.trim() !== "") alike = (await this.#question.choices(typed))?.choices.slice(0, 5) ?? []
      },
    })
    if (answer === undefined) return undefined
    if (answer.kind === "button") return await this.choose("")
    return answer.value.kind === "create" ? await this.#type(answer.value.name) : this.#decide(answer.value)
  }

  /** Step 2: its type. */
  async #type(name: string): Promise<Decision | undefined> {
    let types: readonly Choice[] = []
    const answer = await this.picker.ask({
      text: "",
      step: 2,
      steps: 2,
      head: () => ({
        title: "Create Entity",
        placeholder: `What “${name}” is`,
        buttons: [QuickInputButtons.Back],
      }),
      rows: typed => typeRows(types, typed),
      // The likeliest come first, by the name.
      learn: async () => {
        if (types.length === 0) types = (await this.#question.choices(name))?.types ?? []
      },
    })
    if (answer === undefined) return undefined
    if (answer.kind === "button") return await this.#name(name)
    if (answer.value.kind !== "type") return undefined
    return { kind: "create", name, type: answer.value.type, scope: this.#state.scope }
  }

  #decide(taken: Taken | Typed): Decision | undefined {
    const { scope } = this.#state
    if (taken.kind === "entity") return { kind: "tag", entity: taken.entity, scope }
    return taken.kind === "none" ? { kind: "tag", entity: "none", scope } : undefined
  }

  async #changeScope(typed: string): Promise<Decision | undefined> {
    const scope = otherScope(this.#state.scope)
    this.#state = { ...this.#state, scope }
    this.#question.rememberScope(scope)
    return await this.choose(typed)
  }

  async #learn(typed: string): Promise<void> {
    const query = typed.trim()
    const choices = await this.#question.choices(query === "" ? undefined : query)
    if (choices === null) return this.#giveUp("This file is no part of a corpus")
    if (choices === undefined) return
    if (choices.surface === "") return this.#giveUp("Put the cursor into a name, or select words to tag")
    this.#state = { ...this.#state, choices, surface: choices.surface }
  }

  #giveUp(reason: string): void {
    this.picker.dispose()
    window.setStatusBarMessage(reason, 4000)
  }

  #head(): Head {
    const { surface, scope, choices } = this.#state
    const occurrences = choices?.occurrences ?? 0
    if (occurrences < 2) return { placeholder: placeholder(surface) }
    const title = scopeText(scope, surface, occurrences)
    return { title, placeholder: placeholder(surface), buttons: [scopeButton(scope, surface, occurrences)] }
  }
}

function typeRows(types: readonly Choice[], typed: string): readonly Row<Typed>[] {
  const wanted = typed.trim().toLowerCase()
  return types
    .filter(({ label, value }) => `${label} ${value}`.toLowerCase().includes(wanted))
    .map(({ value: type, label, description, detail }) => ({
      label,
      ...(description !== undefined && { description }),
      ...(detail !== undefined && { detail }),
      value: { kind: "type", type },
    }))
}

function placeholder(surface: string): string {
  return surface === "" ? "Tag as…" : `Tag “${surface}” as…`
}

function scopeButton(scope: Scope, surface: string, occurrences: number): QuickInputButton {
  return {
    iconPath: new ThemeIcon(scope === "all" ? "checklist" : "target"),
    tooltip: `Change to: ${scopeText(otherScope(scope), surface, occurrences)}`,
  }
}
