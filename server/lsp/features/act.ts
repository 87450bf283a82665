import type { CancellationToken } from "vscode-languageserver"
import { isRefusal, type Outcome, type Refusal, refuse } from "../../core/acts/act.ts"
import type { Corpus } from "../../core/corpus/corpus.ts"
import { hashText } from "../../core/similar/sha256.ts"
import type { FileChange } from "../../core/text/edit.ts"
import { LineIndex } from "../../core/text/line-index.ts"
import { type Span, slice } from "../../core/text/span.ts"
import { shortened } from "../../core/text/wording.ts"
import { type ReadyAct, readAct } from "../act-params.ts"
import { type ActRequest, type ActResult, actRequest, type ChangedFile } from "../acts-protocol.ts"
import { toRange } from "../convert.ts"
import type { Documents, Feature } from "../feature.ts"
import { type JsonText, PrintedList } from "../json-text.ts"
import { runReadyAct } from "../run-act.ts"
import { doubtful } from "../to-workspace-edit.ts"

/** An `ActAnswer` whose files are printed already: there may be thousands. */
export type PrintedAnswer = Refusal | (Omit<ActResult, "files"> & { readonly files: JsonText })

/** What an act would do, for a client that applies, saves and takes back by itself. */
export const act: Feature = {
  capabilities: () => ({}),
  register(connection, documents) {
    connection.onRequest<PrintedAnswer, unknown>(
      actRequest,
      (request: Partial<ActRequest> | null, token: CancellationToken): PrintedAnswer | Promise<PrintedAnswer> => {
        const ready = readAct(request?.name, request?.params, documents)
        if (typeof ready === "string") return refuse(ready)
        const gone = whatIsGone(request?.words, ready)
        if (gone !== undefined) return refuse(gone)
        return runReadyAct(ready, outcome => printAnswer(outcome, ready.corpus, documents), documents, token)
      },
    )
  },
}

/** Why an act is no longer about the words that the person saw. */
function whatIsGone(words: unknown, { params, corpus }: ReadyAct): string | undefined {
  const { uri, range }: { readonly uri: string; readonly range?: Span } = params
  if (typeof words !== "string" || range === undefined) return undefined
  const now = slice(corpus.textOf(uri) ?? "", range)
  const isSame = now.replace(/\r\n?/g, "\n") === words.replace(/\r\n?/g, "\n")
  return isSame
    ? undefined
    : `"${shortened(words)}" does not stand there any more, for the article has changed: try again`
}

/** So many files are looked at in one go. */
const atOnce = 100

/** The first that a link leads out of the corpus. Yields now and then. */
function* findLinked(
  changes: readonly FileChange[],
  corpus: Corpus,
  documents: Documents,
): Generator<void, string | undefined> {
  const uris = doubtful(changes)
  for (let from = 0; from < uris.length; from += atOnce) {
    const linked = documents.findUnwritable(uris.slice(from, from + atOnce), corpus)
    if (linked !== undefined) return linked
    yield
  }
  return undefined
}

/** The edits as lines and characters, with what they are for. Yields after each file. */
export function* printAnswer(outcome: Outcome, corpus: Corpus, documents: Documents): Generator<void, PrintedAnswer> {
  if (isRefusal(outcome)) return outcome
  const linked = yield* findLinked(outcome.changes, corpus, documents)
  if (linked !== undefined) {
    return refuse(`"${corpus.pathOf(linked)}" is a link to a place outside of the corpus: put a file there`)
  }
  const files = new PrintedList("[")
  for (const { uri, edits, lines: known } of outcome.changes) {
    const text = corpus.textOf(uri)
    const lines = known ?? new LineIndex(text ?? "")
    const file: ChangedFile = {
      uri: documents.toClient(uri),
      before: text === undefined ? null : hashText(text),
      edits: edits.map(({ span, newText }) => ({ range: toRange(lines, span), newText })),
    }
    files.add(JSON.stringify(file))
    yield
  }
  const renames = (outcome.renames ?? []).map(({ from, to }) => ({
    from: documents.toClient(from),
    to: documents.toClient(to),
  }))
  const { title, done, summary = [], accepts = [] } = outcome
  const accepted = accepts.length > 0 && { accepts: accepts.map(uri => documents.toClient(uri)) }
  return { title, done, summary, files: files.end("]"), renames, ...accepted }
}
