import type { FieldValue, FormField } from "../../server/lsp/acts-protocol.ts"
import { askField } from "./ask-field.ts"
import { withItem } from "./ask-texts.ts"
import { type FieldAnswer, type Frame, placeholderOf } from "./frame.ts"
import { add, done, listPage } from "./list-page.ts"
import type { Row } from "./page.ts"
import type { Picker } from "./picker.ts"
import { recordsOf, showRecord, showValue, textsOf } from "./values.ts"

type Record_ = Readonly<Record<string, string>>

/** Records such as the roles of a person: a page with all of them, and one for the fields of each. */
export async function askRecords(
  picker: Picker,
  field: FormField,
  value: FieldValue,
  frame: Frame,
): Promise<FieldAnswer> {
  const before = recordsOf(value)
  let records = before
  for (;;) {
    const labels = records.map(record => showRecord(field, record))
    const answer = await picker.ask(listPage(frame, placeholderOf(field), labels, records !== before))
    if (answer === undefined) return undefined
    if (answer.kind !== "row") return "back"
    if (answer.id === done) return { value: records.length === 0 ? null : records }
    const index = answer.id === add ? records.length : Number(answer.id)
    const changed = await askRecord(picker, field, records[index] ?? {}, frame)
    if (changed === undefined) return undefined
    if (changed !== "back") records = withItem(records, index, changed)
  }
}

/** The record in a list, or an empty list when it is to go. */
async function askRecord(
  picker: Picker,
  field: FormField,
  before: Record_,
  frame: Frame,
): Promise<readonly Record_[] | "back" | undefined> {
  let record = before
  for (;;) {
    const answer = await picker.ask({
      ...frame,
      canGoBack: true,
      placeholder: showRecord(field, record) || `A new entry of ${field.label}`,
      rows: rowsOf(field, record, record !== before),
    })
    if (answer === undefined) return undefined
    if (answer.kind !== "row") return "back"
    if (answer.id === done) return Object.keys(record).length === 0 ? [] : [record]
    if (answer.id === "remove") return []
    const part = field.of?.find(({ key }) => answer.id === `field:${key}`)
    if (part === undefined) continue
    const given = await askField(picker, part, record[part.key] ?? null, { ...frame, canGoBack: true })
    if (given === undefined) return undefined
    if (given !== "back") record = withPart(record, part.key, textsOf(given.value)[0])
  }
}

function rowsOf({ of = [] }: FormField, record: Record_, isChanged: boolean): readonly Row[] {
  const fields: readonly Row[] = of.map(part => ({
    id: `field:${part.key}`,
    label: part.label,
    description: showValue(part, record[part.key] ?? null),
    detail: part.doc,
  }))
  const finish: Row = { id: done, label: "Done", icon: "check" }
  const remove: Row = { id: "remove", label: "Remove", icon: "trash" }
  return isChanged ? [finish, ...fields, remove] : [...fields, remove]
}

function withPart(record: Record_, key: string, text: string | undefined): Record_ {
  const { [key]: _, ...others } = record
  return text === undefined ? others : { ...others, [key]: text }
}
