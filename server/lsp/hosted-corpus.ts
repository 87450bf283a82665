import { Corpus } from "../core/corpus/corpus.ts"
import type { Progress } from "../core/corpus/files.ts"
import { UriTable } from "../core/corpus/packed/uri-table.ts"
import type { IndexStore } from "../node/index-store.ts"
import { builtProgram } from "../node/package-file.ts"
import { SpilledRecords } from "../node/spilled-records.ts"
import type { Buffers } from "./buffers.ts"
import { ChangedFiles } from "./changed-files.ts"
import { Checks, type ToShown } from "./checks.ts"
import { CorpusFiles } from "./corpus-files.ts"
import { EarlyEdits } from "./early-edits.ts"
import type { Findings } from "./findings.ts"
import { FirstReading } from "./first-reading.ts"
import { KeptVerdicts, serverProgram } from "./kept-verdicts.ts"
import type { LongTurns } from "./long-turns.ts"
import { TextKeeper } from "./text-keeper.ts"
import { indexFor, type TextSettings } from "./text-settings.ts"

/** So many files are put down to be checked in one go. */
const notedAtOnce = 500

/**
 * A corpus in the server, with the work that it still has to do: read files, check them. `step` does a bit of it, the
 * most urgent first. Edits of open documents take effect at once; their checks follow.
 */
export class HostedCorpus {
  readonly corpus: Corpus
  readonly files: CorpusFiles
  readonly #texts: TextKeeper
  readonly #buffers: Buffers
  readonly #checks: Checks
  readonly #kept: KeptVerdicts
  readonly #turns: LongTurns
  readonly #wake: () => void
  #textSettings: TextSettings | undefined
  readonly #reading: FirstReading
  readonly #changes: ChangedFiles
  readonly #early: EarlyEdits
  /** All files are put down to be checked, and verdicts of an earlier time are taken over. */
  #taking: Generator<void> | undefined
  /** Begun for the corpus as it is; when that changes, it counts for nothing. */
  #comparing: ReturnType<Corpus["readLargeText"]> | undefined
  #affected = new Set<string>()
  #moment = 0

