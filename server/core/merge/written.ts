import { applyEdits } from "../text/edit.ts"
import { toWritable } from "../yaml/field-change.ts"
import { stepOf } from "../yaml/layout.ts"
import { isPlainList, type PlainValue } from "../yaml/plain-value.ts"
import { text as anyText, type RecordShape, type Shape } from "../yaml/schema.ts"
import { setField } from "../yaml/set-field.ts"
import { type Writable, writeEntry } from "../yaml/write.ts"

/** The lines of an entry, at the left edge, with another value; what of the value stays is not touched. */
export function withValue(lines: string, key: string, value: PlainValue, shape: Shape | undefined): string {
  const file: RecordShape = { kind: "record", name: "", fields: [{ key, shape: shape ?? anyText, doc: "" }] }
  const content = toContent(value)
  const edits = setField(lines, file, [key], content)
  if (edits !== undefined) return applyEdits(lines, edits)
  return `${writeEntry(key, toWritable(content, shape), 0, stepOf(lines)).join("\n")}\n`
}

function toContent(value: PlainValue): Writable {
  if (value === null) return { bare: "" }
  if (typeof value === "string") return value
  if (isPlainList(value)) return value.map(toContent)
  return new Map([...value].map(([key, inner]) => [key, toContent(inner)]))
}
