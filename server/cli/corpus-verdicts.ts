import type { Corpus } from "../core/corpus/corpus.ts"
import { StringTable } from "../core/corpus/packed/string-table.ts"
import type { Judged } from "../core/rules/baseline.ts"
import { toEnd } from "../core/text/bits.ts"
import type { CorpusState } from "../core/verdicts/corpus-state.ts"
import type { NotedVerdicts } from "../core/verdicts/noted-verdicts.ts"
import { standingIn } from "../core/verdicts/standing-verdicts.ts"
import { VerdictBook } from "../core/verdicts/verdict-book.ts"
import { type AcceptedNote, canBeKept, writingVerdicts } from "../core/verdicts/write-verdicts.ts"
import { type IndexStore, verdictsOf } from "../node/index-store.ts"
import { identityOfAll } from "../node/package-file.ts"
import type { KeptFiles } from "./kept-files.ts"

/** What a check has found. */
export interface CheckedFiles {
  readonly noted: Pick<NotedVerdicts, "get" | "has" | "uris">
  /** The sidecars whose accepted texts were asked for. */
  readonly accepted: ReadonlyMap<string, AcceptedNote>
  /** Whether all of it was found in one state of the corpus. */
  readonly isWhole: boolean
}

/** The verdicts on a corpus that the check before has kept. Where none are or can be kept, everything is checked. */
export class CorpusVerdicts {
  readonly #corpus: Corpus
  readonly #files: KeptFiles
  readonly #index: IndexStore | undefined
  readonly #program: string | undefined
  readonly #state: CorpusState
  readonly #old: VerdictBook | undefined
  /** The files that need not be checked. */
  readonly standing: ReadonlySet<string>

  /** `program` stands for the program that runs. */
  constructor(
    corpus: Corpus,
    files: KeptFiles,
    index: IndexStore | undefined,
    program = identityOfAll(["cli-main", "check-worker"]),
  ) {
    this.#corpus = corpus
    this.#files = files
    this.#index = index
    this.#program = program
    this.#state = {
      mark: files.mark ?? "unknown",
      fingerprintOf: uri => files.seenOf(uri),
      isSettled: (sidecar, article, recorded) => files.isSettled(sidecar, article, recorded),
    }
    this.#old = this.#read()
    this.standing = this.#old === undefined ? new Set() : toEnd(standingIn(this.#old, corpus, this.#state))
  }

  judged(uri: string): Judged | undefined {
    return this.standing.has(uri) ? this.#old?.recordOf(uri)?.judged(uri, this.#corpus.root) : undefined
  }

  /** Keeps what stands and what was found since, unless that is what is kept already. */
  keep(checked: CheckedFiles): void {
    if (!checked.isWhole || this.#files.isTorn || this.#program === undefined || !this.#isNew(checked)) return
    if (this.#files.mark !== this.#state.mark) return
    const verdicts = { ...checked, old: this.#old, standing: this.standing }
    const pieces = writingVerdicts(verdicts, this.#program, this.#corpus, this.#state)
    if (this.#index !== undefined) toEnd(this.#index.writing(verdictsOf("cli"), pieces))
  }

  /** What cannot be kept is found again by each check. */
  #isNew({ noted, accepted }: CheckedFiles): boolean {
    const old = this.#old
    if (old === undefined || old.mark !== this.#state.mark) return true
    const uris = [...old.uris()]
    if (uris.some(uri => old.fingerprintOf(uri) !== this.#files.seenOf(uri))) return true
    return [...noted.uris()].some(uri => canBeKept(uri, accepted, this.#corpus))
  }

  #read(): VerdictBook | undefined {
    if (this.#files.isTorn || this.#program === undefined) return undefined
    const bytes = this.#index?.open(verdictsOf("cli"))
    const book = bytes && toEnd(VerdictBook.reading(bytes, this.#corpus.root, new StringTable(uri => uri)))
    return book?.program === this.#program ? book : undefined
  }
}
