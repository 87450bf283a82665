import type { YamlScalar } from "../../model/yaml-node.ts"
import { recordsIn, type Shape, shapeAt } from "../schema.ts"
import type { Collection, Commented, Part } from "./attach-comments.ts"
import { formOf, isClaim, mapIn } from "./form-of.ts"
import { type Source, widest, writeKey, writeLines, writeText } from "./write-texts.ts"

/** The order of the keys that people make up themselves, where it is not theirs to choose. */
export interface KeyOrder {
  readonly surfaces: readonly string[]
  readonly claims: readonly string[]
}

/** How far a level stands behind the one above, lists below their keys included. */
const step = 2

/**
 * Prints the canonical form, one line each. Known keys stand in the order of the schema, others behind them as they
 * are; levels stand two columns apart.
 */
export class Printer {
  readonly #text: string
  readonly #order: KeyOrder

  constructor(text: string, order: KeyOrder) {
    this.#text = text
    this.#order = order
  }

  block(collection: Collection, shape: Shape | undefined, indent = 0): string[] {
    const pad = " ".repeat(indent)
    const comment = (line: string) => (line === "" ? "" : pad + line)
    const head = collection.head.length === 0 ? [] : [...collection.head, ""]
    const ordered = this.#ordered(collection, shape)
    const parts = ordered.map((part, index) => [
      ...spaced(part, index, ordered, collection).map(comment),
      ...this.#part(part, shape, indent),
    ])
    return [...head.map(comment), ...parts.flat(), ...collection.end.map(comment)]
  }

  #part({ key, value, tail = "", below }: Part, outer: Shape | undefined, indent: number): string[] {
    const pad = " ".repeat(indent)
    const lead = key === undefined ? `${pad}-` : `${pad}${writeKey(key, "block", this.#source(outer))}:`
    const shape = shapeBelow(outer, key ?? 0)
    if (value.kind === "scalar") {
      const lines = writeLines(lead, value, tail, indent + step, this.#source(shape))
      return [...lines, ...below.map(line => (line === "" ? "" : pad + " ".repeat(step) + line))]
    }
    const { above, rest } = key === undefined ? this.#lift(value, shape) : { above: [], rest: value }
    const form = formOf(rest, shape, key?.value === "quote" && isClaim(outer))
    const line = form === "block" ? undefined : `${lead} ${this.#flow(rest, shape)}`
    if (line !== undefined && (form === "line" || line.length <= widest)) {
      return [...above.map(comment => pad + comment), line + tail]
    }
    const lines = this.block(rest, shape, indent + step)
    return key === undefined ? item(lines, [...above, tail], pad) : [lead + tail, ...lines]
  }

  /** The first line of an item stands behind its dash, so the comments above that line go above the dash. */
  #lift(value: Collection, shape: Shape | undefined): { above: readonly string[]; rest: Collection } {
    const [first, ...others] = this.#ordered(value, shape)
    if (first === undefined) return { above: [], rest: value }
    const above = [...value.head, ...first.before].filter(line => line !== "")
    return { above, rest: { ...value, head: [], parts: [{ ...first, before: [] }, ...others] } }
  }

  #flow(value: Commented, shape: Shape | undefined): string {
    if (value.kind === "scalar") return value.missing ? "" : writeText(value, "flow", this.#source(shape))
    const parts = this.#ordered(value, shape).map(({ key, value: inner }) => {
      const written = this.#flow(inner, shapeBelow(shape, key ?? 0))
      if (key === undefined) return written
      return writeKey(key, "flow", this.#source(shape)) + (written === "" ? "" : `: ${written}`)
    })
    return value.kind === "list" ? `[${parts.join(", ")}]` : `{${parts.join(", ")}}`
  }

  #ordered({ kind, parts }: Collection, shape: Shape | undefined): readonly Part[] {
    if (kind === "list" || shape === undefined) return parts
    const ranks = new Map(this.#keys(shape).map((key, index) => [key, index]))
    const rank = ({ key }: Part) => ranks.get(key?.value ?? "") ?? ranks.size
    return parts.toSorted((a, b) => rank(a) - rank(b))
  }

  #keys(shape: Shape): readonly string[] {
    const defines = mapIn(shape)?.key.defines
    if (defines === "surface") return this.#order.surfaces
    if (defines === "claim") return this.#order.claims
    return [...new Set(recordsIn(shape).flatMap(({ fields }) => fields.map(field => field.key)))]
  }

  #source(shape: Shape | undefined): Source {
    return { text: this.#text, foreign: shape === undefined }
  }
}

/** What stands above a part. No map begins with an empty line: what comes first passes it on to what was first. */
function spaced(
  part: Part,
  index: number,
  [top]: readonly Part[],
  { parts: [written] }: Collection,
): readonly string[] {
  const isBlank = top?.before[0] === ""
  if (index === 0) return isBlank ? part.before.slice(1) : part.before
  return part === written && isBlank ? ["", ...part.before] : part.before
}

/** A block behind a dash. Inside it may be another dash with comments above it. */
function item(lines: readonly string[], comments: readonly string[], pad: string): string[] {
  const start = lines.findIndex(line => line !== "" && !line.trimStart().startsWith("#"))
  const above = [...comments, ...lines.slice(0, start)].map(line => line.trim()).filter(line => line !== "")
  const [first = "", ...rest] = lines.slice(start)
  return [...above.map(comment => pad + comment), `${pad}- ${first.slice(pad.length + step)}`, ...rest]
}

function shapeBelow(shape: Shape | undefined, key: YamlScalar | number): Shape | undefined {
  return shape && shapeAt(shape, [typeof key === "number" ? key : key.value])
}
