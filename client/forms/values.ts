import type { Fields, FieldValue, Form, FormField } from "../../server/lsp/acts-protocol.ts"

/** The fields that are not what the form came with; null for what has been emptied. */
export function changedFields({ fields }: Form, values: Fields): Fields {
  const changed = fields
    .filter(({ key, value }) => key in values && !isSame(values[key] ?? null, value))
    .map(({ key }) => [key, orNull(values[key] ?? null)])
  return Object.fromEntries(changed)
}

/** What a field holds: what has been put in, else what is there. */
export function heldValue(field: FormField, values: Fields): FieldValue {
  return field.key in values ? (values[field.key] ?? null) : field.value
}

export function isEmpty(value: FieldValue): boolean {
  return value === null || value.length === 0
}

/** Whether two values say the same; nothing is nothing, in whichever form. */
export function isSame(a: FieldValue, b: FieldValue): boolean {
  return JSON.stringify(orNull(a)) === JSON.stringify(orNull(b))
}

/** A value as people read it: the labels of what was chosen. */
export function showValue(field: FormField, value: FieldValue): string {
  if (value === null) return ""
  if (typeof value === "string") return labelOf(field, value)
  return value.map(item => (typeof item === "string" ? labelOf(field, item) : showRecord(field, item))).join(", ")
}

/** `foreign minister · Kazakhstan · 2007` */
export function showRecord({ of = [] }: FormField, record: Readonly<Record<string, string>>): string {
  return of.flatMap(field => (record[field.key] ? [showValue(field, record[field.key] ?? null)] : [])).join(" · ")
}

/** What speaks against a text in a field. */
export function faultOf({ pattern }: FormField, text: string): string | undefined {
  if (pattern === undefined || new RegExp(pattern.source, "u").test(text)) return undefined
  return `"${text}" is not ${pattern.says}`
}

/** The values of a list, for a field that may also hold a single one. */
export function textsOf(value: FieldValue): readonly string[] {
  if (value === null || value === "") return []
  return typeof value === "string" ? [value] : value.filter(item => typeof item === "string")
}

export function recordsOf(value: FieldValue): readonly Readonly<Record<string, string>>[] {
  return value === null || typeof value === "string" ? [] : value.filter(item => typeof item !== "string")
}

function labelOf({ choices = [] }: FormField, value: string): string {
  return choices.find(choice => choice.value === value)?.label ?? value
}

function orNull(value: FieldValue): FieldValue {
  return isEmpty(value) ? null : value
}
