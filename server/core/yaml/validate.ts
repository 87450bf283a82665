import type { Problem, ProblemFix } from "../model/problem.ts"
import type { YamlMap, YamlNode, YamlScalar } from "../model/yaml-node.ts"
import { closest } from "../similar/closest.ts"
import { listed } from "../text/wording.ts"
import { idFault } from "./id.ts"
import { keylessValues } from "./keyless-values.ts"
import { missingKeys } from "./missing-keys.ts"
import { isMissing, splitJoint } from "./nodes.ts"
import { surpriseOf } from "./scalar-surprise.ts"
import {
  alternativesOf,
  type Defines,
  type ListShape,
  type MapShape,
  type RecordShape,
  type Refers,
  type Shape,
  type TextShape,
} from "./schema.ts"
import { formatProblems, missingFormat } from "./validate-format.ts"
import { readingProblems } from "./validate-readings.ts"
import * as say from "./value-kind.ts"

/**
 * What in a file does not have the shape of its kind: unknown keys, values of the wrong kind, ids that are none, an
 * unknown format. Codes and entities that do not exist are a matter of the corpus, not of this.
 */
export function validate(root: YamlNode | undefined, schema: RecordShape, text: string): Problem[] {
  const validator = new Validator(text)
  const format = schema.fields.find(field => field.key === "format")
  if (root === undefined) {
    if (format?.required === true && text.trim() === "") return [missingFormat(undefined, text)]
    return []
  }
  if (root.kind === "map") validator.check(root, schema, schema.name)
  else validator.problems.push(say.notAMap(root, schema))
  if (root.kind === "map") validator.problems.push(...formatProblems(root, format, text))
  validator.finish()
  return validator.problems
}

/** The same of some entries of a map in such a file, whose problems are no matter of the rest of the file. */
export function validateEntries(entries: YamlMap, shape: MapShape, text: string): readonly Problem[] {
  const validator = new Validator(text)
  validator.check(entries, shape, shape.key.name)
  return validator.problems
}

/** Of a map the keys alone that its shape does not have. */
export function unknownKeys(map: YamlMap, shape: RecordShape, text: string): readonly Problem[] {
  const unknown = map.entries.filter(({ key }) => isUnknown(key, shape))
  if (unknown.length === 0) return []
  const keyless = keylessValues(map, text).entries
  return unknown.filter(entry => !keyless.has(entry)).map(({ key }) => unknownKey(key, map, shape))
}

class Validator {
  readonly problems: Problem[] = []
  readonly #text: string
  /** Where entities are named, for renaming a local one with its uses. */
  readonly #entityNames: YamlScalar[] = []
  readonly #wrongLocals: YamlScalar[] = []

  constructor(text: string) {
    this.#text = text
  }

