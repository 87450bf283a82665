import { join } from "node:path"
import type { CodedFile } from "../core/corpus/coded-file.ts"
import type { Corpus } from "../core/corpus/corpus.ts"
import { relativePath } from "../core/corpus/file-pairs.ts"
import type { AcceptedText } from "../core/corpus/files.ts"
import { withLineEndsOf } from "../core/text/line-ends.ts"
import type { AcceptedNote } from "../core/verdicts/write-verdicts.ts"
import { cacheFolder } from "../node/cache-folder.ts"
import { uriToPath } from "../node/file-uri.ts"
import { KeptTexts } from "../node/kept-texts.ts"
import { SeenFiles } from "../node/seen-files.ts"
import { hashOf } from "../node/text-store.ts"
import { TextsInGit } from "./texts-in-git.ts"

/** The files of a corpus on disk, with the texts that were kept of its articles, or that git has. */
export class KeptFiles extends SeenFiles {
  /** The sidecars whose accepted texts somebody has asked for. */
  readonly notes = new Map<string, AcceptedNote>()
  readonly #root: string
  readonly #kept: KeptTexts | undefined
  #git: TextsInGit | undefined

  constructor(root: string) {
    super(root)
    this.#root = root
    this.#kept = keptIn(root)
  }

  /** What is not kept is looked for in the history of git, once the corpus has been read. */
  lookInGit(corpus: Corpus): void {
    this.#git = new TextsInGit(corpus)
  }

  accepted(
    article: string,
    sidecar: string,
    hash: string | undefined,
    present: string | undefined,
  ): AcceptedText | undefined {
    const recorded = this.#recordedOf(sidecar)
    const known = hash ?? recorded
    const kept = known === undefined ? undefined : this.#kept?.text(known)
    const text = kept ?? this.#git?.find({ article, sidecar }, known)
    const isSettled = known === undefined ? text === undefined : hashOf(present ?? "").startsWith(known)
    this.notes.set(sidecar, { recorded: hash === undefined ? (recorded ?? "") : undefined, isSettled })
    return text === undefined ? undefined : { text: withLineEndsOf(present ?? "", text) }
  }

  /** See `CorpusState`. */
  isSettled(sidecar: string, article: string, recorded: string): boolean {
    const now = this.#recordedOf(sidecar) ?? ""
    if (now !== recorded) return now !== "" && this.#isOf(article, now)
    return recorded !== "" || this.#git?.find({ article, sidecar }, undefined) === undefined
  }

  /** Stands for all that the accepted texts depend on besides the files of the corpus; undefined where that is unknown. */
  get mark(): string | undefined {
    const inGit = this.#git === undefined ? "" : this.#git.mark
    return inGit === undefined ? undefined : `${this.#kept?.mark} ${inGit}`
  }

  #recordedOf(sidecar: string): string | undefined {
    return this.#kept?.hashOf(relativePath(this.#root, sidecar))
  }

  #isOf(article: string, hash: string): boolean {
    return hashOf(this.read(article) ?? "").startsWith(hash)
  }
}

/** Keeps the text of an article as it is; answers why it cannot. */
export function keepAccepted(file: CodedFile, corpus: Corpus): string | undefined {
  const path = corpus.pathOf(file.uri)
  const isKept = keptIn(corpus.root)?.accept(path, file.article.text) ?? true
  return isKept
    ? undefined
    : `The text of "${path}" cannot be kept: look whether you may write to "${folderFor(corpus.root)}"`
}

function folderFor(root: string): string {
  const folder = uriToPath(root)
  return folder !== undefined && KeptTexts.areInCorpus(folder) ? join(folder, ".postil") : cacheFolder()
}

/** In the corpus, where it has a folder for that; else where Postil keeps the texts of all corpora for the command line. */
function keptIn(root: string): KeptTexts | undefined {
  const folder = uriToPath(root)
  const isOwn = folder !== undefined && KeptTexts.areInCorpus(folder)
  return isOwn ? KeptTexts.inCorpus(folder) : KeptTexts.inFolder(cacheFolder(), root)
}
