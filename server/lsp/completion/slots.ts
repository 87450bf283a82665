import { alternativesOf, type Shape } from "../../core/yaml/schema.ts"
import type { YamlPlace } from "./yaml-place.ts"

/** One thing that may stand at a place, and whether it needs a dash in front. */
export interface Slot {
  readonly shape: Exclude<Shape, { kind: "either" | "list" }>
  readonly dash: boolean
}

/** What may stand where, lists taken apart into their items. */
export function* slotsOf(shape: Shape, place: YamlPlace): Generator<Slot> {
  const isItem = place.ownLine && typeof place.path.at(-1) === "number"
  yield* slots(shape, isItem, place.ownLine)
}

function* slots(shape: Shape, dash: boolean, ownLine: boolean): Generator<Slot> {
  for (const one of alternativesOf(shape)) {
    if (one.kind === "list") yield* slots(one.of, dash || ownLine, ownLine)
    else if (one.kind !== "either") yield { shape: one, dash }
  }
}

/** What follows a new key: a blank for a word, a line of its own for a map or a list of maps. */
export function tailOf(shape: Shape, place: YamlPlace, indent: string, lineEnd: string): string {
  if (place.form === "flow") return ": "
  const kinds = new Set(alternativesOf(shape).flatMap(leaves))
  if (kinds.has("word")) return ": "
  return `:${lineEnd}${indent}${kinds.has("item") ? "- " : ""}`
}

function leaves(shape: Shape): readonly ("word" | "map" | "item")[] {
  if (shape.kind === "list") {
    const items = alternativesOf(shape.of).flatMap(leaves)
    return items.every(item => item === "map") ? ["item"] : items
  }
  return [shape.kind === "map" || shape.kind === "record" ? "map" : "word"]
}
