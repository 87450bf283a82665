import type { Parsed } from "../model/problem.ts"
import type { TextEdit } from "../text/edit.ts"

/** The texts that a corpus is made of: open buffers where there are any, else what is on disk. */
export interface Files {
  /**
   * URIs of all files below the corpus's folder, less those of corpora inside it. Undefined now and then where looking
   * for the next one takes long.
   */
  list(): Iterable<string | undefined>
  /** The same of one folder in it, given by its URI with `/` at its end, if that can be known without the others. */
  below?(folder: string): Iterable<string | undefined>
  /**
   * URIs of the files in the folder of a file whose names contain that and whose URIs are wanted, and not of those in
   * folders below; itself too where it is open.
   */
  beside?(uri: string, name: string, isWanted: (uri: string) => boolean): Iterable<string>
  /**
   * Is told that all these were listed, by number in the table of files, the URIs of others, and the roots of corpora
   * inside; answers what is open besides, or undefined where it has to be listed.
   */
  takeListed?(numbers: Uint32Array, others: readonly string[], inside: readonly string[]): readonly string[] | undefined
  /** The text without its BOM, as editors count; undefined when there is no such file or it cannot be read. */
  read(uri: string): string | undefined
  /** Whether a file is there, also one that cannot be read. */
  exists?(uri: string): boolean
  /** Whether a file for certain says what it said when the corpus was read, told without reading it. */
  isUnchanged?(uri: string): boolean
  /**
   * The text of an article when its annotations in that sidecar were last accepted, as far as it is known. `hash` are the
   * hex digits of the sidecar's `source.text`, where it has one: then no other text than that one will do. `present` is what
   * the article says; undefined where there is none, and `article` is the sidecar.
   */
  accepted?(
    article: string,
    sidecar: string,
    hash: string | undefined,
    present: string | undefined,
  ): AcceptedText | undefined
}

/** A text that was accepted, without its BOM. */
export interface AcceptedText {
  readonly text: string
  /** What made it the present text, where somebody saw that happen: ascending, apart, against `text`. */
  readonly edits?: readonly TextEdit[]
}

/** A file other than an article or a sidecar, as it was read. */
export interface Source<T> extends Parsed<T> {
  readonly uri: string
  readonly text: string
}

export interface Progress {
  readonly done: number
  readonly total: number
}
