import { parse } from "yaml"
import { applyEdits } from "../../server/core/text/edit.ts"
import type { RecordShape } from "../../server/core/yaml/schema.ts"
import { setFields } from "../../server/core/yaml/set-field.ts"
import { type Next, pick } from "../support/random.ts"
import { codebookEdits, type Kind, registryEdits, sidecarEdits, type Tree } from "./kinds-of-edits.ts"

const kinds: Readonly<Record<string, readonly Kind[]>> = {
  "an annotation file": sidecarEdits,
  "a registry": registryEdits,
  "a codebook": codebookEdits,
}

/** Makes versions of a text that differ from it by so many random changes, each of a kind that people make. */
export function editorOf(text: string, schema: RecordShape): (count: number, next: Next) => string {
  const tree: Tree = parse(text, { schema: "failsafe" })
  return (count, next) => {
    const made = Array.from({ length: count }, () => pick(kinds[schema.name] ?? [], next)(tree, next))
    const changes = made.filter(change => change !== undefined)
    const edits = setFields(text, schema, changes) ?? setFields(text, schema, changes.slice(0, 1)) ?? []
    let now = applyEdits(text, edits)
    for (let i = next(3); i > 0; i--) now = commented(now, next)
    return now
  }
}

/** With a remark above or below the line of one of the keys. */
function commented(text: string, next: Next): string {
  const lines = text.split("\n")
  const at = next(lines.length)
  const indent = /^ *(?=[\w"]+: [^>|]*$)/.exec(lines[at] ?? "")?.[0]
  return indent === undefined ? text : lines.toSpliced(at + next(2), 0, `${indent}# remark ${next(1000)}`).join("\n")
}
