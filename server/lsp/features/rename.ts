import {
  type CancellationToken,
  LSPErrorCodes,
  type RenameParams,
  RenameRequest,
  ResponseError,
} from "vscode-languageserver"
import type { Refusal } from "../../core/acts/act.ts"
import { type Renaming, renamingAt } from "../../core/acts/rename-at.ts"
import type { Corpus } from "../../core/corpus/corpus.ts"
import type { Documents, Feature } from "../feature.ts"
import type { JsonText } from "../json-text.ts"
import { printRefactoring } from "../print-refactoring.ts"
import { inSlices } from "../slices.ts"

/** Ids and names, from any file that has them. */
export const rename: Feature = {
  capabilities: ({ prepareRename }) => ({ renameProvider: prepareRename ? { prepareProvider: true } : true }),
  register(connection, documents) {
    connection.onPrepareRename(params => {
      const document = documents.findAt(params)
      if (document === undefined) return null
      const { span, name } = unlessRefused(renamingAt(document.uri, document.offset, document.corpus))
      return { range: document.lines.toRange(span), placeholder: name }
    })
    connection.onRequest(
      RenameRequest.method,
      ({ newName, ...params }: RenameParams, token: CancellationToken): Promise<JsonText> | null => {
        const document = documents.findAt(params)
        if (document === undefined) return null
        const { uri, offset, corpus } = document
        // What is renamed is what lies at the position now, whatever is edited meanwhile.
        const renaming = unlessRefused(renamingAt(uri, offset, corpus))
        const moment = () => documents.moment(corpus)
        return inSlices(() => printRenaming(renaming, newName, corpus, documents), { moment, token })
      },
    )
  },
}

function* printRenaming(
  renaming: Renaming,
  newName: string,
  corpus: Corpus,
  documents: Documents,
): Generator<void, JsonText> {
  const change = unlessRefused(yield* renaming.run(newName))
  const edit = yield* printRefactoring(change, corpus, documents)
  if (edit === undefined) throw failed("This editor cannot rename files for the server, which this needs")
  return edit
}

/** An error is how the protocol tells people why. */
function unlessRefused<T extends object>(result: T | Refusal): T {
  if ("refused" in result) throw failed(String(result.refused))
  return result
}

function failed(sentence: string): ResponseError {
  return new ResponseError(LSPErrorCodes.RequestFailed, sentence)
}
