import type { RoleHeld } from "../model/registry.ts"
import type { TextEdit } from "../text/edit.ts"
import { insertEntry } from "../yaml/edit-entry.ts"
import { behindColon } from "../yaml/layout.ts"
import { entriesOf, field, isMissing, itemsOf } from "../yaml/nodes.ts"
import { putValue } from "../yaml/put-value.ts"
import { otherLimits, readYaml } from "../yaml/read.ts"

/** The edits that end a term of office in a registry on a day, whether an end of it is written or not. */
export function endTerm(text: string, term: RoleHeld, day: string): readonly TextEdit[] {
  const entities = entriesOf(field(readYaml(text, otherLimits).value, "entities"))
  const terms = entities.flatMap(({ value }) => itemsOf(field(value, "roles")))
  const entries = entriesOf(terms.find(({ span }) => span.start === term.span.start))
  const [from, to] = ["from", "to"].map(name => entries.find(({ key }) => key.value === name))
  if (to !== undefined) {
    const colon = behindColon(text, to.key.span.end)
    return isMissing(to.value) ? [{ span: { start: colon, end: colon }, newText: ` ${day}` }] : putValue(text, to, day)
  }
  return from === undefined ? [] : insertEntry(text, [], "to", day, { key: from.key.span, value: from.value.span })
}
