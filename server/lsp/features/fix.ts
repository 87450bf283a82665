import { toEnd } from "../../core/text/bits.ts"
import { findingsIn, fixesOf } from "../actions/fixes.ts"
import { type FixParams, fixRequest } from "../acts-protocol.ts"
import type { Documents, Feature } from "../feature.ts"
import { type PrintedAnswer, printAnswer } from "./act.ts"

/** A quick fix for a client that applies, saves and takes back by itself; found anew, as the text may have changed. */
export const fix: Feature = {
  capabilities: () => ({}),
  register(connection, documents) {
    connection.onRequest<PrintedAnswer | null, unknown>(fixRequest, (params: FixParams) => fixAt(params, documents))
  },
}

function fixAt({ uri, code, range, title }: FixParams, documents: Documents): PrintedAnswer | null {
  const document = documents.find(uri)
  if (document === undefined) return null
  const at = document.lines.toSpan(range)
  for (const { finding, span } of findingsIn(document, at)) {
    if (finding.code !== code || span.start !== at.start || span.end !== at.end) continue
    const found = fixesOf(finding).find(fix => fix.title === title)
    if (found === undefined) continue
    const { changes, renames = [] } = found
    return toEnd(printAnswer({ title, done: title, changes, renames }, document.corpus, documents))
  }
  return { refused: `"${title}" is not needed any more: the text has changed since it was offered` }
}
