import { createHash } from "node:crypto"
import { readFileSync, renameSync, statSync, utimesSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { gunzipSync, gzipSync } from "node:zlib"
import { readFolder } from "./disk-files.ts"
import { makePrivateFolder } from "./make-folder.ts"
import { remove } from "./remove.ts"

/** More than the largest article holds; a file that unpacks to more is none of ours. */
const longest = 100_000_000
/** Younger texts are never taken for forgotten: another program may be about to name them. */
const freshMs = 24 * 60 * 60 * 1000

/**
 * Texts on disk, packed, by the hash that `source.text` of a sidecar names them with. They are confidential: only the
 * user may read them. Where they cannot be read or written there are none, and nothing is thrown.
 */
export class TextStore {
  readonly #folder: string

  constructor(folder: string) {
    this.#folder = folder
  }

  /** The text with that hash, of which 12 digits or more are known; with LF as line ends. */
  find(hash: string): string | undefined {
    const path = this.#pathOf(hash)
    const text = path && unpack(path)
    // What was damaged, or put there by somebody else, is not what was accepted.
    return text !== undefined && hashOf(text).startsWith(hash) ? text : undefined
  }

  /** Answers its hash; undefined where it could not be written. */
  add(text: string): string | undefined {
    const unified = unify(text)
    const hash = hashOf(unified)
    const path = this.#fileOf(hash)
    return touch(path) || pack(path, unified) ? hash : undefined
  }

  /** Removes what is not among these hashes, bit by bit. */
  *prune(named: ReadonlySet<string>): Generator<void> {
    for (const { name: folder } of readFolder(this.#folder)) {
      for (const { name } of readFolder(join(this.#folder, folder))) {
        const path = join(this.#folder, folder, name)
        if (!named.has(folder + name.replace(/\.gz$/, "")) && !isFresh(path)) remove(path)
        yield
      }
    }
  }

  #fileOf(hash: string): string {
    return join(this.#folder, hash.slice(0, 2), `${hash.slice(2)}.gz`)
  }

  #pathOf(hash: string): string | undefined {
    if (!/^[0-9a-f]{12,64}$/.test(hash)) return undefined
    if (hash.length === 64) return this.#fileOf(hash)
    const folder = join(this.#folder, hash.slice(0, 2))
    const found = readFolder(folder).find(({ name }) => name.startsWith(hash.slice(2)))
    return found && join(folder, found.name)
  }
}

/** The same as `hashText` of the core, made by Node itself: every article is named at every start. */
export function hashOf(text: string): string {
  return createHash("sha256").update(unify(text)).digest("hex")
}

function unify(text: string): string {
  const plain = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text
  return plain.includes("\r") ? plain.replace(/\r\n?/g, "\n") : plain
}

function unpack(path: string): string | undefined {
  try {
    return gunzipSync(readFileSync(path), { maxOutputLength: longest }).toString("utf8")
  } catch {
    return undefined
  }
}

/** Answers whether it is there. */
function touch(path: string): boolean {
  try {
    utimesSync(path, new Date(), new Date())
    return true
  } catch {
    return false
  }
}

/** To another name first: a text that is there is there to its end. */
function pack(path: string, text: string): boolean {
  const fresh = `${path}.${process.pid}.tmp`
  try {
    writeInto(dirname(path), fresh, gzipSync(text))
    renameSync(fresh, path)
    return true
  } catch {
    remove(fresh)
    return false
  }
}

/** Almost always the folder is there: it is only made where it was missed. */
function writeInto(folder: string, path: string, bytes: Buffer): void {
  const write = () => writeFileSync(path, bytes, { mode: 0o600 })
  try {
    write()
  } catch {
    makePrivateFolder(folder)
    write()
  }
}

function isFresh(path: string): boolean {
  try {
    return Date.now() - statSync(path).mtimeMs < freshMs
  } catch {
    return true
  }
}
