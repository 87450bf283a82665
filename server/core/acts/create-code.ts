import type { Corpus } from "../corpus/corpus.ts"
import { codeLabel } from "../corpus/names.ts"
import { type CodeKind, codeNouns } from "../model/codebook.ts"
import type { FieldChange } from "../yaml/field-change.ts"
import { idFault, toId } from "../yaml/id.ts"
import type { Writable } from "../yaml/write.ts"
import { type Act, refuse } from "./act.ts"
import type { Fields } from "./act-params.ts"
import { asCodeKind, codebookChange, codeShape, listChanges, propositionToWrite } from "./codebook-edits.ts"
import { toChanges } from "./field-content.ts"
import { fieldsFault } from "./field-fault.ts"

/** Adds a code to the codebook, which is created where there is none. */
export const createCode: Act<"create-code"> = {
  name: "create-code",
  run({ kind: named, label, id: chosen, set = {} }, { corpus }) {
    const kind = asCodeKind(named)
    if (kind === undefined) return refuse(noKind(named))
    const word = codeNouns[kind]
    const name = label.trim()
    if (name === "") return refuse(`The new ${word} has no name: type one`)
    const id = chosen ?? toId(name)
    const fault = newIdFault(kind, id, corpus) ?? fieldsFault(set, codeShape(kind), { corpus })
    if (fault !== undefined) return refuse(fault)
    const isHeading = set.abstract === "true"
    const values: Fields = {
      ...(id.replaceAll("-", " ") !== name && { label: name }),
      ...(kind === "topics" && !isHeading && { proposition: propositionToWrite }),
      ...set,
    }
    const change = codebookChange([...listChanges(kind, corpus), ...newCode(kind, id, values, corpus)], corpus)
    if (change === undefined) return refuse(uneditable(corpus))
    return {
      title: `Create the ${word} "${name}"`,
      done: `Created the ${word} "${name}"`,
      changes: [change],
      goTo: { uri: change.uri, words: `${id}:` },
    }
  },
}

export function noKind(kind: string): string {
  return `"${kind}" is no kind of code: use "topics", "tags" or another key of the codebook`
}

export function uneditable({ layout }: Corpus): string {
  return `"${layout.codebook}" cannot be edited as it is written: edit the file`
}

function newIdFault(kind: CodeKind, id: string, corpus: Corpus): string | undefined {
  const fault = idFault(id, { code: kind })
  if (fault !== undefined) return `"${id}" ${fault}`
  if (corpus.codes.get(kind, id) === undefined) return undefined
  return `There is a ${codeNouns[kind]} "${codeLabel(kind, id, corpus)}" already: use that, or choose another name`
}

/** On one line where its neighbours are; topics, with their propositions, are mostly not. */
function newCode(kind: CodeKind, id: string, values: Fields, { codebook }: Corpus): readonly FieldChange[] {
  const last = [...(codebook?.value.codes.get(kind)?.values() ?? [])].at(-1)
  const written = last && codebook?.text.slice(last.id.span.end, last.span.end)
  const isFlow = written === undefined || !/^\s*:/.test(written) ? kind !== "topics" : /^\s*:\s*\{/.test(written)
  const fields = toChanges([kind, id], values, codeShape(kind)).filter(({ value }) => value !== undefined)
  const inOrder = codeShape(kind).fields.flatMap(({ key }) => fields.filter(({ path }) => path[2] === key))
  const own = inOrder.filter(({ path }) => path.length === 3)
  const content = new Map<string, Writable>(
    own.flatMap(({ path, value }) => (value === undefined ? [] : [[path[2] ?? "", value]])),
  )
  return [
    { path: [kind, id], value: isFlow || content.size === 0 ? { flow: content } : content },
    ...fields.filter(({ path }) => !own.some(other => other.path === path)),
  ]
}
