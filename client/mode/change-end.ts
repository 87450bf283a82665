import { Range, type TextDocument, window } from "vscode"
import { type ActParams, type AnnotationHere, annotationsAtRequest } from "../../server/lsp/acts-protocol.ts"
import type { Acts } from "../apply/acts.ts"
import type { ServerClient } from "../server-client.ts"

/** Moves the end of the innermost mention or claim at the cursor by a word, one way or the other. */
export async function changeEnd(direction: "extend" | "shrink", server: ServerClient, acts: Acts): Promise<void> {
  const editor = window.activeTextEditor
  if (editor === undefined) return
  const { document, selection } = editor
  const uri = document.uri.toString()
  const found = await server.ask<readonly AnnotationHere[]>(annotationsAtRequest, { uri, range: toPlain(selection) })
  const annotation = found?.find(({ kind }) => kind === "mention" || kind === "claim")
  if (annotation === undefined) return void window.setStatusBarMessage("No mention or claim at the cursor", 4000)
  const range = withOtherEnd(document, annotation.range, direction)
  if (range === undefined) return void window.setStatusBarMessage(`There is no word to ${direction} it by`, 4000)
  await acts.do("set-range", toParams(uri, range, annotation))
}

function toParams(uri: string, range: AnnotationHere["range"], annotation: AnnotationHere) {
  const which = annotation.claim === undefined ? { from: annotation.range } : { claim: annotation.claim }
  return { uri, range, ...which } satisfies ActParams<"set-range", AnnotationHere["range"]>
}

function withOtherEnd(document: TextDocument, { start, end }: AnnotationHere["range"], direction: "extend" | "shrink") {
  const from = document.offsetAt(new Range(start.line, start.character, start.line, start.character).start)
  const to = document.offsetAt(new Range(end.line, end.character, end.line, end.character).start)
  const text = document.getText()
  const offset = direction === "extend" ? wordEndBehind(text, to) : wordEndBefore(text, from, to)
  if (offset === undefined) return undefined
  const { line, character } = document.positionAt(offset)
  return { start, end: { line, character } }
}

function wordEndBehind(text: string, offset: number): number | undefined {
  const next = /^[^\p{L}\p{N}\n]*[\p{L}\p{M}\p{N}]+/u.exec(text.slice(offset, offset + 200))
  return next === null ? undefined : offset + next[0].length
}

function wordEndBefore(text: string, from: number, to: number): number | undefined {
  const rest = /^(.*[\p{L}\p{M}\p{N}])[^\p{L}\p{M}\p{N}]+[\p{L}\p{M}\p{N}]+[^\p{L}\p{M}\p{N}]*$/su.exec(
    text.slice(from, to),
  )
  return rest?.[1] === undefined ? undefined : from + rest[1].length
}

function toPlain({ start, end }: Range) {
  return { start, end }
}
