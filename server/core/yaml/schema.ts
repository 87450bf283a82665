import type { CodeKind } from "../model/codebook.ts"

/**
 * What a scalar names: the ids of an entity, an article, a claim (`slug` or `article/slug`), a coder or a rule; words of
 * the article; a name that stands for an entity in texts; a code of one kind.
 */
export type Refers =
  | "entity"
  | "article"
  | "claim"
  | "own-claim"
  | "coder"
  | "rule"
  | "words"
  | "name"
  | "claim-field"
  | { readonly code: CodeKind }

/** What a written key or scalar brings into being: an id (format.md section 1), or a surface. */
export type Defines = "entity" | "local" | "article" | "claim" | "coder" | "surface" | { readonly code: CodeKind }

export interface Choice {
  readonly value: string
  readonly doc: string
}

/** What may stand as a value. */
export type Shape =
  | TextShape
  | { readonly kind: "boolean" }
  /** EDTF level 1 */
  | { readonly kind: "date" }
  | { readonly kind: "choice"; readonly choices: readonly Choice[] }
  | RecordShape
  | MapShape
  | ListShape
  /** Any of them; the first that fits what is written counts. */
  | { readonly kind: "either"; readonly shapes: readonly Shape[] }

export interface TextShape {
  readonly kind: "text"
  readonly refers?: Refers
  readonly defines?: Defines
  /** `a + b`: several at once. */
  readonly joint?: boolean
  /** Words allowed beside what it refers to. */
  readonly also?: readonly Choice[]
  /** A regular expression for all of the text, and what it demands, in words. */
  readonly pattern?: { readonly source: string; readonly says: string }
}

/** A map whose keys are fixed. */
export interface RecordShape {
  readonly kind: "record"
  /** What it is, for messages: "a claim". */
  readonly name: string
  readonly fields: readonly Field[]
  /** The shape of keys that are not listed; without it they are mistakes. */
  readonly others?: Shape
}

/** A map whose keys the user makes up or takes from elsewhere. */
export interface MapShape {
  readonly kind: "map"
  readonly key: {
    readonly name: string
    readonly refers?: Refers
    readonly defines?: Defines
    readonly choices?: readonly Choice[]
  }
  readonly of: Shape
}

/** Unless `strict`, a single value may be written without brackets. */
export interface ListShape {
  readonly kind: "list"
  readonly of: Shape
  readonly strict?: boolean
  /** How many items there must be. */
  readonly length?: number
}

export interface Field {
  readonly key: string
  readonly shape: Shape
  /** One sentence for hover and completion. */
  readonly doc: string
  readonly required?: boolean
}

export const text: TextShape = { kind: "text" }
export const words: TextShape = { kind: "text", refers: "words" }
export const name: TextShape = { kind: "text", refers: "name" }
export const entity: TextShape = { kind: "text", refers: "entity" }
export const boolean: Shape = { kind: "boolean" }
export const date: Shape = { kind: "date" }

export function listOf(of: Shape): ListShape {
  return { kind: "list", of }
}

export function codeOf(code: CodeKind): TextShape {
  return { kind: "text", refers: { code } }
}

export function field(key: string, shape: Shape, doc: string): Field {
  return { key, shape, doc }
}

export function required(key: string, shape: Shape, doc: string): Field {
  return { key, shape, doc, required: true }
}

/** Words of the article: as they are, or with their neighbours. */
export const selector: Shape = {
  kind: "either",
  shapes: [
    words,
    {
      kind: "record",
      name: "a selector",
      fields: [
        required("exact", words, "The words themselves, exactly as the article has them."),
        field("prefix", words, "The words just before; as few as decide which occurrence is meant."),
        field("suffix", words, "The words just after; as few as decide which occurrence is meant."),
      ],
    },
  ],
}

export const formatField = required(
  "format",
  { kind: "text" },
  "The version of the file format; the only one so far is 1.",
)

/** The shapes that stand for `shape` one by one. */
export function alternativesOf(shape: Shape): readonly Shape[] {
  const known = alternatives.get(shape)
  if (known !== undefined) return known
  const found = shape.kind === "either" ? shape.shapes.flatMap(alternativesOf) : [shape]
  alternatives.set(shape, found)
  return found
}

/** Asked for every value of every file. */
const alternatives = new WeakMap<Shape, readonly Shape[]>()

/**
 * The shape of what stands at `path`, a list of keys and, for list items, of numbers; `undefined` where nothing can
 * stand. `["claims", "my-claim", "links"]` gives the map of links.
 */
export function shapeAt(root: Shape, path: readonly (string | number)[]): Shape | undefined {
  let shapes = alternativesOf(root)
  for (const step of path) shapes = shapes.flatMap(shape => [...below(shape, step)]).flatMap(alternativesOf)
  const [only, second] = shapes
  return second === undefined ? only : { kind: "either", shapes }
}

/** The field of that name at `path`, for its documentation. */
export function fieldAt(root: Shape, path: readonly (string | number)[], key: string): Field | undefined {
  const shape = shapeAt(root, path)
  if (shape === undefined) return undefined
  return recordsIn(shape)
    .flatMap(record => record.fields)
    .find(field => field.key === key)
}

/** The records that may stand there, those inside a list of one included. */
export function recordsIn(shape: Shape): readonly RecordShape[] {
  return alternativesOf(shape).flatMap(one => {
    if (one.kind === "record") return [one]
    return one.kind === "list" && one.strict !== true ? recordsIn(one.of) : []
  })
}

function* below(shape: Shape, step: string | number): Generator<Shape> {
  if (shape.kind === "list") {
    if (typeof step === "number") yield shape.of
    else if (shape.strict !== true) for (const one of alternativesOf(shape.of)) yield* below(one, step)
  }
  if (typeof step === "number") return
  if (shape.kind === "map") yield shape.of
  if (shape.kind === "record") {
    const found = shape.fields.find(field => field.key === step)
    if (found !== undefined) yield found.shape
    else if (shape.others !== undefined) yield shape.others
  }
}
