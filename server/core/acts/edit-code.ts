import { codeLabel } from "../corpus/names.ts"
import { codeNouns } from "../model/codebook.ts"
import { type Act, refuse } from "./act.ts"
import { asCodeKind, codebookChange, codeShape, listChanges } from "./codebook-edits.ts"
import { noKind, uneditable } from "./create-code.ts"
import { toChanges } from "./field-content.ts"
import { fieldsFault } from "./field-fault.ts"

/** Sets fields of a code. A built-in one is written into the codebook, with all of its kind. */
export const editCode: Act<"edit-code"> = {
  name: "edit-code",
  run({ kind: named, id, set }, { corpus }) {
    const kind = asCodeKind(named)
    if (kind === undefined) return refuse(noKind(named))
    const word = codeNouns[kind]
    if (corpus.codes.get(kind, id) === undefined) return refuse(`There is no ${word} "${id}": choose another`)
    const fault = fieldsFault(set, codeShape(kind), { corpus })
    if (fault !== undefined) return refuse(fault)
    if (set.parent !== undefined && set.parent === id)
      return refuse(`"${id}" cannot stand under itself: choose another parent`)
    const change = codebookChange(
      [...listChanges(kind, corpus), ...toChanges([kind, id], set, codeShape(kind))],
      corpus,
    )
    if (change === undefined) return refuse(uneditable(corpus))
    const name = codeLabel(kind, id, corpus)
    if (change.edits.length === 0) return refuse(`"${name}" is like this already`)
    return {
      title: `Change the ${word} "${name}"`,
      done: `Changed the ${word} "${name}"`,
      changes: [change],
    }
  },
}
