import type { Claim, Link } from "../model/claim.ts"
import type { TextEdit } from "../text/edit.ts"
import type { FieldChange } from "../yaml/field-change.ts"
import { sidecarSchema } from "../yaml/schema-sidecar.ts"
import { setField } from "../yaml/set-field.ts"
import type { Writable } from "../yaml/write.ts"
import { claimShape } from "./claim-shape.ts"

/** The keys of a claim in the order in which they are written. */
export const claimKeys: readonly string[] = claimShape.fields.map(({ key }) => key)

/** Sets a field of a claim; nothing where that cannot be written. */
export function setInClaim(text: string, { slug }: Claim, key: string, value: Writable): readonly TextEdit[] {
  return setField(text, sidecarSchema, ["claims", slug.value, key], value) ?? []
}

/** One more link of a claim, beside those that it has. */
export function withLink(claim: Claim, relation: string, to: string): FieldChange {
  const targets = [...targetsOf(claim.links, relation), to]
  return { path: pathOf(claim, relation), value: targets.length === 1 ? to : targets }
}

/** A link taken out, with its relation or all of `links` where nothing else is left in it. */
export function withoutLink(claim: Claim, link: Link): FieldChange {
  const relation = link.relation.value
  const others = claim.links.filter(other => other !== link)
  const targets = targetsOf(others, relation)
  return { path: pathOf(claim, relation), value: targets.length === 0 ? undefined : targets }
}

function targetsOf(links: readonly Link[], relation: string): readonly string[] {
  return links.filter(link => link.relation.value === relation).map(({ to }) => to.value)
}

function pathOf({ slug }: Claim, relation: string): readonly string[] {
  return ["claims", slug.value, "links", relation]
}
