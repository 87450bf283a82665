import type { Choice } from "../../server/lsp/acts-protocol.ts"

/** What a picker shows at one time, as a value. */
export interface Page {
  readonly title: string
  /** What to do here; seen while nothing is typed. */
  readonly placeholder: string
  readonly rows: readonly Row[]
  /** The row that Enter takes at once; else the first one. */
  readonly active?: string | undefined
  /** Several rows can be ticked, and these are. */
  readonly ticked?: readonly string[]
  /** Something besides the rows may be typed: answers what speaks against a text. */
  readonly open?: (text: string) => string | undefined
  /** In the input at first. */
  readonly text?: string
  /** Texts which, typed alone, take a row. */
  readonly keys?: ReadonlyMap<string, string>
  readonly step?: { readonly at: number; readonly of: number }
  readonly canGoBack?: boolean
}

export interface Row extends Omit<Choice, "value"> {
  readonly id: string
  /** Name of one of VS Code's icons. */
  readonly icon?: string
}

export type Answer =
  | { readonly kind: "row"; readonly id: string }
  | { readonly kind: "rows"; readonly ids: readonly string[] }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "back" }

/** What a row stands for when it is taken. */
export type Shown = { readonly row: Row; readonly answer: Answer | undefined }

/**
 * The rows for what has been typed: those that hold every word of it, labels before what stands beside and below them,
 * otherwise in their own order; behind them the text itself, where that is a possible answer.
 */
export function rowsFor(page: Page, typed: string): readonly Shown[] {
  const query = typed === page.text ? "" : typed
  const found = findRows(page.rows, query).map(row => ({ row, answer: { kind: "row", id: row.id } as const }))
  const text = typed.trim()
  const isRow = page.rows.some(({ id, label }) => id === text || label === text)
  if (page.open === undefined || text === "" || isRow) return found
  const fault = page.open(text)
  const own =
    fault === undefined
      ? { row: { id: "typed", label: text, icon: "edit" }, answer: { kind: "text", text } as const }
      : { row: { id: "fault", label: fault, icon: "error" }, answer: undefined }
  // Where a text is asked for, Enter takes the text.
  return page.rows.length === 0 || page.text !== undefined ? [own, ...found] : [...found, own]
}

export function findRows(rows: readonly Row[], typed: string): readonly Row[] {
  const words = fold(typed)
    .split(/\s+/u)
    .filter(word => word !== "")
  const holds = (text: string) => words.every(word => fold(text).includes(word))
  const inLabel = rows.filter(({ label }) => holds(label))
  const beside = rows.filter(row => !inLabel.includes(row) && holds([row.label, row.description, row.detail].join(" ")))
  return [...inLabel, ...beside]
}

/**
 * The answer to Enter in a picker where several rows can be ticked: those that were ticked before in their order, then
 * the new ones. What was typed counts where it may.
 */
export function tickedAnswer(page: Page, ids: readonly string[], typed: string): Answer {
  const { ticked = [] } = page
  const inOrder = [...ticked.filter(id => ids.includes(id)), ...ids.filter(id => !ticked.includes(id))]
  const text = typed.trim()
  const isNew = text !== "" && findRows(page.rows, text).length === 0 && page.open !== undefined
  return { kind: "rows", ids: isNew && page.open?.(text) === undefined ? [...inOrder, text] : inOrder }
}

/** What stays ticked: a newly ticked row takes out those that exclude it or that it excludes. */
export function withoutExcluded(
  rows: readonly Row[],
  before: readonly string[],
  now: readonly string[],
): readonly string[] {
  const excludesOf = (id: string) => rows.find(row => row.id === id)?.excludes ?? []
  const added = now.filter(id => !before.includes(id))
  const isOut = (id: string) =>
    added.some(other => other !== id && (excludesOf(other).includes(id) || excludesOf(id).includes(other)))
  return now.filter(id => added.includes(id) || !isOut(id))
}

function fold(text: string): string {
  return text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLocaleLowerCase("en")
}
