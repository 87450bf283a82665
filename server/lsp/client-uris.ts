import { canonicalUri } from "../node/file-uri.ts"

/** The client's spelling of URIs against the one that the program uses (see file-uri.ts). */
export class ClientUris {
  readonly #spelled = new Map<string, string>()
  readonly #folders = new Map<string, string>()

  toCore(uri: string): string | undefined {
    return canonicalUri(uri)
  }

  /** Remembers how the client spells a file that it opens. */
  learn(uri: string): string | undefined {
    const core = canonicalUri(uri)
    if (core !== undefined && core !== uri) this.#spelled.set(core, uri)
    return core
  }

  /** The same for a folder, whose spelling holds for all files in it. Answers it with `/` at its end. */
  learnFolder(uri: string): string | undefined {
    const spelled = withSlash(uri)
    const core = canonicalUri(spelled)
    if (core !== undefined && core !== spelled) this.#folders.set(core, spelled)
    return core
  }

  toClient(uri: string): string {
    const spelled = this.#spelled.get(uri)
    if (spelled !== undefined) return spelled
    for (const [core, folder] of this.#folders) {
      if (uri.startsWith(core)) return folder + uri.slice(core.length)
    }
    return uri
  }
}

function withSlash(uri: string): string {
  return uri.endsWith("/") ? uri : `${uri}/`
}
