import type { CancellationToken } from "vscode-languageserver"
import { changesOf, findFix, notNeeded } from "../actions/find-fix.ts"
import { type FixParams, fixRequest } from "../acts-protocol.ts"
import type { Documents, Feature } from "../feature.ts"
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
  const fix = findFix(params, document)
  if (fix === undefined) return { refused: notNeeded(params) }
  const { title } = params
  const { renames = [] } = fix
  const changes = yield* changesOf(fix)
  return yield* printAnswer({ title, done: title, changes, renames }, document.corpus, documents)
}
