import type { CompletionItemKind } from "vscode-languageserver"
import type { CodedFile } from "../../core/corpus/coded-file.ts"
import type { Corpus } from "../../core/corpus/corpus.ts"
import { Best } from "../../core/corpus/search-names.ts"
import { foldForSearch, fuzzyScore } from "../../core/similar/fuzzy.ts"
import type { YamlPlace } from "./yaml-place.ts"

/** Something that can be written at a place. */
export interface Candidate {
  /** What it says, as YAML reads it. */
  readonly text: string
  /** Never in quotation marks: true, false. */
  readonly bare?: boolean
  /** Other strings under which it is found. */
  readonly search?: readonly string[]
  /** Of a key: what is written behind it, unless its colon is there already. */
  readonly tail?: string
  readonly kind: CompletionItemKind
  /** What is shown in its place, if it is long. */
  readonly label?: string
  /** In a few words, beside it. */
  readonly detail?: string
  /** Markdown. */
  readonly documentation?: string
  /** What its documentation is about, if that is worked out only when somebody looks. */
  readonly about?: About
  readonly deprecated?: boolean
}

export type About =
  | { readonly kind: "entity"; readonly id: string }
  | { readonly kind: "claim"; readonly article: string; readonly slug: string }

/** What is known of the place where somebody types. */
export interface Typing {
  readonly corpus: Corpus
  readonly uri: string
  readonly place: YamlPlace
  /** What stands before the cursor, as it is searched (fuzzy.ts). */
  readonly query: string
  /** To be called by who does not give all that there is: with more typed, there is something else to show. */
  readonly leaveOut: () => void
  /** The sidecar, if it is one. */
  readonly file?: CodedFile
}

/** More than anybody looks through; the rest is found by typing on. */
export const mostShown = 200

/** All candidates where they are few; else those that fit what was typed, the best first. */
export function choose<T extends Candidate>(candidates: readonly T[], { query, leaveOut }: Typing): readonly T[] {
  if (candidates.length <= mostShown) return candidates
  leaveOut()
  const best = new Best<T>(mostShown)
  for (const candidate of candidates) {
    const score = query === "" ? 0 : scoreOf(query, candidate)
    if (best.wants(score)) best.add(candidate, score)
  }
  return best.all()
}

function scoreOf(query: string, { text, search = [] }: Candidate): number | undefined {
  let best: number | undefined
  for (const each of [text, ...search]) {
    const score = fuzzyScore(query, foldForSearch(each))
    if (score !== undefined && (best === undefined || score < best)) best = score
  }
  return best
}
