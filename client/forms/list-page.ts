import type { Frame } from "./frame.ts"
import type { Page, Row } from "./page.ts"

/** The row that goes back to the form with the list as it is now. */
export const done = "done"
/** The row that adds to the list. */
export const add = "add"

/** A list of which each item can be changed or taken out, and to which another can be added. */
export function listPage(frame: Frame, placeholder: string, items: readonly string[], isChanged: boolean): Page {
  const rows: readonly Row[] = items.map((label, index) => ({ id: String(index), label }))
  const finish: Row = { id: done, label: "Done", icon: "check" }
  const more: Row = { id: add, label: "Add…", icon: "add" }
  return {
    ...frame,
    canGoBack: true,
    placeholder,
    rows: isChanged ? [finish, ...rows, more] : [...rows, more, finish],
  }
}
