import type { Corpus } from "../corpus/corpus.ts"
import { type CodeKind, codeKinds } from "../model/codebook.ts"
import type { YamlNode } from "../model/yaml-node.ts"
import type { FileChange } from "../text/edit.ts"
import { builtInCodebookText } from "../yaml/built-in-codebook.ts"
import type { FieldChange } from "../yaml/field-change.ts"
import { readYaml } from "../yaml/read.ts"
import { type RecordShape, recordsIn, shapeAt } from "../yaml/schema.ts"
import { codebookSchema } from "../yaml/schema-codebook.ts"
import { setFields } from "../yaml/set-field.ts"
import type { Writable } from "../yaml/write.ts"
import { newCodebook } from "./new-files.ts"

/** Sets fields of the codebook, which is created where there is none; undefined where it cannot be edited. */
export function codebookChange(changes: readonly FieldChange[], corpus: Corpus): FileChange | undefined {
  const { codebook } = corpus
  if (codebook !== undefined) {
    const edits = setFields(codebook.text, codebookSchema, changes)
    return edits && { uri: codebook.uri, edits }
  }
  const newText = newCodebook(changes)
  const uri = corpus.uriOf(corpus.layout.codebook)
  return newText === undefined ? undefined : { uri, edits: [{ span: { start: 0, end: 0 }, newText }] }
}

export function asCodeKind(kind: string): CodeKind | undefined {
  return codeKinds.find(one => one === kind)
}

/** What a code of a kind can have. */
export function codeShape(kind: CodeKind): RecordShape {
  const shape = shapeAt(codebookSchema, [kind, ""])
  const [record] = shape === undefined ? [] : recordsIn(shape)
  if (record === undefined) throw new Error(`the schema has no ${kind}`)
  return record
}

export const propositionToWrite = "Say here in one sentence what one can be for or against"

/**
 * What has to be written first, so that a list of the kind can be edited: where the codebook has none, the built-in codes,
 * or (topics, tags, roles) those that are in use, since they would be unknown as soon as there is a list; where it has
 * bare ids, the same as keys.
 */
export function listChanges(kind: CodeKind, corpus: Corpus): readonly FieldChange[] {
  const { codebook } = corpus
  const written = codebook?.value.codes.get(kind)
  if (codebook !== undefined && written !== undefined) {
    const list = childOf(readYaml(codebook.text).value, kind)
    if (list?.kind !== "list") return []
    const bare = new Map<string, Writable>([...written.keys()].map(id => [id, { flow: new Map() }]))
    return [{ path: [kind], value: bare }]
  }
  const builtIn = readYaml(builtInCodebookText).value
  const list = childOf(builtIn, kind)
  const pairs = kind === "stances" ? childOf(builtIn, "contradictory-stances") : undefined
  if (list === undefined) return usedCodes(kind, corpus)
  return [
    ...(list.kind === "map" ? list.entries : []).map(({ key, value }) => ({
      path: [kind, key.value],
      value: { flow: toWritable(value) },
    })),
    ...(pairs === undefined ? [] : [{ path: ["contradictory-stances"], value: { flow: toWritable(pairs) } }]),
  ]
}

function usedCodes(kind: CodeKind, corpus: Corpus): readonly FieldChange[] {
  const used = new Set(corpus.index.codesUsed(kind))
  for (const { roles } of kind === "roles" ? corpus.registry.all() : []) {
    for (const { role } of roles) if (role !== undefined) used.add(role.value)
  }
  const fields = new Map<string, Writable>(kind === "topics" ? [["proposition", propositionToWrite]] : [])
  return [...used].sort().map(id => ({ path: [kind, id], value: { flow: fields } }))
}

function childOf(root: YamlNode | undefined, key: string): YamlNode | undefined {
  return root?.kind === "map" ? root.entries.find(entry => entry.key.value === key)?.value : undefined
}

function toWritable(node: YamlNode): Writable {
  if (node.kind === "scalar") return node.value
  if (node.kind === "list") return node.items.map(toWritable)
  return new Map(node.entries.map(({ key, value }) => [key.value, toWritable(value)]))
}
