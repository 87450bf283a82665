import type { FormField } from "../../server/lsp/acts-protocol.ts"
import { type FieldAnswer, type Frame, placeholderOf } from "./frame.ts"
import { add, done, listPage } from "./list-page.ts"
import type { Picker } from "./picker.ts"
import { faultOf } from "./values.ts"

/** A list of texts, such as the aliases of an entity: a page with all of them, and one for each that is changed. */
export async function askTexts(
  picker: Picker,
  field: FormField,
  before: readonly string[],
  frame: Frame,
): Promise<FieldAnswer> {
  let texts = before
  for (;;) {
    const answer = await picker.ask({
      ...listPage(frame, placeholderOf(field), texts, texts !== before),
      open: text => (texts.includes(text) ? `"${text}" is there already` : faultOf(field, text)),
    })
    if (answer === undefined) return undefined
    if (answer.kind === "text") texts = [...texts, answer.text]
    else if (answer.kind !== "row") return "back"
    else if (answer.id === done) return { value: texts.length === 0 ? null : texts }
    else {
      const index = answer.id === add ? texts.length : Number(answer.id)
      const text = await askText(picker, field, texts[index] ?? "", frame)
      if (text === undefined) return undefined
      if (text !== "back") texts = withItem(texts, index, text)
    }
  }
}

async function askText(
  picker: Picker,
  field: FormField,
  text: string,
  frame: Frame,
): Promise<readonly string[] | "back" | undefined> {
  const answer = await picker.ask({
    ...frame,
    canGoBack: true,
    placeholder: text === "" ? "Type it" : `"${text}"`,
    text,
    rows: text === "" ? [] : [{ id: "remove", label: `Remove "${text}"`, icon: "trash" }],
    open: typed => faultOf(field, typed),
  })
  if (answer === undefined) return undefined
  if (answer.kind === "text") return [answer.text]
  return answer.kind === "row" ? [] : "back"
}

/** The list with one item replaced by others, or by none. */
export function withItem<T>(items: readonly T[], index: number, by: readonly T[]): readonly T[] {
  return [...items.slice(0, index), ...by, ...items.slice(index + 1)]
}
