import type { CST, Document, ParsedNode, Scalar, YAMLMap, YAMLSeq } from "yaml"
import { Composer, isAlias, isMap, isPair, isScalar, Parser } from "yaml"
import type { Problem } from "../model/problem.ts"
import type { YamlEntry, YamlNode, YamlScalar } from "../model/yaml-node.ts"
import type { Span } from "../text/span.ts"
import { featureProblems, mergeKeyProblem } from "./yaml-features.ts"

/** What the `yaml` package complains of, at offsets of the whole file. */
export interface SyntaxFault {
  readonly code: string
  readonly message: string
  readonly span: Span
}

/** One reading by the `yaml` package. `node` is what it made of the text, faults or not. */
export interface Composed {
  readonly node: YamlNode | undefined
  readonly faults: readonly SyntaxFault[]
  readonly problems: readonly Problem[]
}

/** Collections inside collections, counted from the root. */
export const deepest = 20

/** Reads `text` from `from` to `to` as if that were all; `depth` collections stand around it. */
export function compose(text: string, from: number, to: number, depth: number): Composed {
  const column = columnOf(text, from)
  const source = " ".repeat(column) + text.slice(from, to)
  const tokens = [...new Parser().parse(source)]
  const base = from - column
  const converter = new Converter(text, base)
  const abyss = tooDeepToCompose(tokens)
  if (abyss !== undefined) return { node: undefined, faults: [abyssFault(abyss + base, to)], problems: [] }
  const faults: SyntaxFault[] = []
  let node: YamlNode | undefined
  const composer = new Composer({ schema: "failsafe", uniqueKeys: false, prettyErrors: false, logLevel: "silent" })
  for (const document of composer.compose(tokens, true, source.length)) {
    for (const fault of toFaults(document, base, to)) faults.push(fault)
    if (document.contents !== null && node === undefined) node = converter.convert(document.contents, depth)
  }
  const features = /[&*!]/.test(source) ? featureProblems(tokens, text, base) : []
  return { node, faults, problems: [...features, ...converter.problems] }
}

/** How many characters stand before `offset` in its line; a byte-order mark is none. */
export function columnOf(text: string, offset: number): number {
  let start = offset
  while (start > 0 && text[start - 1] !== "\n" && text[start - 1] !== "\ufeff") start--
  return offset - start
}

/**
 * Where nesting goes far beyond what is read. The composer recurses, and V8 does not throw but ends the process when a
 * regular expression is compiled at the end of the stack; so it must not come to that.
 */
function tooDeepToCompose(tokens: readonly CST.Token[]): number | undefined {
  for (const token of tokens) {
    const found = token.type === "document" && token.value !== undefined ? abyssIn(token.value, 0) : undefined
    if (found !== undefined) return found
  }
  return undefined
}

function abyssIn(token: CST.Token, level: number): number | undefined {
  if (!("items" in token)) return undefined
  if (level > 5 * deepest) return token.offset
  for (const { key, value } of token.items) {
    const found = (key && abyssIn(key, level + 1)) ?? (value && abyssIn(value, level + 1))
    if (found !== undefined) return found
  }
  return undefined
}

function abyssFault(start: number, limit: number): SyntaxFault {
  return { code: "RESOURCE_EXHAUSTION", message: "", span: { start: Math.min(start, limit), end: limit } }
}

/** Faults of anchors, aliases and tags are told by `yaml-feature`. */
const ofFeatures = new Set([
  "ALIAS_PROPS",
  "BAD_ALIAS",
  "BAD_COLLECTION_TYPE",
  "BAD_PROP_ORDER",
  "MULTIPLE_ANCHORS",
  "MULTIPLE_TAGS",
  "TAG_RESOLVE_FAILED",
])

function toFaults(document: Document.Parsed, base: number, limit: number): SyntaxFault[] {
  return document.errors
    .filter(error => !ofFeatures.has(error.code))
    .map(({ code, message, pos: [start, end] }) => {
      const from = Math.min(start + base, limit)
      return { code, message, span: { start: from, end: Math.max(from, Math.min(end + base, limit)) } }
    })
}

const styles = {
  PLAIN: "plain",
  QUOTE_SINGLE: "single",
  QUOTE_DOUBLE: "double",
  BLOCK_FOLDED: "block",
  BLOCK_LITERAL: "block",
} as const

