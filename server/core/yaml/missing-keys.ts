import type { Problem } from "../model/problem.ts"
import type { YamlMap } from "../model/yaml-node.ts"
import { closest } from "../similar/closest.ts"
import { field, isMissing } from "./nodes.ts"
import type { Field, RecordShape } from "./schema.ts"

/**
 * The keys that a map without an id of its own must have, such as a selector or a note, and lacks. What has an id is
 * left to the rule `attribute-required`, which knows more about it; a key that is only mistyped is not missing.
 */
export function missingKeys(map: YamlMap, shape: RecordShape, text: string): Iterable<Problem> {
  const lacks = ({ key, required }: Field) => required === true && key !== "format" && field(map, key) === undefined
  return shape.fields.some(lacks) ? problemsOf(map, shape, shape.fields.filter(lacks), text) : []
}

function* problemsOf(
  map: YamlMap,
  { name, fields }: RecordShape,
  needed: readonly Field[],
  text: string,
): Generator<Problem> {
  const written = map.entries.filter(({ value }) => !isMissing(value)).map(({ key }) => key.value)
  const unknown = written.filter(key => !fields.some(known => known.key === key))
  for (const { key } of needed) {
    if (written.includes(key)) continue
    if (unknown.some(other => closest(other, [key]) !== undefined)) continue
    const oneLine = !/[\r\n]/.test(text.slice(map.span.start, map.span.end))
    const span = oneLine ? map.span : (map.entries[0]?.key.span ?? map.span)
    yield { code: "attribute-required", span, message: `${name} needs "${key}"` }
  }
}
