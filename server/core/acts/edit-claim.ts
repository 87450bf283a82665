import { findClaim } from "../corpus/subject.ts"
import type { Claim } from "../model/claim.ts"
import type { FieldChange } from "../yaml/field-change.ts"
import { sidecarSchema } from "../yaml/schema-sidecar.ts"
import { setFields } from "../yaml/set-field.ts"
import { type Act, isRefusal, refuse } from "./act.ts"
import type { Fields, FieldValue } from "./act-params.ts"
import { claimShape } from "./claim-shape.ts"
import { toChanges } from "./field-content.ts"
import { fieldsFault } from "./field-fault.ts"
import { draftOf } from "./sidecar-draft.ts"

/** Sets fields of a claim, or takes them out. */
export const editClaim: Act<"edit-claim"> = {
  name: "edit-claim",
  run({ uri, claim: slug, set }, { corpus }) {
    const sidecar = draftOf(uri, corpus)
    if (isRefusal(sidecar)) return sidecar
    const { file } = sidecar
    const claim = findClaim(slug, file)?.claim
    if (claim === undefined) return refuse(noClaim(slug))
    const fault = fieldsFault(set, claimShape, { corpus, file })
    if (fault !== undefined) return refuse(fault)
    const edits = setFields(file.text, sidecarSchema, changesOf(claim, set))
    if (edits === undefined)
      return refuse(`"${slug}" cannot be edited as it is written: edit "${corpus.pathOf(file.uri)}"`)
    if (edits.length === 0) return refuse(`"${slug}" is like this already`)
    const what = Object.keys(set).map(key => key.replace(".", " "))
    const only = what.length === 1 ? `the ${what[0]} of ` : ""
    return {
      title: `Change ${only}"${slug}"`,
      done: `Changed ${only}"${slug}"`,
      changes: [{ uri: file.uri, edits }],
    }
  },
}

/** For claims that are asked for and are not there. */
export function noClaim(slug: string): string {
  return `There is no claim "${slug}" in your annotations of this article: choose another`
}

function changesOf(claim: Claim, set: Fields): readonly FieldChange[] {
  const others = Object.entries(set).filter(([key, value]) => !isThere(claim, key, value))
  return toChanges(["claims", claim.slug.value], Object.fromEntries(others), claimShape)
}

/** Words that are there already keep the neighbours that tell them apart. */
function isThere(claim: Claim, key: string, value: FieldValue): boolean {
  if (key === "cue" || key === "source") return claim[key]?.exact.value === value
  const { quote } = claim
  const [only, second] = key === "quote" && quote?.kind === "segments" ? quote.segments : []
  return second === undefined && only !== undefined && only.exact.value === value
}
