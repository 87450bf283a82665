import type { Connection } from "vscode-languageserver"
import { relativePath } from "../core/corpus/file-pairs.ts"
import type { HostedCorpus } from "./hosted-corpus.ts"
import { type CorpusStatus, type Status, statusNotification } from "./protocol.ts"
import { say } from "./say.ts"
import type { Workspace } from "./workspace.ts"

const atMostEveryMs = 100

/** Tells the client what the server knows, whenever that changes. */
export class StatusReporter {
  readonly #connection: Connection
  readonly #workspace: Workspace
  #timer: NodeJS.Timeout | undefined
  #last = ""

  constructor(connection: Connection, workspace: Workspace) {
    this.#connection = connection
    this.#workspace = workspace
  }

  update(): void {
    this.#timer ??= setTimeout(() => this.#send(), atMostEveryMs)
  }

  dispose(): void {
    clearTimeout(this.#timer)
  }

  #send(): void {
    this.#timer = undefined
    const status: Status = { corpora: [...this.#workspace.corpora].map(hosted => this.#statusOf(hosted)) }
    const said = JSON.stringify(status)
    if (said === this.#last) return
    this.#last = said
    say(this.#connection.sendNotification(statusNotification, status))
  }

  #statusOf(hosted: HostedCorpus): CorpusStatus {
    const { corpus, findings, loading, rereading, stopped, old } = hosted
    const reading = loading ?? rereading
    const toClient = (uri: string) => this.#workspace.uris.toClient(uri)
    return {
      root: toClient(corpus.root),
      name: corpus.config.value.name?.value ?? folderName(corpus.root),
      articles: corpus.pairs.articleCount,
      entities: corpus.registry.size,
      claims: corpus.index.claims.count,
      findings: findings.counts,
      ...(old > 0 && { old }),
      ...(reading && { loading: reading }),
      ...(stopped && { stopped }),
      registry: [...corpus.registryFiles].map(({ uri }) => toClient(uri)),
      codebook: corpus.codebook === undefined ? null : toClient(corpus.codebook.uri),
    }
  }
}

function folderName(root: string): string {
  return relativePath(root.slice(0, root.lastIndexOf("/", root.length - 2) + 1), root.slice(0, -1))
}
