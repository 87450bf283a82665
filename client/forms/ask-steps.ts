import type { Fields, Form } from "../../server/lsp/acts-protocol.ts"
import { askField } from "./ask-field.ts"
import type { Picker } from "./picker.ts"
import { heldValue } from "./values.ts"

export interface Steps {
  readonly title: (form: Form) => string
  /** The form, given what has been chosen so far; undefined when there is none. */
  readonly form: (chosen: Fields) => Promise<Form | undefined>
  /** From a draft. */
  readonly chosen: Fields
  /** Called with all that has been chosen, after each step. */
  readonly keep: (chosen: Fields) => void
}

/**
 * Asks the fields that are steps, one after another, each with what is proposed ready for Enter. Starts at the first
 * that a draft leaves open. Answers what was chosen; undefined when the picker was closed.
 */
export async function askSteps(picker: Picker, steps: Steps): Promise<Fields | undefined> {
  let chosen = steps.chosen
  let form = await steps.form(chosen)
  let at = firstOpen(form, chosen)
  while (form !== undefined) {
    const fields = form.fields.filter(({ step }) => step)
    const field = fields[at]
    if (field === undefined) return chosen
    const frame = { title: steps.title(form), step: { at: at + 1, of: fields.length }, canGoBack: at > 0 }
    const answer = await askField(picker, field, heldValue(field, chosen), frame)
    if (answer === undefined) return undefined
    if (answer === "back") {
      at = Math.max(at - 1, 0)
      continue
    }
    chosen = { ...chosen, [field.key]: answer.value }
    steps.keep(chosen)
    form = await steps.form(chosen)
    at++
  }
  return undefined
}

function firstOpen(form: Form | undefined, chosen: Fields): number {
  const fields = form?.fields.filter(({ step }) => step) ?? []
  const open = fields.findIndex(({ key }) => !(key in chosen))
  return open < 0 ? Math.max(fields.length - 1, 0) : open
}
