import { withLink, withoutLink } from "../acts/claim-edits.ts"
import type { CodedFile } from "../corpus/coded-file.ts"
import type { Corpus } from "../corpus/corpus.ts"
import type { Claim, Link } from "../model/claim.ts"
import { sidecarSchema } from "../yaml/schema-sidecar.ts"
import { setFields } from "../yaml/set-field.ts"
import type { Fix } from "./rule.ts"

/** Other relations for a link, as far as the codebook has them and the claim is not linked so already. */
export function changeRelation(
  claim: Claim,
  link: Link,
  relations: readonly string[],
  { uri, text }: CodedFile,
  corpus: Corpus,
): readonly Fix[] {
  return relations
    .filter(relation => corpus.codes.get("relations", relation) !== undefined)
    .filter(
      relation => !claim.links.some(other => other.relation.value === relation && other.to.value === link.to.value),
    )
    .flatMap(relation => {
      const changes = [withoutLink(claim, link), withLink(claim, relation, link.to.value)]
      const edits = setFields(text, sidecarSchema, changes)
      return edits === undefined ? [] : [{ title: `Change the relation to "${relation}"`, changes: [{ uri, edits }] }]
    })
}

/** A link taken out. */
export function removeLink(claim: Claim, link: Link, { uri, text }: CodedFile): readonly Fix[] {
  const edits = setFields(text, sidecarSchema, [withoutLink(claim, link)])
  const title = `Remove "${link.relation.value}: ${link.to.value}"`
  return edits === undefined ? [] : [{ title, changes: [{ uri, edits }] }]
}
