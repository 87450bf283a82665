import type { CancellationToken } from "vscode-languageserver"
import type { Fix } from "../../core/rules/rule.ts"
import { findingsIn, fixesOf } from "../actions/fixes.ts"
import { type FixParams, fixRequest } from "../acts-protocol.ts"
import type { Document, Documents, Feature } from "../feature.ts"
import { inSlices } from "../slices.ts"
import { type PrintedAnswer, printAnswer } from "./act.ts"

/** A quick fix for a client that applies, saves and takes back by itself; found anew, as the text may have changed. */
export const fix: Feature = {
  capabilities: () => ({}),
  register(connection, documents) {
    connection.onRequest<PrintedAnswer | null, unknown>(fixRequest, (params: FixParams, token: CancellationToken) => {
      const document = documents.find(params.uri)
      if (document === undefined) return null
      const moment = () => documents.moment(document.corpus)
      return inSlices(() => fixAt(params, documents), { moment, token })
    })
  },
}

function* fixAt(params: FixParams, documents: Documents): Generator<void, PrintedAnswer | null> {
  const document = documents.find(params.uri)
  if (document === undefined) return null
  const { title } = params
  const fix = findFix(params, document)
  if (fix === undefined)
    return { refused: `"${title}" is not needed any more: the text has changed since it was offered` }
  const { changesInBits, renames = [] } = fix
  const changes = changesInBits === undefined ? fix.changes : yield* changesInBits()
  return yield* printAnswer({ title, done: title, changes, renames }, document.corpus, documents)
}

function findFix({ code, range, title }: FixParams, document: Document): Fix | undefined {
  const at = document.lines.toSpan(range)
  for (const { finding, span } of findingsIn(document, at)) {
    if (finding.code !== code || span.start !== at.start || span.end !== at.end) continue
    const found = fixesOf(finding).find(fix => fix.title === title)
    if (found !== undefined) return found
  }
  return undefined
}
