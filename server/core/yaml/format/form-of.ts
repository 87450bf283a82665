import { alternativesOf, type MapShape, recordsIn, type Shape } from "../schema.ts"
import { reading } from "../schema-sidecar.ts"
import type { Collection, Commented, Part } from "./attach-comments.ts"

/** Between brackets on one line; so if the line is not too long, else as a block; or as a block. */
type Form = "line" | "fitting" | "block"

/**
 * In which form a map or list is written is its author's choice, on one line between brackets or as a block, but for
 * these: the maps of mentions, claims and entities and each claim are blocks, and so is what holds comments; a mention
 * with contexts is a list of readings, each in braces on its line; what stood in brackets over several lines, and a
 * quote, comes on one line if that has at most 88 columns.
 */
export function formOf(collection: Collection, shape: Shape | undefined, isQuote: boolean): Form {
  if (collection.parts.length === 0) return "line"
  if (hasComments(collection) || isAlwaysBlock(collection, shape)) return "block"
  if (collection.kind === "map" && shape !== undefined && recordsIn(shape).includes(reading)) return "line"
  if (collection.written === "block") return "block"
  return collection.written === "line" && !isQuote ? "line" : "fitting"
}

/** The one among the alternatives whose keys people make up. */
export function mapIn(shape: Shape): MapShape | undefined {
  return alternativesOf(shape).find(one => one.kind === "map")
}

export function isClaim(shape: Shape | undefined): boolean {
  return shape !== undefined && recordsIn(shape).some(({ name }) => name === "a claim")
}

function isAlwaysBlock({ kind, parts }: Collection, shape: Shape | undefined): boolean {
  if (shape === undefined) return false
  if (kind === "list") return recordsIn(shape).includes(reading) && parts.some(({ value }) => value.kind === "map")
  const defines = mapIn(shape)?.key.defines
  return defines === "surface" || defines === "claim" || defines === "entity" || isClaim(shape)
}

function hasComments(value: Commented): boolean {
  if (value.kind === "scalar") return false
  const { head, parts, end } = value
  const inPart = ({ before, tail, below, value: inner }: Part) =>
    tail !== undefined || [...before, ...below].some(line => line !== "") || hasComments(inner)
  return parts.length > 0 && (head.length > 0 || end.length > 0 || parts.some(inPart))
}
