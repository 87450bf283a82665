import { type LocatedText, type Span, slice } from "../../text/span.ts"

/** Something that has keys: a claim with the places of them, or an entry of which only the text is known. */
export interface Owner {
  readonly id: LocatedText
  readonly span: Span
  readonly fields?: ReadonlyMap<string, { readonly value: Span }>
}

/** Whether something is written for a key, readable or not. */
export function hasValue(text: string, { span, fields }: Owner, key: string): boolean {
  if (fields === undefined) return patternFor(key).test(slice(text, span))
  const place = fields.get(key)
  return place !== undefined && !/^(?:\[\s*\]|\{\s*\}|""|'')?$/.test(slice(text, place.value))
}

const patterns = new Map<string, RegExp>()

function patternFor(key: string): RegExp {
  let pattern = patterns.get(key)
  if (pattern === undefined) {
    pattern = new RegExp(`(?:^|[{,\\s])${key}[ \\t]*:\\s+[^\\s,}#]`)
    patterns.set(key, pattern)
  }
  return pattern
}
