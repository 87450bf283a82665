import type { Range } from "vscode-languageserver-types"
import type { ActName, ActParams, FieldValue, PlaceOf } from "../core/acts/act-params.ts"

/**
 * What client and server say to each other about annotating: acts, and what pickers and forms show. Other editors have
 * code actions, rename and executeCommand for the same. All URIs are the client's. Every answer is null for a file that
 * belongs to no corpus.
 */

export type { ActName, ActParams, Fields, FieldValue, NamedKind } from "../core/acts/act-params.ts"
export type Place = PlaceOf<Range>

/** Request: what an act would do. Nothing is done: the client applies it. */
export const actRequest = "postil/act"
export interface ActRequest<Name extends ActName = ActName> {
  readonly name: Name
  readonly params: ActParams<Name, Range>
  /** The text at `range` as the person saw it. Where the article has another one by now, the act is refused. */
  readonly words?: string
}
export type ActAnswer = ActResult | { readonly refused: string }
export interface ActResult {
  /** `Tag "Merkel" as Angela Merkel` */
  readonly title: string
  /** `Tagged "Merkel" as Angela Merkel` */
  readonly done: string
  /** Sentences about the extent of a change to many files. */
  readonly summary: readonly string[]
  readonly files: readonly ChangedFile[]
  readonly renames: readonly { readonly from: string; readonly to: string }[]
  /** Sidecars that stand for the text of their article as it is, once this is done: then say so (`postil/accepted`). */
  readonly accepts?: readonly string[]
}
export interface ChangedFile {
  readonly uri: string
  /**
   * SHA-256, in hex, of the text that the edits are for, without BOM and with LF as line ends; the edits hold for no
   * other. Null: the file does not exist, and is created.
   */
  readonly before: string | null
  readonly edits: readonly { readonly range: Range; readonly newText: string }[]
}

/** Request: the quick fix of that title for the finding of that code at a place, as an act. */
export const fixRequest = "postil/fix"
export interface FixParams {
  readonly uri: string
  readonly code: string
  readonly range: Range
  readonly title: string
}

/** Notification to the server: we begin to write many files, one by one; what comes of them is known when all are written. */
export const writingNotification = "postil/writing"

/** Notification to the server: we have written these files to disk; take them in before anything else. */
export const writtenNotification = "postil/written"
export interface WrittenParams {
  readonly uris: readonly string[]
}

/** Notification to the server: somebody has accepted what these sidecars say of the text of their article as it is. */
export const acceptedNotification = "postil/accepted"
/** Notification to the server: that was undone, and what was accepted before counts again. */
export const acceptedUndoneNotification = "postil/acceptedUndone"
export interface AcceptedParams {
  readonly uris: readonly string[]
}

/**
 * Request: whom the words at a place may mean. The best candidates first; with a `query`, those that it finds. `recent`
 * are ids in the order of their last use.
 */
export const entityChoicesRequest = "postil/entityChoices"
export interface EntityChoicesParams extends Place {
  readonly query?: string
  readonly recent: readonly string[]
}
export interface EntityChoices {
  /** The words to tag: an empty range grows to the longest known name around it, else the capitalised phrase. */
  readonly range: Range
  /** As the article has them; "" where there is no word. */
  readonly surface: string
  /** How often they occur outside of page furniture. */
  readonly occurrences: number
  /** What they are tagged as here: an id, `a + b`, `none`; null where they are not. */
  readonly taggedAs: string | null
  /** In the order to be shown; 50 at the most. */
  readonly choices: readonly EntityChoice[]
  /** The types a new entity may have, the likeliest first. */
  readonly types: readonly Choice[]
}
export interface EntityChoice {
  readonly id: string
  readonly name: string
  /** Label of its type. */
  readonly type: string
  readonly about?: string
  /** Why it is offered: `alias`, `in this article`, `looks alike`. */
  readonly reason?: string
  readonly group: "best" | "recent" | "all"
}

/** A value to choose, and what a person reads for it. */
export interface Choice {
  readonly value: string
  readonly label: string
  /** Beside the label: the path of a code, the type of an entity. */
  readonly description?: string
  /** Below it: what the codebook says. */
  readonly detail?: string
  readonly group?: string
  /** Values that cannot be chosen beside it: the other tags of an exclusive heading. */
  readonly excludes?: readonly string[]
}

/**
 * Request: what can be filled in, and how, before it is chosen. For "article", "entity", "code" and "claim": what there
 * is now. For "new-claim": what can be known of a claim in the words at `range`; asked again with the speaker chosen,
 * it is filled in from the speaker's last claim. For "new-code": what a code of that kind can have.
 */
