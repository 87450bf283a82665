import type { YamlEntry, YamlMap, YamlNode } from "../model/yaml-node.ts"
import { composeEdits } from "../text/compose-edits.ts"
import { applyEdits, type TextEdit } from "../text/edit.ts"
import { insertBefore, insertBelow, insertEntry, insertSection, placeOf } from "./edit-entry.ts"
import { entriesOf, isMissing } from "./nodes.ts"
import { putValue } from "./put-value.ts"
import { otherLimits, readYaml, sidecarLimits } from "./read.ts"
import { removeField } from "./remove-field.ts"
import { type Change, holdsOnly } from "./same-but.ts"
import { type RecordShape, recordsIn, shapeAt } from "./schema.ts"
import { sidecarSchema } from "./schema-sidecar.ts"
import { type FieldContent, toWritable } from "./set-list.ts"
import type { Writable } from "./write.ts"

/**
 * What a field is set to: a text; a list of texts, of records (`{role: president, from: 2009}`) or of pairs; a map, in
 * block form or, in `{flow: map}`, between braces. A list of one stays a list: `[x]`; a text is written without brackets.
 */
export type { FieldContent } from "./set-list.ts"

export interface FieldChange {
  /** Keys from the root on: `["claims", "no-plan", "topic"]`. */
  readonly path: readonly string[]
  /** Undefined takes the field out, with the parents that it leaves empty. */
  readonly value: FieldContent | undefined
  /**
   * For a new key of a map whose keys are the user's (a surface, a slug): the one it is put before, with the comments
   * above that. Without it, or where there is none of that name, it comes last. Other keys have the schema's order.
   */
  readonly before?: string
}

/**
 * The edits that set, create or remove one field of a file; nothing else of it changes by a byte. `schema` is that of
 * the file (`sidecarSchema`, `registrySchema` …), for the order of keys. Parents that are missing are created, in a file
 * that is empty too; a list that is there changes only in the items that do. Undefined where it cannot be done: something
 * else stands at a key of the path, such as a text or a list of bare ids, or the YAML around it cannot be read.
 */
export function setField(
  text: string,
  schema: RecordShape,
  path: readonly string[],
  value: FieldContent | undefined,
  before?: string,
): readonly TextEdit[] | undefined {
  return setFields(text, schema, [{ path, value, ...(before !== undefined && { before }) }])
}

/** Several fields, one after the other: one list of edits against `text`. */
export function setFields(
  text: string,
  schema: RecordShape,
  changes: readonly FieldChange[],
): readonly TextEdit[] | undefined {
  return undefined
}
