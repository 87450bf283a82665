import type { Fields, Form, FormField } from "../../server/lsp/acts-protocol.ts"
import { askField } from "./ask-field.ts"
import type { Row } from "./page.ts"
import type { Picker } from "./picker.ts"
import { changedFields, heldValue, isEmpty, isSame, showValue } from "./values.ts"

/**
 * A page with all fields of a form and what they hold; Enter changes one and comes back. Answers what has been changed
 * once it is to be saved; undefined when the picker was closed. `keep` is called with what has been changed so far.
 */
export async function editForm(
  picker: Picker,
  form: Form,
  draft: Fields,
  keep: (changed: Fields) => void,
): Promise<Fields | undefined> {
  let values = draft
  let active: string | undefined
  for (;;) {
    const changed = changedFields(form, values)
    const answer = await picker.ask({
      title: form.title,
      placeholder: "Choose what to change",
      rows: overviewRows(form, values),
      active,
    })
    if (answer?.kind !== "row") return undefined
    if (answer.id === "save") return changed
    if (answer.id === "discard") {
      values = {}
      keep(values)
      continue
    }
    const field = form.fields.find(({ key }) => answer.id === `field:${key}`)
    if (field === undefined) continue
    const before = heldValue(field, values)
    const given = await askField(picker, field, before, { title: `${form.title}: ${field.label}`, canGoBack: true })
    if (given === undefined) return undefined
    const isOther = given !== "back" && !isSame(given.value, before)
    if (isOther) values = { ...values, [field.key]: given.value }
    active = isOther ? undefined : answer.id
    keep(changedFields(form, values))
  }
}

/**
 * On top what would be saved, so that Enter saves; then what is filled in, then what is not; behind it a way to forget
 * the changes.
 */
export function overviewRows(form: Form, values: Fields): readonly Row[] {
  const changed = Object.keys(changedFields(form, values))
  const labels = form.fields.filter(({ key }) => changed.includes(key)).map(({ label }) => label)
  const isFilled = (field: FormField) => !isEmpty(field.value) || changed.includes(field.key)
  const fields = [...form.fields.filter(isFilled), ...form.fields.filter(field => !isFilled(field))].map(field => ({
    id: `field:${field.key}`,
    label: field.label,
    description: showValue(field, heldValue(field, values)),
    detail: field.doc,
    ...(isFilled(field) ? {} : { group: "Empty" }),
    ...(changed.includes(field.key) ? { icon: "circle-filled" } : {}),
  }))
  if (changed.length === 0) return fields
  const save: Row = { id: "save", label: "Save", description: labels.join(", "), icon: "check" }
  const discard: Row = { id: "discard", label: "Discard these changes", icon: "discard", group: "Changes" }
  return [save, ...fields, discard]
}
