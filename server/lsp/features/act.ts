import { isRefusal, type Outcome } from "../../core/acts/act.ts"
import { runAct } from "../../core/acts/all-acts.ts"
import type { Corpus } from "../../core/corpus/corpus.ts"
import { hashText } from "../../core/similar/sha256.ts"
import { LineIndex } from "../../core/text/line-index.ts"
import { type Span, slice } from "../../core/text/span.ts"
import { shortened } from "../../core/text/wording.ts"
import { type ReadyAct, readAct } from "../act-params.ts"
import { type ActAnswer, type ActRequest, actRequest, type ChangedFile } from "../acts-protocol.ts"
import { toRange } from "../convert.ts"
import type { Documents, Feature } from "../feature.ts"
import { today } from "../today.ts"

/** What an act would do, for a client that applies, saves and takes back by itself. */
export const act: Feature = {
  capabilities: () => ({}),
  register(connection, documents) {
    connection.onRequest<ActAnswer, unknown>(actRequest, (request: Partial<ActRequest> | null): ActAnswer => {
      const ready = readAct(request?.name, request?.params, documents)
      if (typeof ready === "string") return { refused: ready }
      const { name, params, corpus } = ready
      const gone = whatIsGone(request?.words, ready)
      if (gone !== undefined) return { refused: gone }
      return toAnswer(runAct(name, params, { corpus, today: today() }), corpus, documents)
    })
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

/** The edits as lines and characters, with what they are for. */
export function toAnswer(outcome: Outcome, corpus: Corpus, documents: Documents): ActAnswer {
  if (isRefusal(outcome)) return outcome
  const uris = outcome.changes.map(({ uri }) => uri)
  const linked = documents.findUnwritable(uris, corpus)
  if (linked !== undefined) {
    return { refused: `"${corpus.pathOf(linked)}" is a link to a place outside of the corpus: put a file there` }
  }
  const files = outcome.changes.map(({ uri, edits, lines: known }): ChangedFile => {
    const text = corpus.textOf(uri)
    const lines = new LineIndex(known ?? text ?? "")
    return {
      uri: documents.toClient(uri),
      before: text === undefined ? null : hashText(text),
      edits: edits.map(({ span, newText }) => ({ range: toRange(lines, span), newText })),
    }
  })
  const renames = (outcome.renames ?? []).map(({ from, to }) => ({
    from: documents.toClient(from),
    to: documents.toClient(to),
  }))
  const { title, done, summary = [], accepts = [] } = outcome
  const accepted = accepts.length > 0 && { accepts: accepts.map(uri => documents.toClient(uri)) }
  return { title, done, summary, files, renames, ...accepted }
}
