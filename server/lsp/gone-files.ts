/** More different texts than a person moves at a time, and more files that say the same than are told apart. */
const most = 10_000
const mostAlike = 64

/** Files that are gone, the last of them, by what they said. */
export class GoneFiles {
  readonly #uris = new Map<string, Set<string>>()

  add(fingerprint: string, uri: string): void {
    const uris = this.#uris.get(fingerprint) ?? new Set()
    this.#uris.delete(fingerprint)
    this.#uris.set(fingerprint, uris.add(uri))
    const [oldest] = uris
    if (oldest !== undefined && uris.size > mostAlike) uris.delete(oldest)
    const [first] = this.#uris.keys()
    if (first !== undefined && this.#uris.size > most) this.#uris.delete(first)
  }

  clear(): void {
    this.#uris.clear()
  }

  /** The only one that said so and is still gone, or the only one of the same name among several. */
  find(fingerprint: string, uri: string, isGone: (uri: string) => boolean): string | undefined {
    const all = [...(this.#uris.get(fingerprint) ?? [])].filter(isGone)
    const [only, ...others] = all.length > 1 ? all.filter(one => nameOf(one) === nameOf(uri)) : all
    return others.length > 0 ? undefined : only
  }
}

function nameOf(uri: string): string {
  return uri.slice(uri.lastIndexOf("/"))
}
