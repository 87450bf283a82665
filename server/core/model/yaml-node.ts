import type { LocatedText, Span } from "../text/span.ts"

/**
 * A YAML document as plain values: what any reader of ours must give, so that one can take another's place.
 * All scalars are strings whatever YAML would make of them.
 */
export type YamlNode = YamlScalar | YamlMap | YamlList

export interface YamlScalar extends LocatedText {
  readonly kind: "scalar"
  readonly style: "plain" | "single" | "double" | "block"
  /** Nothing was written where a value could stand; `value` is "" and the span is empty. */
  readonly missing: boolean
}

export interface YamlMap {
  readonly kind: "map"
  readonly flow: boolean
  readonly span: Span
  readonly entries: readonly YamlEntry[]
}

export interface YamlEntry {
  readonly key: YamlScalar
  readonly value: YamlNode
  /** From the key to the end of the value. */
  readonly span: Span
}

export interface YamlList {
  readonly kind: "list"
  readonly flow: boolean
  readonly span: Span
  readonly items: readonly YamlNode[]
}
