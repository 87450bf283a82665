import {
  type CompletionContext,
  type CompletionItem,
  type CompletionList,
  CompletionTriggerKind,
} from "vscode-languageserver"
import { schemaOf } from "../../core/corpus/schema-of.ts"
import { foldForSearch } from "../../core/similar/fuzzy.ts"
import type { Span } from "../../core/text/span.ts"
import { shapeAt } from "../../core/yaml/schema.ts"
import { documentationOf, toData } from "../completion/about.ts"
import { type Candidate, choose, type Typing } from "../completion/candidate.ts"
import { findPlace } from "../completion/find-place.ts"
import { jointPart } from "../completion/joint-part.ts"
import { keyCandidates } from "../completion/key-candidates.ts"
import { type Slot, slotsOf } from "../completion/slots.ts"
import { toItem, type Writing } from "../completion/to-item.ts"
import { valueCandidates } from "../completion/value-candidates.ts"
import type { YamlPlace } from "../completion/yaml-place.ts"
import type { Document, Feature } from "../feature.ts"

export const completion: Feature = {
  capabilities: () => ({
    completionProvider: { triggerCharacters: [" ", "+", "{", "[", "/", '"', "'"], resolveProvider: true },
  }),
  register(connection, documents) {
    connection.onCompletion(({ textDocument, position, context }) => {
      const document = documents.findAt({ textDocument, position })
      return document === undefined || !isWanted(document, context) ? null : completions(document)
    })
    connection.onCompletionResolve((item): CompletionItem => {
      const documentation = documentationOf(item.data, documents)
      return documentation === undefined ? item : { ...item, documentation: { kind: "markdown", value: documentation } }
    })
  },
}

/** A cursor in a document. */
export type Cursor = Document & { readonly offset: number }

/** Blanks are also typed as indentation, where nobody waits for anything. */
export function isWanted({ lines: { text }, offset }: Cursor, context: CompletionContext | undefined): boolean {
  const { triggerKind, triggerCharacter } = context ?? {}
  if (triggerKind !== CompletionTriggerKind.TriggerCharacter || triggerCharacter !== " ") return true
  const line = text.slice(text.lastIndexOf("\n", offset - 1) + 1, offset)
  return line.trim() !== ""
}

/** What can be written at a cursor, in the form that parses there. */
export function completions(document: Cursor): CompletionList {
  const { corpus, uri, lines, offset } = document
  const root = schemaOf(uri, corpus)
  const place = root && findPlace(lines.text, offset)
  const shape = root && place && shapeAt(root, place.path)
  if (place === undefined || shape === undefined) return { isIncomplete: false, items: [] }
  let complete = true
  const file = corpus.coded(uri)
  const part = jointPart(lines.text, place, offset)
  const typed = lines.text.slice((part ?? place.token).start, offset).replace(/^["']/, "")
  const query = foldForSearch(typed.trim())
  const leaveOut = () => {
    complete = false
  }
  const typing: Typing = { corpus, uri, place, query, leaveOut, ...(file && { file }) }
  const options = [...slotsOf(shape, place)].flatMap(slot => [...optionsOf(slot, typing, part, lines.text)])
  const items = choose(options, typing).map(({ writing, ...candidate }, index) => ({
    ...toItem(candidate, writing, lines, index),
    ...toData(candidate, uri),
  }))
  return { isIncomplete: !complete, items }
}

type Option = Candidate & { readonly writing: Writing }

/** `joint`: the member of `a + b` under the cursor. */
function* optionsOf(slot: Slot, typing: Typing, joint: Span | undefined, text: string): Generator<Option> {
  const { place } = typing
  const { shape, dash } = slot
  if (shape.kind === "record" || shape.kind === "map") {
    if (place.role === "value") return
    const writing: Writing = { place, replaced: place.token, role: "key", dash, part: false }
    for (const key of keyCandidates(shape, typing, text, columnOfKeys(place, dash, text))) yield { ...key, writing }
    return
  }
  if (place.role === "key") return
  const part = shape.kind === "text" && shape.joint === true ? joint : undefined
  const writing: Writing = { place, replaced: part ?? place.token, role: "value", dash, part: part !== undefined }
  for (const value of valueCandidates(shape, typing)) {
    if (part === undefined || value.about !== undefined) yield { ...value, writing }
  }
}

function columnOfKeys({ token }: YamlPlace, dash: boolean, text: string): number {
  return token.start - (text.lastIndexOf("\n", token.start - 1) + 1) + (dash ? 2 : 0)
}
