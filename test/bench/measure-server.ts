import type { GeneratedCorpus } from "./generate-corpus.ts"
import { type Times, time, times } from "./measures.ts"
import { ask, keystroke, type OpenFile, open } from "./open-file.ts"
import { ServerProcess } from "./server-process.ts"

export interface ServerFigures {
  /** Until everything has been read, so that all requests are answered from the whole corpus. */
  readonly readyMs: number
  /** Until every file has been checked as well. */
  readonly checkedMs: number
  readonly peakMb: number | undefined
  readonly requests: Readonly<Record<string, Times>>
  /** Results of the references request. */
  readonly references: number
}

const rounds = 100

/** Starts the server on a corpus and measures it as an editor would feel it. */
export async function measureServer(corpus: GeneratedCorpus): Promise<ServerFigures> {
  const server = new ServerProcess()
  try {
    const start = performance.now()
    const readyMs = await time(() => server.start(corpus.folder))
    await server.untilIdle()
    const checkedMs = performance.now() - start
    const article = await open(server, corpus, "articles/a7.txt", "plaintext")
    const sidecar = await open(server, corpus, "articles/a7.ann.yaml", "postil-sidecar")
    const requests: Record<string, Times> = {
      hover: await times(rounds, round => ask(server, "hover", article, mentionAt(article, round))),
      definition: await times(rounds, round => ask(server, "definition", article, mentionAt(article, round))),
      "keystroke in the article": await times(rounds, round => keystroke(server, article, round)),
      "keystroke in the sidecar": await times(rounds, round => keystroke(server, sidecar, round)),
    }
    const registry = await open(server, corpus, "registry.yaml", "postil-registry")
    const position = positionOf(registry.text, corpus.frequent.id)
    let references = 0
    requests["references of the most frequent entity"] = await times(10, async () => {
      const found = await server.request<unknown[]>("textDocument/references", {
        textDocument: { uri: registry.uri },
        position,
        context: { includeDeclaration: false },
      })
      references = found.length
    })
    requests["rename of the most frequent entity"] = await times(10, () =>
      server.request("textDocument/rename", { textDocument: { uri: registry.uri }, position, newName: "renamed" }),
    )
    return { readyMs, checkedMs, peakMb: server.peakMemory(), requests, references }
  } finally {
    await server.stop()
  }
}

/** The position of a capitalised word of the article, another one each round. */
function mentionAt({ text }: OpenFile, round: number): object {
  const words = [...text.matchAll(/\b[A-Z][a-z]+ [A-Z]/g)]
  const offset = (words[round % words.length]?.index ?? 0) + 1
  return positionAt(text, offset)
}

function positionOf(text: string, word: string): object {
  return positionAt(text, text.indexOf(word) + 1)
}

function positionAt(text: string, offset: number): object {
  const before = text.slice(0, offset).split("\n")
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 }
}
