import { claimShape } from "../../core/acts/claim-shape.ts"
import type { RecordShape } from "../../core/yaml/schema.ts"

/** What a form shows of a claim: its words are chosen in the article. */
export const withoutQuote: RecordShape = {
  ...claimShape,
  fields: claimShape.fields.filter(({ key }) => key !== "quote"),
}
