/**
 * The one way to files: those on disk, and those that are open in the editor. Throws what the file system throws.
 */
export interface FileStore {
  /** The text, with its BOM if it has one; undefined where there is no file. */
  read(uri: string): Promise<string | undefined>
  /** Puts a text in a file's place, or creates the file. Answers what is there then: saving may format it. */
  write(uri: string, text: string): Promise<string>
  delete(uri: string): Promise<void>
  /** Never onto a file that exists. */
  rename(from: string, to: string): Promise<void>
}

/** Something to be done to a file, with all that it takes to take it back. */
export type Operation = Write | Delete | Rename

export interface Write {
  readonly kind: "write"
  readonly uri: string
  readonly text: string
  /** Undefined: the file is created. */
  readonly before: string | undefined
}

interface Delete {
  readonly kind: "delete"
  readonly uri: string
  readonly before: string
}

export interface Rename {
  readonly kind: "rename"
  readonly from: string
  readonly to: string
}
