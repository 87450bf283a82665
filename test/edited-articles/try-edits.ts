import { isRefusal } from "../../server/core/acts/act.ts"
import { runAct } from "../../server/core/acts/all-acts.ts"
import type { CodedFile } from "../../server/core/corpus/coded-file.ts"
import type { Corpus } from "../../server/core/corpus/corpus.ts"
import type { AcceptedText } from "../../server/core/corpus/files.ts"
import { hashText } from "../../server/core/similar/sha256.ts"
import { applyChange, testDay } from "../support/check-acts.ts"
import { loadCorpus, MemoryFiles } from "../support/fixture.ts"
import { seeded } from "../support/random.ts"
import { annotationsOf } from "./annotations-of.ts"
import { type ArticleEdit, articleEdits } from "./article-edits.ts"
import { type EditedText, editedText } from "./edited-text.ts"
import { judge, type Verdict } from "./judge.ts"
import { toldOf } from "./told.ts"

/** How the tool comes to know of an edit. */
export const ways = ["in the editor", "old text known", "old text unknown"] as const

export type Way = (typeof ways)[number]

/** One verdict, with the edit that was made and the way. */
export interface Trial extends Verdict {
  readonly edit: ArticleEdit
  readonly way: Way
  readonly uri: string
  readonly article: string
  /** Whether it is right once the article is accepted as it is now. */
  readonly rightOnceAccepted: boolean
}

/** The seed of all figures that are printed or documented. */
export const editSeed = 20261122

/** Makes every edit in the article of every sidecar, one at a time; what chance has a part in `rounds` times. */
export function* tryEdits(texts: ReadonlyMap<string, string>, rounds: number): Generator<Trial> {
  const trial = new EditTrial(texts)
  for (const edit of articleEdits) {
    const next = seeded(editSeed)
    for (const file of trial.sidecars()) {
      for (let round = 0; round < (edit.isRandom ? rounds : 1); round++) {
        const edited = editedText(file.article.text, edit.edit(file, next))
        if (edited.text === file.article.text) continue
        for (const verdict of trial.verdicts(file, edited)) {
          yield { ...verdict, edit, uri: file.uri, article: edited.text }
        }
      }
    }
  }
}

/** Files that say of any article what its accepted text is. */
class AcceptedFiles extends MemoryFiles {
  known: AcceptedText | undefined

  override accepted(): AcceptedText | undefined {
    return this.known
  }
}

/** A corpus in which one article after the other is edited, and restored. */
class EditTrial {
  readonly #files: AcceptedFiles
  readonly #corpus: Corpus

  constructor(texts: ReadonlyMap<string, string>) {
    this.#files = new AcceptedFiles(texts)
    withHashes(this.#files)
    this.#corpus = loadCorpus(this.#files)
  }

  *sidecars(): Generator<CodedFile> {
    for (const uri of [...this.#corpus.pairs.sidecars()].sort()) {
      const file = this.#corpus.coded(uri)
      if (file?.articleUri !== undefined) yield file
    }
  }

  *verdicts(file: CodedFile, edited: EditedText): Generator<Omit<Trial, "edit" | "uri" | "article">> {
    const before = annotationsOf(file)
    for (const way of ways) {
      const after = this.#put(file, edited.text, acceptedIn(way, file.article.text, edited))
      const followed = way === "old text unknown" ? undefined : this.#corpus.followed(after)
      const told = toldOf(after, followed, this.#corpus)
      const verdicts = [...judge({ before, after: annotationsOf(after), edited, told })]
      const accepted = [...judge({ before, after: annotationsOf(this.#accept(after)), edited, told })]
      // New mentions are judged behind those that were there before, and ahead of quotes and the like.
      for (const [index, verdict] of verdicts.entries()) {
        const now = accepted.at(index < before.meant.length ? index : index - verdicts.length)
        yield { ...verdict, way, rightOnceAccepted: verdict.words === "new" ? false : now?.kind === "right" }
      }
      this.#restore(file)
    }
    this.#put(file, file.article.text, undefined)
  }

  /** The sidecar once its article is accepted as it is. */
  #accept({ uri }: CodedFile): CodedFile {
    const outcome = runAct("accept", { uri }, { corpus: this.#corpus, today: testDay })
    if (isRefusal(outcome)) throw new Error(outcome.refused)
    applyChange(outcome, this.#files)
    this.#corpus.update([uri])
    return this.#coded(uri)
  }

  #restore({ uri, text }: CodedFile): void {
    this.#files.set(uri, text)
    this.#corpus.update([uri])
  }

  #put({ uri, articleUri = "" }: CodedFile, text: string, accepted: AcceptedText | undefined): CodedFile {
    this.#files.known = accepted
    this.#files.set(articleUri, text)
    this.#corpus.update([articleUri])
    return this.#coded(uri)
  }

  #coded(uri: string): CodedFile {
    const file = this.#corpus.coded(uri)
    if (file === undefined) throw new Error(`${uri} is gone`)
    return file
  }
}

function acceptedIn(way: Way, text: string, { edits }: EditedText): AcceptedText | undefined {
  if (way === "old text unknown") return undefined
  return way === "in the editor" ? { text, edits } : { text }
}

/** Every sidecar says which text it belongs to. */
function withHashes(files: MemoryFiles): void {
  for (const [uri, sidecar] of files) {
    const article = files.get(uri.replace(/(\.ann)(\.[^.]+)?\.yaml$/, ".txt"))
    if (!uri.endsWith(".yaml") || article === undefined) continue
    const line = `text: sha256:${hashText(article).slice(0, 16)}`
    files.set(
      uri,
      /^source:\n/m.test(sidecar)
        ? sidecar.replace(/^source:\n/m, `source:\n  ${line}\n`)
        : `${sidecar}\nsource: {${line}}\n`,
    )
  }
}
