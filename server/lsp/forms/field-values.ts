import type { FieldValue } from "../../core/acts/act-params.ts"
import type { YamlNode } from "../../core/model/yaml-node.ts"
import { entriesOf, isMissing, itemsOf } from "../../core/yaml/nodes.ts"
import { alternativesOf, type RecordShape, type Shape, shapeAt } from "../../core/yaml/schema.ts"

/** What fields hold, by key; one that stands deeper by its path: `source.published`. */
export type FieldValues = ReadonlyMap<string, FieldValue>

/** What is written in a record of a YAML file. */
export function valuesIn(node: YamlNode | undefined, record: RecordShape): FieldValues {
  return new Map(flatEntries(node, record, ""))
}

function* flatEntries(node: YamlNode | undefined, holder: Shape, prefix: string): Generator<[string, FieldValue]> {
  for (const { key, value } of entriesOf(node)) {
    const shape = shapeAt(holder, [key.value])
    if (shape === undefined || isMissing(value)) continue
    const path = prefix + key.value
    if (value.kind !== "map" || isSelector(shape)) yield [path, toFieldValue(value, shape)]
    else yield* flatEntries(value, shape, `${path}.`)
  }
}

/** Whether words of the article stand there, as a text or with their neighbours. */
export function isSelector(shape: Shape): boolean {
  return alternativesOf(shape).some(one => one.kind === "record" && one.fields.some(({ key }) => key === "exact"))
}

function toFieldValue(node: YamlNode, shape: Shape): FieldValue {
  const isList = alternativesOf(shape).some(one => one.kind === "list")
  if (node.kind === "list" || (isList && node.kind === "scalar")) return listOf(itemsOf(node))
  if (node.kind === "scalar") return node.value
  return toRecord(node).exact ?? null
}

function listOf(items: readonly YamlNode[]): FieldValue {
  const texts = items.flatMap(item => (item.kind === "scalar" ? [item.value] : []))
  return texts.length > 0 ? texts : items.map(toRecord)
}

function toRecord(node: YamlNode): Readonly<Record<string, string>> {
  const texts = [...entriesOf(node)].flatMap(({ key, value }) =>
    value.kind === "scalar" && !value.missing ? [[key.value, value.value] as const] : [],
  )
  return Object.fromEntries(texts)
}
