import type { Location, Position, Range } from "vscode-languageserver-types"

/**
 * What client and server say to each other beyond LSP: names and payloads. Everything here has a standard-LSP way as
 * well; these are for what an editor shows all the time.
 */

/** Language ids of our own files. Articles are `plaintext` or `markdown`. */
export const languageIds = {
  config: "postil-config",
  codebook: "postil-codebook",
  registry: "postil-registry",
  sidecar: "postil-sidecar",
} as const

/** With what an editor should start Node: few megabytes for what is new, as the server is no faster with more of them. */
export const nodeOptions: readonly string[] = ["--max-semi-space-size=8"]

/**
 * What an editor should put into its environment. On most Linux systems (glibc) large blocks, in bytes, are then given back
 * to the system when they are free; otherwise much stays with threads that have long ended. No other system looks at it.
 */
export const nodeEnvironment: Readonly<Record<string, string>> = { MALLOC_MMAP_THRESHOLD_: `${128 * 1024}` }

/** Request: what to draw in an article, for one version of its text. Null when it is no article of a corpus. */
export const annotationsRequest = "postil/annotations"
export interface AnnotationsParams {
  readonly uri: string
}
export interface Annotations {
  /** Of the text that the ranges are for; ask again when it is not the one shown. */
  readonly version: number | null
  readonly mentions: readonly MentionMark[]
  /** One per segment of a claim's quote. */
  readonly claims: readonly ClaimMark[]
}

export interface MentionMark {
  readonly range: Range
  /** Ids; several for a joint mention. */
  readonly entities: readonly string[]
  /** How it is drawn: the entity's type, or the nearest ancestor of it that has a look of its own. */
  readonly look: "person" | "organization" | "place" | "event" | "other"
  /** The tag is wrong or unclear: unknown entity, uncovered occurrence, rival readings. */
  readonly unresolved: boolean
}

export interface ClaimMark {
  readonly range: Range
  readonly slug: string
}

/** Notification to the client: these open articles are to be drawn anew. */
export const annotationsChanged = "postil/annotationsChanged"
export interface AnnotationsChangedParams {
  readonly uris: readonly string[]
}

/**
 * Request: the mention of the same entity before or behind a position, through all articles in the order of their
 * dates; at the end it starts over. Null when nothing is mentioned at the position.
 */
export const stepMentionRequest = "postil/stepMention"
export interface StepMentionParams {
  readonly uri: string
  readonly position: Position
  readonly direction: "next" | "previous"
}
export interface SteppedMention {
  readonly location: Location
  readonly entity: { readonly id: string; readonly name: string }
  /** One-based place of the mention among all, in that order. */
  readonly index: number
  readonly total: number
}

/** Request: the other file of an article and its sidecar, at what lies under the position. */
export const counterpartRequest = "postil/counterpart"
export interface CounterpartParams {
  readonly uri: string
  readonly position?: Position
}
export interface Counterpart {
  readonly uri: string
  /** False: the sidecar does not exist yet. */
  readonly exists: boolean
  readonly range?: Range
}

/** Notification to the client: what the server knows. Sent when it changes, and while it reads. */
export const statusNotification = "postil/status"
export interface Status {
  readonly corpora: readonly CorpusStatus[]
}
export interface CorpusStatus {
  /** URI of the folder. */
  readonly root: string
  readonly name: string
  readonly articles: number
  readonly entities: number
  readonly claims: number
  readonly findings: { readonly error: number; readonly warning: number; readonly info: number; readonly hint: number }
  /** Findings that postil-baseline.json hides; absent where it hides none. */
  readonly old?: number
  /** While the corpus is being read. */
  readonly loading?: { readonly done: number; readonly total: number }
  /** Where somebody stopped the reading: how many of the files to be read had been read. */
  readonly stopped?: { readonly done: number; readonly total: number }
  /** URIs of the files that a static file-name pattern cannot name. */
  readonly registry: readonly string[]
  readonly codebook: string | null
}

/** Notification to the server: the folders are trusted from now on. */
export const trustedNotification = "postil/trusted"

/** Notifications to the server: no more files are to be read for now; and the rest is to be read after all. */
export const stopReadingNotification = "postil/stopReading"
export const readRestNotification = "postil/readRest"

/** Request: removes the texts that were kept, and the indexes, of all corpora. */
export const clearTextsRequest = "postil/clearTexts"

/** Where what is read off the files of a corpus is kept: by the editor, in `.postil/` of the corpus, or nowhere. */
export type TextPlace = "extension" | "corpus" | "none"

/** `initializationOptions`. All optional: another editor may send none. */
export interface InitializationOptions {
  /** The client draws mentions itself and wants no semantic tokens. */
  readonly decorations?: boolean
  /** Files may have Markdown with command links in hovers. */
  readonly commandLinks?: boolean
  /** Whose layer is shown and written; the main sidecars without. Changes come as the setting `postil.coder`. */
  readonly coder?: string
  /** The setting `postil.acceptedTexts`, which may change as well. */
  readonly acceptedTexts?: { readonly place?: TextPlace; readonly git?: boolean }
  /** The setting `postil.index`, which may change as well: where it is kept what closed files say. */
  readonly index?: { readonly place?: TextPlace }
  /** URI of the folder for "extension"; without, the user's folder for caches is taken. */
  readonly storage?: string
  /** Whether the user trusts the folders: in those that are not, nothing is written, and git is not started. */
  readonly trusted?: boolean
}
