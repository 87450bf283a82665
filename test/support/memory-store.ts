import type { FileStore } from "../../client/apply/file-store.ts"

/** Files in memory, of which some fail as those on a disk do. */
export class MemoryStore implements FileStore {
  readonly texts: Map<string, string>
  /** By file: the code of the error that writing it, deleting it or renaming it to that throws. */
  readonly failing = new Map<string, string>()

  readonly #room: ReadonlyMap<string, string>

  constructor(texts: Readonly<Record<string, string>>) {
    this.texts = new Map(Object.entries(texts))
    this.#room = new Map(this.texts)
  }

  get all(): Readonly<Record<string, string>> {
    return Object.fromEntries([...this.texts].sort())
  }

  async read(uri: string): Promise<string | undefined> {
    return this.texts.get(uri)
  }

  async write(uri: string, text: string): Promise<string> {
    // A full disk takes a part of the text; what it held before fits again.
    if (this.failing.get(uri) === "ENOSPC" && text.length > (this.#room.get(uri)?.length ?? 0)) {
      this.texts.set(uri, text.slice(0, 5))
      throw failure("ENOSPC")
    }
    this.#mayFail(uri, "EACCES")
    this.texts.set(uri, text)
    return text
  }

  async delete(uri: string): Promise<void> {
    this.#mayFail(uri, "EACCES")
    this.texts.delete(uri)
  }

  async rename(from: string, to: string): Promise<void> {
    this.#mayFail(to, "EACCES")
    this.texts.set(to, this.texts.get(from) ?? "")
    this.texts.delete(from)
  }

  #mayFail(uri: string, code: string): void {
    if (this.failing.get(uri) === code) throw failure(code)
  }
}

/** As VS Code passes it on. */
function failure(code: string): Error {
  return Object.assign(new Error(`NoPermissions (FileSystemError): Error: ${code}: it failed`), { code: "Unknown" })
}
