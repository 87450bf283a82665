import type { EntityChoice, EntityChoices } from "../../server/lsp/acts-protocol.ts"
import type { RecentEntity } from "./recent-entities.ts"

/** What a person can take in the tagging picker. */
export type Taken =
  | { readonly kind: "entity"; readonly entity: RecentEntity }
  | { readonly kind: "none" }
  | { readonly kind: "create"; readonly name: string }
  | { readonly kind: "scope" }

export interface Row<T> {
  readonly label: string
  readonly description?: string
  readonly detail?: string
  /** Heading above the first row that has it. */
  readonly group?: string
  readonly value: T
}

export type Scope = "all" | "this"

/** What is known while the picker is open. */
export interface TagState {
  readonly surface: string
  /** What the server last answered; undefined while it has not. */
  readonly choices: EntityChoices | undefined
  readonly recent: readonly RecentEntity[]
  readonly scope: Scope
}

/** The rows of the tagging picker, the best one first: for words that nobody is known by, to create somebody. */
export function tagRows(state: TagState, typed: string): readonly Row<Taken>[] {
  const { surface, choices } = state
  const entities = choices === undefined ? recentRows(state.recent, typed) : choiceRows(choices, typed)
  const name = typed.trim() || surface
  const create = name === "" ? [] : [createRow(name)]
  const isUnknown = typed === "" && choices !== undefined && entities[0]?.group !== undefined
  const others: Row<Taken>[] = [
    ...(isUnknown ? [] : create),
    { label: "$(circle-slash) Not an entity", description: "looked at, and left alone", value: { kind: "none" } },
    ...scopeRow(state),
  ]
  const last = others.map(row => (entities.length === 0 ? row : { ...row, group: "Other" }))
  return [...(isUnknown ? create : []), ...entities, ...last]
}

/** Whether the first row is a recent entity that fits what is typed, and no answer for what was typed before. */
export function hasRecent({ choices, recent }: TagState, typed: string): boolean {
  return choices === undefined && recentRows(recent, typed).length > 0
}

/** The rows to name a new entity: the typed name, and entities that it may be already. */
export function nameRows(typed: string, alike: readonly EntityChoice[]): readonly Row<Taken>[] {
  const name = typed.trim()
  const rows: Row<Taken>[] = name === "" ? [] : [createRow(name)]
  return [...rows, ...alike.map(choice => ({ ...entityRow(choice), group: "Use instead" }))]
}

/** `All 8 places of “Merkel”`, and what a button or a row changes it to. */
export function scopeText(scope: Scope, surface: string, occurrences: number): string {
  return scope === "all" ? `All ${occurrences} places of “${surface}”` : `Only this one of ${occurrences} “${surface}”`
}

export function otherScope(scope: Scope): Scope {
  return scope === "all" ? "this" : "all"
}

function choiceRows({ choices, taggedAs }: EntityChoices, typed: string): readonly Row<Taken>[] {
  const present = typed === "" && taggedAs !== null && taggedAs !== "none" ? presentRow(taggedAs, choices) : []
  const others = choices.filter(({ id }) => present.length === 0 || id !== taggedAs)
  return [...present, ...others.map(entityRow)]
}

function presentRow(id: string, choices: readonly EntityChoice[]): readonly Row<Taken>[] {
  const known = choices.find(choice => choice.id === id) ?? { id, name: id, type: "", group: "best" as const }
  return [entityRow({ ...known, group: "best", reason: "tagged so now" })]
}

function entityRow({ id, name, type, about, reason, group }: EntityChoice): Row<Taken> {
  return {
    label: name,
    description: [type, reason].filter(Boolean).join(" · "),
    ...(about !== undefined && { detail: about }),
    ...(group !== "best" && { group: group === "recent" ? "Recent" : "All entities" }),
    value: { kind: "entity", entity: { id, name, type } },
  }
}

function recentRows(recent: readonly RecentEntity[], typed: string): readonly Row<Taken>[] {
  const wanted = typed.trim().toLowerCase()
  return recent
    .filter(({ name }) => name.toLowerCase().includes(wanted))
    .map(({ id, name, type }) => entityRow({ id, name, type, group: "recent" }))
}

function createRow(name: string): Row<Taken> {
  return { label: `$(add) Create “${name}”…`, value: { kind: "create", name } }
}

function scopeRow({ surface, choices, scope }: TagState): readonly Row<Taken>[] {
  if (choices === undefined || choices.occurrences < 2) return []
  const label = scopeText(otherScope(scope), surface, choices.occurrences)
  return [{ label: `$(arrow-swap) ${label}`, description: "choose what to tag", value: { kind: "scope" } }]
}
