import { closeSync, fstatSync, openSync, readSync, writeSync } from "node:fs"
import { dirname } from "node:path"
import { makePrivateFolder } from "./make-folder.ts"
import { remove } from "./remove.ts"

/** Closes the files that nobody can read any more. */
const closing = new FinalizationRegistry<number>(close)

/**
 * A file that is open as long as somebody has this, or until it is closed: it stays what it was, whatever takes its name
 * later. Nothing is thrown.
 */
export class OpenFile {
  readonly #file: number
  #isOpen = true

  private constructor(file: number) {
    this.#file = file
    closing.register(this, file, this)
  }

  /** Undefined where it cannot be read. */
  static toRead(path: string): OpenFile | undefined {
    try {
      return new OpenFile(openSync(path, "r"))
    } catch {
      return undefined
    }
  }

  /** All that a file has from a byte of it on; undefined where it cannot be read. */
  static bytesFrom(path: string, start: number): Uint8Array<ArrayBuffer> | undefined {
    const file = OpenFile.toRead(path)
    const bytes = new Uint8Array(Math.max(0, (file?.size ?? 0) - start))
    const isRead = file?.read(bytes, start) === true
    file?.close()
    return isRead ? bytes : undefined
  }

  /**
   * A new one for us alone, which is gone as soon as it is closed, however the program ends; undefined where there can be
   * none.
   */
  static ofOurs(path: string): OpenFile | undefined {
    try {
      makePrivateFolder(dirname(path))
      const file = new OpenFile(openSync(path, "w+", 0o600))
      remove(path)
      return file
    } catch {
      return undefined
    }
  }

  /** In bytes; 0 where that cannot be told. */
  get size(): number {
    try {
      return this.#isOpen ? fstatSync(this.#file).size : 0
    } catch {
      return 0
    }
  }

  /** Fills the bytes with those from `start` on. Answers whether that could be done. */
  read(bytes: Uint8Array, start: number): boolean {
    try {
      return this.#isOpen && readSync(this.#file, bytes, 0, bytes.length, start) === bytes.length
    } catch {
      return false
    }
  }

  /** Puts the bytes down from `start` on. Answers whether that could be done. */
  write(bytes: Uint8Array, start: number): boolean {
    try {
      return this.#isOpen && writeSync(this.#file, bytes, 0, bytes.length, start) === bytes.length
    } catch {
      return false
    }
  }

  close(): void {
    if (!this.#isOpen) return
    this.#isOpen = false
    closing.unregister(this)
    close(this.#file)
  }
}

function close(file: number): void {
  try {
    closeSync(file)
  } catch {
    // There is nothing to be done about it.
  }
}
