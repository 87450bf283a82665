import type { RangeSelector, Selector } from "../model/selector.ts"
import type { EntityReference } from "../model/sidecar.ts"
import type { YamlEntry, YamlNode, YamlScalar } from "../model/yaml-node.ts"
import type { LocatedText, Span } from "../text/span.ts"

/** The value of a key; the first where the key stands twice, `undefined` where nothing is written. */
export function field(node: YamlNode | undefined, key: string): YamlNode | undefined {
  if (node?.kind !== "map") return undefined
  for (const entry of node.entries) {
    if (entry.key.value === key) return isMissing(entry.value) ? undefined : entry.value
  }
  return undefined
}

/** The entries of a map, each key once; none of anything else. */
export function entriesOf(node: YamlNode | undefined): readonly YamlEntry[] {
  if (node?.kind !== "map") return []
  const { entries } = node
  if (hasKeysOnce(entries)) return entries
  const seen = new Set<string>()
  return entries.filter(({ key }) => !seen.has(key.value) && seen.add(key.value))
}

/** Whether no key stands more than once. */
export function hasKeysOnce(entries: readonly YamlEntry[]): boolean {
  // Of few keys, to compare each with each is faster than to make a set.
  if (entries.length > 12) return keysOf(entries).size === entries.length
  for (let i = 1; i < entries.length; i++) {
    const key = entries[i]?.key.value
    for (let j = 0; j < i; j++) if (entries[j]?.key.value === key) return false
  }
  return true
}

function keysOf(entries: readonly YamlEntry[]): ReadonlySet<string> {
  const keys = new Set<string>()
  for (const { key } of entries) keys.add(key.value)
  return keys
}

/** Where each key of a map and its value stand. */
export function placesOf(node: YamlNode | undefined): Map<string, { readonly key: Span; readonly value: Span }> {
  const places = new Map<string, { readonly key: Span; readonly value: Span }>()
  for (const { key, value } of entriesOf(node)) places.set(key.value, { key: key.span, value: value.span })
  return places
}

/** The items of a list; a single value counts as a list of one. */
export function itemsOf(node: YamlNode | undefined): readonly YamlNode[] {
  if (node === undefined || isMissing(node)) return []
  return node.kind === "list" ? node.items.filter(item => !isMissing(item)) : [node]
}

/** What `read` makes of the items, in place of those of which it makes nothing. Far faster than `flatMap`. */
export function readItems<T>(node: YamlNode | undefined, read: (item: YamlNode) => T | undefined): readonly T[] {
  if (node?.kind === "scalar") {
    const only = isMissing(node) ? undefined : read(node)
    return only === undefined ? [] : [only]
  }
  const values: T[] = []
  for (const item of itemsOf(node)) {
    const value = read(item)
    if (value !== undefined) values.push(value)
  }
  return values
}

export function isMissing(node: YamlNode): boolean {
  return node.kind === "scalar" && node.missing
}

/** Nothing stands there, or a map of nothing. */
export function isEmpty(node: YamlNode): boolean {
  return isMissing(node) || (node.kind === "map" && node.entries.length === 0)
}

export function toText(node: YamlNode | undefined): LocatedText | undefined {
  return node?.kind === "scalar" && !node.missing ? located(node) : undefined
}

export function located({ value, span }: YamlScalar): LocatedText {
  return { value, span }
}

export function textField(node: YamlNode | undefined, key: string): LocatedText | undefined {
  return toText(field(node, key))
}

export function toTexts(node: YamlNode | undefined): readonly LocatedText[] {
  return readItems(node, toText)
}

export function textsField(node: YamlNode | undefined, key: string): readonly LocatedText[] {
  return toTexts(field(node, key))
}

/** The keys of `names` that are written, under the names given. For records whose absent fields are left out. */
export function textFields<Name extends string>(
  node: YamlNode | undefined,
  names: Readonly<Record<Name, string>>,
): { readonly [N in Name]?: LocatedText } {
  const result: { [N in Name]?: LocatedText } = {}
  for (const name in names) {
    const text = textField(node, names[name])
    if (text !== undefined) result[name] = text
  }
  return result
}

/** `true` in its three YAML spellings, `false` likewise. */
export function toBoolean(node: YamlNode | undefined): boolean | undefined {
  if (node?.kind !== "scalar") return undefined
  if (/^(?:true|True|TRUE)$/.test(node.value)) return true
  return /^(?:false|False|FALSE)$/.test(node.value) ? false : undefined
}

/** Words, or `{exact, prefix, suffix}`. */
export function toSelector(node: YamlNode | undefined): Selector | undefined {
  const words = toText(node)
  if (words !== undefined) return { exact: words, span: words.span }
  const exact = textField(node, "exact")
  if (node === undefined || exact === undefined) return undefined
  return { exact, ...textFields(node, { prefix: "prefix", suffix: "suffix" }), span: node.span }
}

/** `{from, to}` */
export function toRange(node: YamlNode | undefined): RangeSelector | undefined {
  const from = toSelector(field(node, "from"))
  if (node === undefined || from === undefined) return undefined
  const to = toSelector(field(node, "to"))
  return { from, ...(to === undefined ? {} : { to }), span: node.span }
}

/** One id, `a + b`, or `none`. A list of ids, where one is expected, counts as joint. */
export function toEntityReference(node: YamlNode | undefined, text: string): EntityReference | undefined {
  if (node === undefined || node.kind === "map" || isMissing(node)) return undefined
  if (node.kind === "scalar" && node.value === "none") return { entities: [], none: true, span: node.span }
  return { entities: toIds(node, text), none: false, span: node.span }
}

/** The ids in a value or list of values, each of which may be joint. */
export function toIds(node: YamlNode | undefined, text: string): readonly LocatedText[] {
  if (node?.kind === "scalar" && !isMissing(node)) return splitJoint(node, text)
  return itemsOf(node).flatMap(item => (item.kind === "scalar" ? splitJoint(item, text) : []))
}

/** The parts of `a + b`, each where it stands. */
export function splitJoint(scalar: YamlScalar, text: string): LocatedText[] {
  if (isOnePart(scalar)) return [located(scalar)]
  const inner = innerSpan(scalar, text)
  const parts: LocatedText[] = []
  let from = 0
  for (const piece of scalar.value.split("+")) {
    const value = piece.trim()
    const start = from + piece.indexOf(value)
    from += piece.length + 1
    if (value === "") continue
    const at =
      inner === undefined ? scalar.span : { start: inner.start + start, end: inner.start + start + value.length }
    parts.push({ value, span: at })
  }
  return parts
}

/** The usual case, told from others as fast as can be. */
function isOnePart({ value, style }: YamlScalar): boolean {
  return style === "plain" && value !== "" && !value.includes("+") && value === value.trim()
}

/** Where the value itself stands, inside its quotation marks; `undefined` where it is not written letter by letter. */
export function innerSpan(scalar: YamlScalar, text: string): Span | undefined {
  const quoted = scalar.style === "single" || scalar.style === "double" ? 1 : 0
  const span = { start: scalar.span.start + quoted, end: scalar.span.end - quoted }
  return text.slice(span.start, span.end) === scalar.value ? span : undefined
}
