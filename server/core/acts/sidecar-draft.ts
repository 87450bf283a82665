import type { CodedFile } from "../corpus/coded-file.ts"
import type { Corpus } from "../corpus/corpus.ts"
import { isBroken } from "../corpus/keep-lost.ts"
import { composeEdits } from "../text/compose-edits.ts"
import { applyEdits, type FileChange, type TextEdit } from "../text/edit.ts"
import { LineIndex } from "../text/line-index.ts"
import { type Refusal, refuse } from "./act.ts"
import { notAllRead } from "./named-things.ts"
import { ownSidecar } from "./own-sidecar.ts"

/** A sidecar that is edited in several steps; after each it is read and laid over its article anew. */
export class SidecarDraft {
  readonly uri: string
  readonly #corpus: Corpus
  readonly #length: number
  #edits: readonly TextEdit[] = []
  #file: CodedFile

  constructor(uri: string, text: string, corpus: Corpus) {
    this.uri = uri
    this.#corpus = corpus
    this.#length = text.length
    this.#file = corpus.imagine(uri, text)
  }

  /** As it is after the last step. */
  get file(): CodedFile {
    return this.#file
  }

  /** The next step, against the text that the last one left; `tried` is what it comes to, where that is known. */
  apply(edits: readonly TextEdit[], tried = this.tried(edits)): void {
    if (edits.length === 0) return
    this.#edits = composeEdits(this.#edits, edits, this.#length)
    this.#file = tried
  }

  /** What the next step would come to. */
  tried(edits: readonly TextEdit[]): CodedFile {
    return this.#corpus.imagine(this.uri, applyEdits(this.#file.text, edits))
  }

  /** All steps as one; none where nothing changes. */
  get changes(): readonly FileChange[] {
    return this.#edits.length === 0 ? [] : [{ uri: this.uri, edits: this.#edits }]
  }
}

/** The sidecar that the person at work writes to, if it can be read; `article` is a URI from anywhere. */
export function draftOf(article: string, corpus: Corpus): SidecarDraft | Refusal {
  const own = ownSidecar(article, corpus)
  if (own === undefined) {
    const reason = `"${corpus.pathOf(article)}" is no article of this corpus: open one of its articles`
    return refuse(corpus.isComplete ? reason : notAllRead(corpus))
  }
  const draft = new SidecarDraft(own.uri, own.text, corpus)
  const { articleUri } = draft.file
  if (articleUri !== undefined && articleUri !== article) {
    const [other, one, shared] = [articleUri, article, own.uri].map(uri => `"${corpus.pathOf(uri)}"`)
    return refuse(`${one} and ${other} would share ${shared}: give one of them another name`)
  }
  return brokenAt(draft.file, corpus) ?? draft
}

/** Why a sidecar cannot be edited: what cannot be read as YAML would be guessed at. */
export function brokenAt({ uri, text, problems }: CodedFile, corpus: Corpus): Refusal | undefined {
  const broken = problems.find(problem => isBroken([problem], text))
  if (broken === undefined) return undefined
  const line = new LineIndex(text).lineAt(broken.span.start) + 1
  return refuse(`"${corpus.pathOf(uri)}" cannot be read (line ${line}: ${broken.message}): mend that first`)
}
