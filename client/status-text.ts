import type { CorpusStatus } from "../server/lsp/protocol.ts"

/** What the language status says of a corpus, for example "Corpus: 5 articles, 61 entities". */
export function corpusText({ articles, entities, loading, stopped }: CorpusStatus): string {
  if (loading !== undefined) {
    if (loading.total === 0) return "Reading corpus: looking for files"
    return `Reading corpus: ${loading.done.toLocaleString("en")} of ${count(loading.total, "file")}`
  }
  if (stopped !== undefined) {
    return `Reading stopped after ${stopped.done.toLocaleString("en")} of ${count(stopped.total, "file")}`
  }
  return `Corpus: ${count(articles, "article")}, ${count(entities, "entity", "entities")}`
}

/** What somebody can do about the reading of a corpus, as the title and id of a command. */
export function readingCommand({ loading, stopped }: CorpusStatus): {
  readonly title: string
  readonly command: string
} {
  if (loading !== undefined) return { title: "Stop Reading", command: "postil.stopReading" }
  if (stopped !== undefined) return { title: "Read the Rest", command: "postil.readRest" }
  return { title: "Show Log", command: "postil.showOutput" }
}

/** The findings that the Problems panel lists, for example "2 errors, 1 warning"; "so far" while files are being read. */
export function problemsText({ findings, old = 0, loading }: CorpusStatus): string {
  const { error, warning, info } = findings
  const parts = [
    error > 0 ? count(error, "error") : "",
    warning > 0 ? count(warning, "warning") : "",
    info > 0 ? count(info, "remark") : "",
  ]
  const some = parts.filter(part => part !== "").join(", ") || "no problems"
  const said = loading === undefined ? some : `${some} so far`
  return old === 0 ? said : `${said} (${old.toLocaleString("en")} old)`
}

function count(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString("en")} ${number === 1 ? one : many}`
}