/** Turns nodes of the `yaml` package into ours; collects what they hold and we do not allow. */
class Converter {
  readonly problems: Problem[] = []
  readonly #text: string
  readonly #base: number

  constructor(text: string, base: number) {
    this.#text = text
    this.#base = base
  }

  convert(node: ParsedNode, depth: number): YamlNode {
    if (isScalar(node)) return this.#scalar(node)
    if (isAlias(node)) return this.#raw(this.#span(node.range[0], node.range[1]))
    if (depth >= deepest) return this.#tooDeep(this.#span(node.range[0], node.range[1]))
    return isMap(node) ? this.#map(node, depth) : this.#list(node, depth)
  }

  #scalar(node: Scalar.Parsed): YamlScalar {
    const style = styles[node.type ?? "PLAIN"]
    const value = typeof node.value === "string" ? node.value : node.source
    const [start, end] = node.range
    const span = style === "block" ? this.#withoutTrailingBlank(start, end) : this.#span(start, end)
    return { kind: "scalar", style, value, span, missing: style === "plain" && start === end }
  }

  #map(node: YAMLMap.Parsed, depth: number): YamlNode {
    const entries = node.items.map(pair => this.#entry(pair.key, pair.value, depth))
    const flow = node.flow === true
    return { kind: "map", flow, entries, span: this.#extent(node.range, flow, entries) }
  }

  #entry(keyNode: ParsedNode, valueNode: ParsedNode | null, depth: number): YamlEntry {
    const key = this.#key(keyNode)
    const value = valueNode === null ? missingAt(key.span.end) : this.convert(valueNode, depth + 1)
    return { key, value, span: { start: key.span.start, end: Math.max(key.span.end, value.span.end) } }
  }

  #key(node: ParsedNode): YamlScalar {
    if (!isScalar(node)) {
      const raw = this.#raw(this.#span(node.range[0], node.range[1]))
      if (!isAlias(node)) this.problems.push(keyNotText(raw))
      return raw
    }
    const key = this.#scalar(node)
    if (key.value === "<<" && key.style === "plain") this.problems.push(mergeKeyProblem(key.span))
    return key
  }

  #list(node: YAMLSeq.Parsed, depth: number): YamlNode {
    const flow = node.flow === true
    const items = node.items.map(item => {
      if (!isPair(item)) return this.convert(item, depth + 1)
      // `yaml` gives a bare pair only when a list stands for an ordered map, which the failsafe schema does not have.
      throw new Error("a pair in a list")
    })
    return { kind: "list", flow, items, span: this.#extent(node.range, flow, items) }
  }

  #extent(range: readonly number[], flow: boolean, parts: readonly { readonly span: Span }[]): Span {
    const whole = this.#span(range[0] ?? 0, range[1] ?? 0)
    const last = parts.at(-1)?.span.end ?? whole.end
    return { start: whole.start, end: flow ? Math.max(whole.end, last) : Math.max(whole.start, last) }
  }

  #tooDeep(span: Span): YamlScalar {
    const message = `this is more than ${deepest} levels deep and is not read`
    this.problems.push({ code: "limit-exceeded", span, message })
    return missingAt(span.start)
  }

  /** The characters themselves, where YAML would put something else in their place. */
  #raw(span: Span): YamlScalar {
    return { kind: "scalar", style: "plain", value: this.#text.slice(span.start, span.end), span, missing: false }
  }

  #span(start: number, end: number): Span {
    const from = Math.min(start + this.#base, this.#text.length)
    return { start: from, end: Math.max(from, Math.min(end + this.#base, this.#text.length)) }
  }

  #withoutTrailingBlank(start: number, end: number): Span {
    const span = this.#span(start, end)
    return { start: span.start, end: span.start + this.#text.slice(span.start, span.end).trimEnd().length }
  }
}

export function missingAt(offset: number): YamlScalar {
  return { kind: "scalar", style: "plain", value: "", span: { start: offset, end: offset }, missing: true }
}

function keyNotText(key: YamlScalar): Problem {
  const quoted = `'${key.value.replaceAll("'", "''")}'`
  const oneLine = !/[\r\n]/.test(key.value)
  return {
    code: "yaml-syntax",
    span: key.span,
    message: `"${key.value}" is read as a list or a map, not as a key; put it in quotation marks`,
    ...(oneLine
      ? { fixes: [{ title: "Put it in quotation marks", edits: [{ span: key.span, newText: quoted }] }] }
      : {}),
  }
}
