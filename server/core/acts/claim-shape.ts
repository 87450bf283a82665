import { type RecordShape, recordsIn, shapeAt } from "../yaml/schema.ts"
import { sidecarSchema } from "../yaml/schema-sidecar.ts"

/** What a claim can have. */
export const claimShape: RecordShape = claimRecord()

function claimRecord(): RecordShape {
  const shape = shapeAt(sidecarSchema, ["claims", ""])
  const [record] = shape === undefined ? [] : recordsIn(shape)
  if (record === undefined) throw new Error("the schema has no claims")
  return record
}