  /** `label` is what the user knows the value by: its key, or the name of the file's kind. */
  check(node: YamlNode, shape: Shape, label: string): void {
    if (isMissing(node)) return
    if (shape.kind === "either") this.#either(node, shape, label)
    else if (shape.kind === "list") this.#list(node, shape, label)
    else if (!accepts(shape, node)) this.#wrongKind(node, shape, label)
    else if (node.kind === "scalar") this.#scalar(node, shape, label)
    else if (node.kind === "map" && shape.kind === "record") {
      this.#record(node, shape)
      this.problems.push(...missingKeys(node, shape, this.#text))
    } else if (node.kind === "map" && shape.kind === "map") this.#map(node, shape)
  }

  finish(): void {
    if (this.#wrongLocals.length === 0) return
    const names = this.#entityNames.flatMap(name => splitJoint(name, this.#text))
    for (const { value, span } of this.#wrongLocals) {
      const uses = names.filter(use => use.value === value).map(use => use.span)
      const edits = [span, ...uses]
        .sort((a, b) => a.start - b.start)
        .map(({ start }) => ({ span: { start, end: start }, newText: "_" }))
      const fixes = [{ title: `Rename to "_${value}"`, edits }]
      const message = `"${value}" ${idFault(value, "local")}`
      this.problems.push({ code: "id-invalid", span, message, ...(idFault(`_${value}`, "local") ? {} : { fixes }) })
    }
  }

  #wrongKind(node: YamlNode, shape: Shape, label: string): void {
    this.problems.push(say.wrongKind(node, shape, label, this.#text))
  }

  #record(map: YamlMap, shape: RecordShape): void {
    const keyless = keylessValues(map, this.#text)
    this.problems.push(...keyless.problems)
    for (const entry of map.entries) {
      const { key, value } = entry
      if (keyless.entries.has(entry) || key.value.startsWith("x-")) continue
      const inner = shapeOf(key, shape)
      if (inner !== undefined) this.check(value, inner, key.value)
      else if (isUnknown(key, shape)) this.problems.push(unknownKey(key, map, shape))
    }
  }

  #map(map: YamlMap, shape: MapShape): void {
    const keyless = keylessValues(map, this.#text)
    this.problems.push(...keyless.problems)
    for (const entry of map.entries) {
      if (keyless.entries.has(entry) || entry.key.value === "<<") continue
      this.#key(entry.key, shape)
      if (entry.value.kind === "map" && shape.of.kind === "record") this.#record(entry.value, shape.of)
      else this.check(entry.value, shape.of, entry.key.value)
      if (shape.key.defines === "surface" && entry.value.kind !== "scalar")
        this.problems.push(...readingProblems(entry, this.#text))
    }
  }

  #key(key: YamlScalar, { key: { defines, refers } }: MapShape): void {
    if (defines !== undefined && defines !== "surface" && this.#id(key, defines)) return
    this.#surprise(key, refers, defines)
  }

  #list(node: YamlNode, shape: ListShape, label: string): void {
    if (node.kind !== "list") {
      if (shape.strict === true || !accepts(shape.of, node)) this.#wrongKind(node, shape, label)
      else this.check(node, shape.of, label)
      return
    }
    for (const item of node.items) this.check(item, shape.of, label)
    if (shape.length !== undefined && node.items.length !== shape.length) {
      this.problems.push(say.wrongLength(node, shape.length, label))
    }
  }

  #either(node: YamlNode, either: Shape, label: string): void {
    const best = closestShape(alternativesOf(either), node)
    if (best === undefined) this.#wrongKind(node, either, label)
    else this.check(node, best, label)
  }

  #scalar(scalar: YamlScalar, shape: Shape, label: string): void {
    if (shape.kind === "boolean") this.problems.push(...say.notBoolean(scalar, label))
    if (shape.kind === "choice") this.problems.push(...say.notChosen(scalar, shape.choices, label))
    if (shape.kind === "text") this.#checkText(scalar, shape, label)
  }

  #checkText(scalar: YamlScalar, shape: TextShape, label: string): void {
    if (shape.refers === "entity") this.#entityNames.push(scalar)
    if (shape.defines !== undefined && this.#id(scalar, shape.defines)) return
    if (shape.refers === "entity" && shape.joint !== true && scalar.value.includes("+"))
      this.problems.push(...say.notJoint(scalar, label))
    if (shape.pattern !== undefined) this.problems.push(...say.patternProblems(scalar, shape, label))
    this.#surprise(scalar, shape.refers, shape.defines)
  }

  /** Whether something was wrong. */
  #id(scalar: YamlScalar, defines: Defines): boolean {
    const fault = idFault(scalar.value, defines)
    if (fault === undefined) return false
    if (defines === "local" && !scalar.value.startsWith("_") && scalar.style === "plain") this.#wrongLocals.push(scalar)
    else this.problems.push({ code: "id-invalid", span: scalar.span, message: `"${scalar.value}" ${fault}` })
    return true
  }

  #surprise(scalar: YamlScalar, refers: Refers | undefined, defines: Defines | undefined): void {
    const matters = defines !== undefined || (refers !== undefined && !namesNothing.has(refers))
    const surprise = matters && scalar.style === "plain" ? surpriseOf(scalar.value) : undefined
    if (surprise === undefined) return
    const newText = `"${scalar.value}"`
    this.problems.push({
      code: "scalar-surprise",
      span: scalar.span,
      message: `other programs read "${scalar.value}" as ${surprise}; put it in quotation marks`,
      fixes: [{ title: `Write ${newText}`, safe: true, edits: [{ span: scalar.span, newText }] }],
    })
  }
}

/** Words of the article and keys are never ids. */
const namesNothing: ReadonlySet<Refers> = new Set<Refers>(["words", "rule", "claim-field"])

/** The shape of what stands under a key. */
function shapeOf({ value }: YamlScalar, shape: RecordShape): Shape | undefined {
  return shape.fields.find(({ key }) => key === value)?.shape ?? shape.others
}

function isUnknown(key: YamlScalar, shape: RecordShape): boolean {
  return shapeOf(key, shape) === undefined && key.value !== "<<" && !key.value.startsWith("x-")
}

function unknownKey(key: YamlScalar, map: YamlMap, shape: RecordShape): Problem {
  const there = new Set(map.entries.map(entry => entry.key.value))
  const free = shape.fields.map(field => field.key).filter(one => !there.has(one))
  const meant = closest(key.value, free)
  const said = `"${key.value}" is not a key of ${shape.name}`
  if (meant === undefined) return { code: "attribute-unknown", span: key.span, message: `${said}${keysOf(shape)}` }
  const fixes: ProblemFix[] = [{ title: `Change to "${meant}"`, edits: [{ span: key.span, newText: meant }] }]
  return { code: "attribute-unknown", span: key.span, message: `${said}; did you mean "${meant}"?`, fixes }
}

function keysOf({ fields }: RecordShape): string {
  return fields.length > 8
    ? ""
    : `, which takes ${listed(
        fields.map(field => field.key),
        "and",
      )}`
}

/** Whether a value of this kind can have this shape at all. */
function accepts(shape: Shape, node: YamlNode): boolean {
  if (shape.kind === "either") {
    for (const one of shape.shapes) if (accepts(one, node)) return true
    return false
  }
  if (shape.kind === "list") return node.kind === "list" || (shape.strict !== true && accepts(shape.of, node))
  return node.kind === (shape.kind === "record" || shape.kind === "map" ? "map" : "scalar")
}

/** Of the shapes that a value can have, the first of those whose keys fit best. */
function closestShape(shapes: readonly Shape[], node: YamlNode): Shape | undefined {
  let best: Shape | undefined
  for (const shape of shapes) {
    if (!accepts(shape, node)) continue
    if (best === undefined || knownKeys(shape, node) > knownKeys(best, node)) best = shape
  }
  return best
}

/** How well the keys of a map fit; one with a slip counts half. */
function knownKeys(shape: Shape, node: YamlNode): number {
  if (node.kind !== "map") return 0
  if (shape.kind === "list") return Math.max(0, ...alternativesOf(shape.of).map(one => knownKeys(one, node)))
  if (shape.kind !== "record") return 0
  const keys = shape.fields.map(field => field.key)
  const fits = node.entries.map(({ key: { value } }) => {
    if (keys.includes(value)) return 1
    return closest(value, keys) === undefined ? 0 : 0.5
  })
  return fits.reduce<number>((sum, one) => sum + one, 0)
}