  /**
   * `wake` is called when there is work again without anybody having asked for it; `program` as in `KeptIn`; `worker` is the
   * built program that reads files.
   */
  constructor(
    root: string,
    buffers: Buffers,
    toShown: ToShown,
    turns: LongTurns,
    wake: () => void,
    program = serverProgram(),
    worker = builtProgram("scan-worker"),
  ) {
    const uris = new UriTable(root)
    this.files = new CorpusFiles(root, buffers, missing => this.#texts.miss(missing), uris)
    this.corpus = new Corpus(root, this.files, { uris })
    this.#early = new EarlyEdits(this.corpus)
    this.#texts = new TextKeeper(this.corpus, this.files, buffers, articles => {
      if (this.isListed) this.#update(articles)
      wake()
    })
    this.#buffers = buffers
    this.#turns = turns
    this.#wake = wake
    this.#checks = new Checks({
      corpus: this.corpus,
      uris,
      records: new SpilledRecords(() => this.#store()?.freshPath("findings")),
      buffers,
      turns,
      toShown,
      isRead: () => this.#isRead,
      checked: uri => this.#texts.checked(uri),
      noted: (uri, judged) => this.#kept.noted(uri, judged),
    })
    this.#kept = new KeptVerdicts({
      corpus: this.corpus,
      files: this.files,
      uris,
      records: new SpilledRecords(() => this.#store()?.freshPath("noted")),
      buffers,
      turns,
      wake,
      program,
      store: () => this.#store(),
      take: (uri, judged) => this.#checks.take(uri, judged),
      isSettled: () => this.#isChecked && !this.#texts.isWaiting && !buffers.isAnyHeld,
    })
    this.#reading = new FirstReading({
      corpus: this.corpus,
      files: this.files,
      buffers,
      turns,
      worker,
      store: () => this.#store(),
      wake,
      changes: () => this.#dropBegun(),
      known: () => this.#showOpen(),
      read: () => {
        this.#taking = this.#checkAll()
      },
    })
    this.#changes = new ChangedFiles({
      corpus: this.corpus,
      files: this.files,
      buffers,
      turns,
      pool: { root, heard: wake, log: line => turns.tell(line), program: worker },
      isPending: () => this.#reading.isPending,
      changed: uris => this.#update(uris),
      changedConfig: () => this.load(),
      saved: article => this.#texts.saved(article),
      changes: () => this.#beforeChange(),
      affected: uris => this.#queue(uris),
    })
    this.load()
  }

  /** How often the corpus has perhaps become another, or is shown in another way. */
  get moment(): number {
    return this.#moment
  }

  /** How far the corpus has been read; undefined when nothing of it is being read for the first time. */
  get loading(): Progress | undefined {
    return this.#reading.progress
  }

  /** How many of many changed files have been read again. */
  get rereading(): Progress | undefined {
    return this.#reading.stopped === undefined ? this.#changes.progress : undefined
  }

  /** How many of the files to be read were read when somebody stopped it; undefined where none is left. */
  get stopped(): Progress | undefined {
    return this.#reading.stopped ?? (this.isReading ? undefined : this.#changes.leftOf)
  }

  /** Whether files are being read, so that what is known may not hold for long. */
  get isReading(): boolean {
    return this.#reading.isRunning || this.#changes.isReading
  }

  /** How many findings the baseline hides. */
  get old(): number {
    return this.#checks.old
  }

  /** What the last checks of all files found. */
  get findings(): Findings {
    return this.#checks.findings
  }

  /** Whether questions about open files can be answered: what registry and codebook say is known. */
  get isKnown(): boolean {
    return this.isListed || (this.#reading.isVocabularyRead && !this.#early.concernVocabulary)
  }

  /** Whether it is known which files there are. */
  get isListed(): boolean {
    return this.#reading.isListed
  }

  /** Whether somebody waits for the next bit of the work. */
  get isUrgent(): boolean {
    return !this.isKnown || this.#checks.isUrgent
  }

  /** Shows another coder's annotations. */
  viewAs(coder: string | undefined): void {
    if (coder === this.corpus.coder) return
    this.#moment++
    this.corpus.coder = coder
    for (const uri of this.#buffers.uris()) if (this.corpus.kindOf(uri) === "article") this.#affected.add(uri)
  }

  /** Where accepted texts are found and kept from now on. */
  keepTexts(settings: TextSettings): void {
    this.#textSettings = settings
    this.#texts.use(settings)
    if (!this.isListed) return
    this.#update([...this.#buffers.uris()].filter(uri => this.corpus.pairs.hasArticle(uri)))
    if (!this.#isRead) return
    this.#beforeChange()
    for (const uri of this.corpus.pairs.sidecars()) this.#checks.wait(uri)
  }

  /** Does a bit of what is no hurry: comparing large texts, keeping texts; answers whether there is more. */
  keepText(): boolean {
    return this.#isRead && (this.#readLargeText() || this.#texts.step() || this.#kept.step())
  }

  /** While somebody types there is no time for it. */
  #readLargeText(): boolean {
    if (this.#buffers.isAnyHeld) return false
    const comparing = this.#comparing ?? this.corpus.readLargeText()
    this.#comparing = comparing
    const { done, value } = this.#turns.time("Comparing texts in", this.corpus.root, () => comparing.next())
    if (done !== true) return true
    this.#comparing = undefined
    if (value === undefined) return false
    this.#beforeChange()
    this.#queue(value)
    this.#wake()
    return true
  }

  /** Somebody has accepted what sidecars say of their articles as they are; an article stands for all of its own. */
  accept(uris: readonly string[]): void {
    this.#update([...new Set(this.#sidecarsOf(uris).flatMap(uri => this.#texts.accept(uri) ?? []))])
  }

  /** Somebody has taken that back. */
  undoAccepted(uris: readonly string[]): void {
    this.#update([...new Set(this.#sidecarsOf(uris).flatMap(uri => this.#texts.undoAccepted(uri) ?? []))])
  }

  /** Keeps nothing of what its articles said. */
  forgetTexts(): void {
    this.#texts.forget()
  }

  #sidecarsOf(uris: readonly string[]): readonly string[] {
    return uris.flatMap(uri => (this.corpus.pairs.hasSidecar(uri) ? [uri] : this.corpus.pairs.sidecarsOf(uri)))
  }

  /** Reads everything anew, bit by bit. */
  load(): void {
    this.#dropBegun()
    this.#kept.clear()
    this.#dropTaking()
    this.#reading.begin()
    this.#changes.drop()
    this.#checks.clear()
  }

  /** Nothing more is done for it. */
  end(): void {
    this.#dropTaking()
    this.#reading.end()
    this.#changes.end()
    this.#kept.end()
  }

  /** A document was opened; what it shows is wanted before all else. */
  opened(uri: string): void {
    if (!this.#isRead) this.#show(uri)
  }

  /** A document is about to be closed: what was saved of it is what counts. */
  closing(uri: string): void {
    this.files.texts.closing(uri)
  }

  closed(uri: string): void {
    if (this.isListed) this.#texts.saved(uri)
  }

  /** An open document was edited, opened with another text than the one on disk, or closed without saving. */
  edited(uri: string): void {
    if (uri === this.corpus.config.uri && this.corpus.readConfig()) this.load()
    else if (this.isListed) this.#update([uri])
    else {
      this.#early.add(uri)
      this.#show(uri)
    }
  }

  /** Whether edits of a document are better taken over together: it, or what lies beside it, is large. */
  isLarge(uri: string): boolean {
    return this.corpus.pairs.filesOf(uri).some(one => this.files.isLarge(one))
  }

  /** Whether edits of a file, or of what lies beside it, are still to be taken over. */
  isHeld(uri: string): boolean {
    return this.#checks.isHeld(uri)
  }

  /** Whether a file that takes long, or what lies beside it, is being checked in bits; it comes next, then. */
  isBeingChecked(uri: string): boolean {
    if (!this.isKnown || !(this.isLarge(uri) || this.#isVocabulary(uri))) return false
    const due = this.#due(uri)
    for (const home of due) this.#checks.hurryFirst(home)
    return due.length > 0
  }

  /** Begins to check a file, so that nobody waits for what is soon found. */
  beginCheck(uri: string): void {
    if (this.isBeingChecked(uri) && !this.isHeld(uri)) this.#checks.hurryOn()
  }

  /** What all articles say bears on what is found in it. */
  #isVocabulary(uri: string): boolean {
    const kind = this.corpus.kindOf(uri)
    return kind === "registry" || kind === "codebook"
  }

  /** These may have changed on disk: files, or folders with all that is in them. */
  perhapsChanged(uris: Iterable<string>): void {
    this.#changes.add(uris)
  }

  /** Reads no more files for now; what is known of the others is what was known before. */
  stopReading(): void {
    this.#changes.stop()
    this.#reading.stop()
    this.#tellUnread()
  }

  /** Reads what was left when somebody stopped the reading. */
  readRest(): void {
    if (this.#reading.stopped !== undefined) this.load()
    this.#changes.readRest()
    this.#tellUnread()
  }

  /** Does a bit of the work; answers whether there is more. */
  step(): boolean {
    if (!this.isListed) return (this.isKnown && this.#checks.hurryOn()) || this.#reading.step()
    if (this.#changes.isReading && this.#checks.hurryOn()) return true
    const goesOn = this.#changes.step()
    this.#tellUnread()
    if (goesOn || this.#checks.hurryOn() || this.#reading.step()) return true
    // Its workers tell when they have something.
    if (this.#changes.isReading || this.#reading.isPending) return false
    return this.#settle() || this.#takeVerdicts() || this.#checks.goOn()
  }

  /** Brings one file up to date that a change of the registry has left behind; answers whether there was one. */
  #settle(): boolean {
    const { root } = this.corpus
    const { done, value } = this.#turns.time("Reading again", root, () => this.corpus.settle().next())
    if (done === true) return false
    if (value.size === 0) return true
    this.#beforeChange()
    this.#queue(value)
    return true
  }

  /** Goes on to take over verdicts of an earlier time; answers whether there was something to do. */
  #takeVerdicts(): boolean {
    const taking = this.#taking
    if (taking === undefined) return false
    const { done } = this.#turns.time("Taking over findings in", this.corpus.root, () => taking.next())
    if (done === true) this.#taking = undefined
    return true
  }

  #dropTaking(): void {
    this.#taking?.return(undefined)
    this.#taking = undefined
  }

  /** Makes sure that what a file shows is of now. */
  checkNow(uri: string): void {
    if (this.isKnown) for (const home of this.#due(uri)) this.#checks.checkNow(home)
  }

  /** Of a file and what lies beside it, what has not been checked as it is now. */
  #due(uri: string): readonly string[] {
    this.corpus.enlistStem(uri)
    // As long as it is noted which files are to be checked, this one may not have come yet.
    const isFirst = this.#reading.isPending || this.#taking !== undefined
    const homes = [uri, ...this.corpus.pairs.sidecarsOf(uri)]
    return homes.filter(home => this.#checks.isDue(home) || (isFirst && !this.#checks.wasChecked(home)))
  }

  /** Files that show something else than when this was last asked. */
  takeChanged(): ReadonlySet<string> {
    return this.#checks.takeChanged()
  }

  /** Files whose annotations may differ from when this was last asked. */
  takeAffected(): ReadonlySet<string> {
    const affected = this.#affected
    this.#affected = new Set()
    return affected
  }

  /** Whether all files have been read as they are, as far as anybody knows. */
  get #isRead(): boolean {
    return !this.#changes.isReading && !this.#reading.isPending && this.#changes.left === 0
  }

  /** Whether, besides, nothing of them is still to be found out. */
  get #isChecked(): boolean {
    return this.#isRead && this.#taking === undefined && this.#checks.isDone
  }

  #store(): IndexStore | undefined {
    return this.#textSettings && indexFor(this.corpus.root, this.#textSettings)
  }

  #tellUnread(): void {
    const isLeft = this.#reading.stopped !== undefined || this.#changes.left > 0
    this.corpus.unread = this.#changes.isReading ? "being-read" : isLeft ? "left" : "none"
    if (this.#isRead) this.#checks.complete()
  }

  /** All files are to be checked then, but for those of which a verdict still stands. */
  *#checkAll(): Generator<void> {
    let noted = 0
    for (const uris of [this.corpus.checkable(), this.findings.homes()]) {
      for (const uri of uris) {
        if (!this.#checks.wasChecked(uri)) this.#checks.wait(uri)
        if (++noted % notedAtOnce === 0) yield
      }
    }
    yield* this.#kept.take()
  }

  /** An open file is shown by what is known now. */
  #show(uri: string): void {
    if (!this.#reading.isVocabularyRead || this.corpus.kindOf(uri) === undefined) return
    if (!this.isListed) this.corpus.lookAt(uri)
    this.#affected.add(uri)
    for (const home of [uri, ...this.corpus.pairs.sidecarsOf(uri)]) this.#checks.hurry(home)
  }

  #showOpen(): void {
    for (const uri of this.#buffers.uris()) this.#show(uri)
    if (!this.isListed) return
    const early = this.#early.take()
    if (early.length > 0) this.#update(early)
  }

  /** The corpus is about to be another: what was begun for it as it was is to be begun anew. */
  #beforeChange(): void {
    this.#dropBegun()
    this.#kept.changed()
  }

  #dropBegun(): void {
    this.#moment++
    this.#checks.drop()
    this.#comparing = undefined
  }

  #update(uris: readonly string[]): void {
    this.#beforeChange()
    this.#changes.touched(uris)
    this.#queue(this.#turns.time("Reading again", uris[0] ?? "", () => this.corpus.updateSoon(uris)))
    // What somebody sees may be among them.
    if (this.corpus.isUnsettled) for (const uri of this.#buffers.uris()) this.#show(uri)
  }

  #queue(changed: Iterable<string>): void {
    for (const uri of changed) {
      const articles = this.corpus.pairs.articlesOf(uri)
      for (const one of [uri, ...articles]) this.#affected.add(one)
      if ([uri, ...articles].some(shown => this.#buffers.isSeen(shown))) this.#checks.hurry(uri)
      else this.#checks.wait(uri)
    }
  }
}
