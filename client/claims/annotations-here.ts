import type { Range as EditorRange, TextEditor } from "vscode"
import type { Range } from "vscode-languageclient"
import { type AnnotationHere, annotationsAtRequest } from "../../server/lsp/acts-protocol.ts"
import type { Row } from "../forms/page.ts"
import { placeOf } from "../place.ts"
import type { ServerClient } from "../server-client.ts"

/** What is annotated in a stretch of the editor's text, innermost first; empty where nothing is, or nobody knows. */
export async function annotationsIn(
  server: ServerClient,
  { document }: TextEditor,
  { start, end }: EditorRange,
): Promise<readonly AnnotationHere[]> {
  const params = { uri: document.uri.toString(), range: { start, end } }
  return (await server.ask<readonly AnnotationHere[]>(annotationsAtRequest, params)) ?? []
}

/** The ids of the entities that are mentioned at the place of an argument, else at the cursor. */
export async function entitiesAt(server: ServerClient, argument?: unknown): Promise<readonly string[]> {
  const place = placeOf(argument)
  if (place === undefined) return []
  const range = { start: place.position, end: place.position }
  const params = { uri: place.uri.toString(), range }
  const found = await server.ask<readonly AnnotationHere[]>(annotationsAtRequest, params)
  return found?.find(({ kind }) => kind === "mention")?.entities ?? []
}

/** A row for each annotation, by its place in the list. */
export function annotationRows(found: readonly AnnotationHere[]): readonly Row[] {
  return found.map(({ kind, words, sentence }, index) => ({
    id: String(index),
    label: `“${words.replaceAll(/\s+/gu, " ")}”`,
    description: kind,
    detail: sentence,
  }))
}

/** How many lines lie between two ranges, and then characters: none where they touch. */
export function distance(a: Range, b: Range): number {
  const lines = Math.max(a.start.line - b.end.line, b.start.line - a.end.line, 0)
  if (lines > 0) return lines * 1e4
  return Math.max(a.start.character - b.end.character, b.start.character - a.end.character, 0)
}
