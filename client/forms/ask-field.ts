import type { FieldValue, FormField } from "../../server/lsp/acts-protocol.ts"
import { askRecords } from "./ask-records.ts"
import { askTexts } from "./ask-texts.ts"
import { type FieldAnswer, type Frame, placeholderOf } from "./frame.ts"
import type { Answer, Page, Row } from "./page.ts"
import type { Picker } from "./picker.ts"
import { faultOf, textsOf } from "./values.ts"

/** The row that leaves an optional field empty. */
const nothing = ""

export function askField(picker: Picker, field: FormField, value: FieldValue, frame: Frame): Promise<FieldAnswer> {
  switch (field.input) {
    case "texts":
      return askTexts(picker, field, textsOf(value), frame)
    case "records":
      return askRecords(picker, field, value, frame)
    case "choices":
      return ask(picker, choicesPage(field, value, frame))
    case "choice":
      return ask(picker, choicePage(field, value, frame))
    case "text":
      return ask(picker, textPage(field, value, frame))
  }
}

async function ask(picker: Picker, page: Page): Promise<FieldAnswer> {
  const answer = await picker.ask(page)
  return answer?.kind === "back" ? "back" : answer && { value: toValue(answer) }
}

function toValue(answer: Exclude<Answer, { kind: "back" }>): FieldValue {
  if (answer.kind === "rows") return answer.ids.length === 0 ? null : answer.ids
  if (answer.kind === "text") return answer.text
  return answer.id === nothing ? null : answer.id
}

function choicePage(field: FormField, value: FieldValue, frame: Frame): Page {
  const rows = rowsOf(field)
  const active = textsOf(value)[0]
  const other: readonly Row[] =
    active === undefined || rows.some(({ id }) => id === active) ? [] : [{ id: active, label: active }]
  const none: readonly Row[] = field.optional ? [{ id: nothing, label: noneLabel(value), icon: "dash" }] : []
  const isSet = active !== undefined
  return {
    ...frame,
    placeholder: placeholderOf(field),
    rows: isSet ? [...other, ...rows, ...none] : [...none, ...rows],
    active: active ?? (field.optional ? nothing : undefined),
    ...(field.open === true ? { open: (text: string) => faultOf(field, text) } : {}),
    ...(field.key === "stance" ? { keys: stanceKeys(rows) } : {}),
  }
}

/** What is chosen stands on top: among thousands of entities it would not be seen. */
function choicesPage(field: FormField, value: FieldValue, frame: Frame): Page {
  const rows = rowsOf(field)
  const ticked = textsOf(value)
  const chosen = ticked.map(id => ({ ...(rows.find(row => row.id === id) ?? { id, label: id }), group: "Chosen" }))
  return {
    ...frame,
    placeholder: placeholderOf(field),
    rows: [...chosen, ...rows.filter(({ id }) => !ticked.includes(id))],
    ticked,
    ...(field.open === true ? { open: (text: string) => faultOf(field, text) } : {}),
  }
}

function textPage(field: FormField, value: FieldValue, frame: Frame): Page {
  const text = textsOf(value)[0] ?? ""
  return {
    ...frame,
    placeholder: placeholderOf(field),
    rows: field.optional ? [{ id: nothing, label: noneLabel(value), icon: "dash" }] : [],
    text,
    open: typed => faultOf(field, typed),
  }
}

function noneLabel(value: FieldValue): string {
  return textsOf(value).length > 0 ? "Take it out" : "Leave it empty"
}

function rowsOf({ choices = [] }: FormField): readonly Row[] {
  return choices.map(({ value, ...choice }) => ({ id: value, ...choice }))
}

/** `+`, `0` and `-` take the stance that begins so, or that every codebook of ours calls so. */
export function stanceKeys(rows: readonly Row[]): ReadonlyMap<string, string> {
  const usual = { "+": "supports", "-": "opposes", "0": "neutral" }
  return new Map(
    Object.entries(usual).flatMap(([key, id]) => {
      const signs = key === "-" ? ["-", "−", "–"] : [key]
      const row =
        rows.find(({ id, label }) => signs.some(sign => id.startsWith(sign) || label.startsWith(sign))) ??
        rows.find(row => row.id === id)
      return row === undefined ? [] : [[key, row.id] as const]
    }),
  )
}
