import { withLink } from "../acts/claim-edits.ts"
import type { CodedFile } from "../corpus/coded-file.ts"
import type { Corpus } from "../corpus/corpus.ts"
import type { Claim } from "../model/claim.ts"
import { sidecarSchema } from "../yaml/schema-sidecar.ts"
import { setFields } from "../yaml/set-field.ts"
import type { Fix } from "./rule.ts"

/** One more link of a claim; nothing where the codebook lacks the relation. */
export function declareLink(
  claim: Claim,
  relation: string,
  to: string,
  { uri, text }: CodedFile,
  corpus: Corpus,
): readonly Fix[] {
  if (corpus.codes.get("relations", relation) === undefined) return []
  const edits = setFields(text, sidecarSchema, [withLink(claim, relation, to)])
  return edits === undefined ? [] : [{ title: `Declare that it ${relation} "${to}"`, changes: [{ uri, edits }] }]
}
