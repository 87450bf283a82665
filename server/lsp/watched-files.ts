import {
  type Connection,
  DidChangeWatchedFilesNotification,
  type Disposable,
  type FileSystemWatcher,
} from "vscode-languageserver"
import type { ServerTraits } from "./client-traits.ts"
import { say } from "./say.ts"
import type { Workspace } from "./workspace.ts"

/**
 * Asks the client to tell of changes on disk: of every file and folder of a corpus, for a folder that is renamed tells
 * nothing of its files; and of each `postil.yaml` that comes, also where its name is misspelt.
 */
export class WatchedFiles {
  readonly #workspace: Workspace
  readonly #connection: Connection
  readonly #how: ServerTraits["watchedFiles"]
  #registration: Promise<Disposable | undefined> = Promise.resolve(undefined)
  #timer: NodeJS.Timeout | undefined

  constructor(workspace: Workspace, connection: Connection, how: ServerTraits["watchedFiles"]) {
    this.#workspace = workspace
    this.#connection = connection
    this.#how = how
  }

  /** The corpora are others than before. */
  update(): void {
    if (this.#how !== "none") this.#timer ??= setTimeout(() => this.#register(), 20)
  }

  dispose(): void {
    clearTimeout(this.#timer)
  }

  #register(): void {
    this.#timer = undefined
    const watchers = this.#how === "relative" ? this.#ofCorpora() : [{ globPattern: "**/*" }]
    const before = this.#registration
    const registered = this.#connection.client.register(DidChangeWatchedFilesNotification.type, { watchers })
    // A client may refuse: then the server learns of what is opened and saved in it only.
    this.#registration = registered.catch(() => undefined)
    say(before.then(old => old?.dispose()))
    if (this.#how === "plain") this.update = () => undefined
  }

  #ofCorpora(): FileSystemWatcher[] {
    const roots = [...this.#workspace.corpora].map(({ corpus }) => corpus.root)
    const outermost = roots.filter(root => !roots.some(other => other !== root && root.startsWith(other)))
    const everything = outermost.map(root => {
      const baseUri = this.#workspace.uris.toClient(root).replace(/\/$/, "")
      return { globPattern: { baseUri, pattern: "**/*" } }
    })
    return [{ globPattern: "**/[Pp][Oo][Ss][Tt][Ii][Ll].{yaml,yml,YAML,YML}" }, ...everything]
  }
}
