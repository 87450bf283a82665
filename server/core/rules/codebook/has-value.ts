import { type LocatedText, type Span, slice } from "../../text/span.ts"

/** Something that has keys: a claim with the places of them, or an entry of which only the text is known. */
export interface Owner {
  readonly id?: LocatedText
  readonly span: Span
  readonly fields?: ReadonlyMap<string, { readonly value: Span }>
}

/** Whether something is written for a key, readable or not. */
export function hasValue(text: string, { span, fields }: Owner, key: string): boolean {
  if (fields === undefined) return new RegExp(`(?:^|[{,\\s])${key}[ \\t]*:\\s+[^\\s,}#]`).test(slice(text, span))
  const place = fields.get(key)
  return place !== undefined && !/^(?:\[\s*\]|\{\s*\}|""|'')?$/.test(slice(text, place.value))
}