export const formRequest = "postil/form"
export interface FormParams {
  readonly uri: string
  readonly of: "article" | "entity" | "code" | "claim" | "new-claim" | "new-code"
  /** Of a code: a key of the codebook. */
  readonly kind?: string
  /** Of the entity, the code or the claim. */
  readonly id?: string
  readonly range?: Range
  /** What has been chosen so far, for "new-claim". */
  readonly chosen?: Readonly<Record<string, FieldValue>>
}
export interface Form {
  /** `Claim "no-parallels"`, `Angela Merkel` */
  readonly title: string
  /** The words it is about, where there are any. */
  readonly words?: string
  readonly range?: Range
  readonly fields: readonly FormField[]
}
export interface FormField {
  /** Of the file: `source.published`, `topic`, `aliases`. */
  readonly key: string
  readonly label: string
  /** One sentence. */
  readonly doc: string
  /** A line of text, one choice, several choices, several texts, or records such as the roles of a person. */
  readonly input: "text" | "choice" | "choices" | "texts" | "records"
  /** What is there now, or what is proposed; null where there is nothing. */
  readonly value: FieldValue
  /** For "choice" and "choices". */
  readonly choices?: readonly Choice[]
  /** Whether something besides `choices` may be typed in. */
  readonly open?: boolean
  /** The fields of a record, for "records". */
  readonly of?: readonly FormField[]
  /** Asked in turn when something new is recorded; the others can be filled in later. */
  readonly step: boolean
  /** It may stay empty. */
  readonly optional: boolean
  /** A regular expression of ours that a text must match, and what it demands in words. */
  readonly pattern?: { readonly source: string; readonly says: string }
}

/** Request: the annotations that a range touches, innermost first. */
export const annotationsAtRequest = "postil/annotationsAt"
export interface AnnotationHere {
  readonly kind: "mention" | "claim" | "region" | "boilerplate" | "note"
  readonly range: Range
  /** As the article has them. */
  readonly words: string
  /** For people: `person Angela Merkel`, `Angela Merkel rejects enlarging the fund`. */
  readonly sentence: string
  readonly entities?: readonly string[]
  /** What is noted on a mention. */
  readonly note?: string
  readonly claim?: string
}

/** Request: entities or codes to choose from, with what there is to know before they are merged or retired. */
export const vocabularyRequest = "postil/vocabulary"
export interface VocabularyParams {
  readonly uri: string
  /** "entities" or a key of the codebook. */
  readonly kind: string
}

/** Request: all that says an entity or a code, article by article, to choose from what goes to another one. */
export const usesRequest = "postil/uses"
export interface UsesParams extends VocabularyParams {
  readonly id: string
}
export interface Uses {
  readonly articles: readonly ArticleUses[]
  /** How many articles more there are than anybody goes through. */
  readonly leftOut: number
}
export interface ArticleUses {
  readonly uri: string
  readonly title: string
  readonly mentions: readonly MentionInContext[]
  readonly claims: readonly ClaimInWords[]
  /** Whether the article has it as a tag. */
  readonly isTagged: boolean
}
export interface MentionInContext {
  readonly range: Range
  readonly before: string
  readonly hit: string
  readonly after: string
}
export interface ClaimInWords {
  /** As the acts take it: `article/slug`, or `slug` in the file that was named. */
  readonly id: string
  /** `Angela Merkel rejects enlarging the fund` */
  readonly sentence: string
  /** As the article has them; "" where they are not there. */
  readonly words: string
}

/** Request: who codes here. */
export const codersRequest = "postil/coders"
export interface Coders {
  /** Null: the main sidecar. */
  readonly current: string | null
  readonly coders: readonly { readonly id: string; readonly name?: string; readonly articles: number }[]
}

/** Request: places that may be mentions, not yet annotated. Reports progress and can be cancelled. */
export const suggestionsRequest = "postil/suggestions"
export interface SuggestionsParams {
  /** Of an article, or any file of the corpus. */
  readonly uri: string
  readonly scope: "article" | "corpus"
  /** Whose; without, all entities'. */
  readonly entity?: string
  /** Keys of suggestions that are not wanted. */
  readonly without?: readonly string[]
  readonly workDoneToken?: string | number
}
export interface FoundSuggestions {
  readonly articles: readonly SuggestedArticle[]
  /** How many articles were left unread, because more had been found by then than anybody looks through. */
  readonly unread: number
}
export interface SuggestedArticle {
  readonly uri: string
  readonly title: string
  readonly suggestions: readonly Suggestion[]
}
export interface Suggestion extends Place {
  readonly entity: string
  readonly entityName: string
  /** Keyword in context; `hit` is what would be tagged. */
  readonly before: string
  readonly hit: string
  readonly after: string
  /** `alias`, `also a name of Wilhelm Merkel` */
  readonly reason: string
  readonly certain: boolean
  /** The same place and meaning has the same key as long as the words around it stay. */
  readonly key: string
}

/** Request: the files that make a folder a corpus, to be written where they do not exist. */
export const newCorpusRequest = "postil/newCorpus"
export interface NewCorpusParams {
  readonly folder: string
  /** Glob of the articles, relative to the folder. */
  readonly articles?: string
  readonly language?: string
  readonly codebook: "built-in" | "full"
}
export interface NewCorpus {
  readonly files: readonly { readonly path: string; readonly text: string }[]
}

/** Request: have git merge the files of a corpus by key, on this machine. Answers why that cannot be, or null. */
export const setUpMergingRequest = "postil/setUpMerging"
export interface SetUpMergingParams {
  readonly folder: string
}
