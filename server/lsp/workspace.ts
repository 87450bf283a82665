import type { TextDocumentContentChangeEvent, TextDocumentItem } from "vscode-languageserver"
import { configName } from "../core/corpus/file-layout.ts"
import { withLineEndsOf } from "../core/text/line-ends.ts"
import { isLeftOut } from "../node/disk-files.ts"
import { parentUri } from "../node/file-uri.ts"
import { type CorpusSearch, findCorpora, findCorpusAbove, isMisnamed } from "../node/find-corpora.ts"
import { Background } from "./background.ts"
import { Buffers } from "./buffers.ts"
import type { ToShown } from "./checks.ts"
import type { ClientUris } from "./client-uris.ts"
import { Corpora } from "./corpora.ts"
import type { HostedCorpus } from "./hosted-corpus.ts"
import { LongTurns } from "./long-turns.ts"
import { Pauses } from "./pauses.ts"
import { clearTexts, type TextSettings } from "./text-settings.ts"

/** Vim saves by deleting and creating; a checkout changes thousands of files: what comes together is read together. */
const burstMs = 50

/** A corpus with more sidecars is not read anew at each keystroke in its `postil.yaml`, but when they pause. */
const quicklyRead = 200

/** More files than that are read in the background. */
const takenAtOnce = 20

/** Told after each slice of work; `ended` are corpora whose findings are to be withdrawn. */
export interface WorkspaceEvents {
  afterSlice(ended: readonly HostedCorpus[]): void
  corporaChanged(): void
  /** A file would make its folder a corpus if it were named as it should be. */
  misnamed(path: string): void
  /** Everything has been read and checked. */
  idle(): void
  /** Whether a large answer is on its way to the client. */
  isAnswering(): boolean
  /** One line about work that kept everybody waiting. */
  slow(line: string): void
  failed(error: unknown): void
}

/** What the client has open: folders, the corpora in and above them, documents. URIs are the client's. */
export class Workspace {
  readonly buffers = new Buffers()
  readonly corpora: Corpora
  readonly uris: ClientUris
  readonly #folders = new Set<string>()
  /** Paths that were told: not again whenever such a file is saved. */
  readonly #misnamed = new Set<string>()
  readonly #background: Background
  /** What nobody waits for, when all else is done. */
  readonly #afterwards: Background
  readonly #events: WorkspaceEvents
  readonly #lookingAbout: CorpusSearch[] = []
  /** Of the corpus that the first of them has just found. */
  #isSeen: "seen" | undefined
  readonly #burst = new Set<string>()
  /** Documents that are edited and take time to read again. */
  readonly #pauses = new Pauses(uri => this.#takeEdits(uri))
  readonly #waiting = new Set<() => void>()
  #hadFolders = false
  #coder: string | undefined
  #textSettings: TextSettings
  #burstTimer: NodeJS.Timeout | undefined
  #ended: HostedCorpus[] = []

  constructor(uris: ClientUris, toShown: ToShown, events: WorkspaceEvents, textSettings: TextSettings) {
    this.uris = uris
    this.#events = events
    this.#textSettings = textSettings
    const turns = new LongTurns(line => events.slow(line))
    this.corpora = new Corpora(this.buffers, toShown, turns, () => this.wake())
    this.#background = new Background({
      step: () => this.#step(),
      isUrgent: () => [...this.corpora].some(hosted => hosted.isUrgent),
      isAnswering: () => events.isAnswering(),
      afterSlice: () => {
        events.afterSlice(this.#ended.splice(0))
        this.#tellWaiting()
      },
      idle: () => {
        if ([...this.corpora].some(({ isReading }) => isReading)) return
        events.idle()
        this.#afterwards.wake()
      },
      failed: error => events.failed(error),
    })
    this.#afterwards = new Background({
      step: () => [...this.corpora].some(hosted => hosted.keepText()),
      isUrgent: () => false,
      isAnswering: () => events.isAnswering(),
      afterSlice: () => undefined,
      idle: () => undefined,
      failed: error => events.failed(error),
    })
  }

  /** Roots of the folders, as the core spells them. */
  get folders(): Iterable<string> {
    return this.#folders
  }

  /** Whether it is known which corpora there are. */
  get isLookedThrough(): boolean {
    return this.#lookingAbout.length === 0
  }

  addFolder(uri: string): void {
    const folder = this.uris.learnFolder(uri)
    if (folder === undefined) return
    this.#folders.add(folder)
    this.#hadFolders = true
    const above = findCorpusAbove(folder)
    if (above !== undefined) this.#start(above)
    this.#lookAbout([folder])
    this.#background.wake()
  }

  removeFolder(uri: string): void {
    const folder = this.uris.learnFolder(uri)
    if (folder === undefined) return
    this.#folders.delete(folder)
    for (const { corpus } of [...this.corpora]) if (!this.#isWanted(corpus.root)) this.#end(corpus.root)
  }

  open(item: TextDocumentItem): void {
    this.takeAllEdits()
    const uri = this.uris.learn(item.uri)
    if (uri === undefined) return
    this.buffers.open(uri, item)
    const root = isConfig(uri) ? parentUri(uri) : this.#corpusAround(uri)
    if (root !== undefined) this.#startWanted(root)
    this.#compareWithDisk(uri, item.text)
    this.#reread(uri)
    this.corpora.of(uri)?.opened(uri)
  }

  /** What an editor kept unsaved, or somebody typed while the server started, was edited like all that is typed later. */
  #compareWithDisk(uri: string, text: string): void {
    const hosted = this.corpora.of(uri)
    const saved = hosted?.corpus.kindOf(uri) === "article" ? hosted.files.saved(uri) : undefined
    // What is not in UTF-8, or has line ends of two kinds, an editor shows in another way.
    if (saved === undefined || saved.includes("\ufffd")) return
    const first = withLineEndsOf(text, saved)
    if (first !== text) this.buffers.history.wasFirst(uri, first)
  }

  change(uri: string, changes: TextDocumentContentChangeEvent[], version: number): void {
    const core = this.uris.toCore(uri)
    if (core === undefined || !this.buffers.has(core)) return
    const waits = this.#pauses.has(core) || this.#isSlow(core)
    // Who asks about a `postil.yaml` asks about its text, and all else may hold for a while.
    if (waits && !isConfig(core)) this.buffers.hold(core)
    this.buffers.change(core, changes, version)
    this.#background.asked()
    if (waits) this.#pauses.later(core)
    else this.#takeEdits(core)
  }

  /** Whoever asks something is answered from what the documents say now. */
  takeAllEdits(): void {
    for (const uri of this.#pauses.uris()) if (!isConfig(uri)) this.#pauses.end(uri)
  }

  /**
   * Ends when no edit of a document, or of what lies beside it, is still to be taken over, and no check of it that takes
   * long is still to be done; undefined where that is so.
   */
  whenChecked(uri: string): Promise<void> | undefined {
    this.corpora.of(uri)?.beginCheck(uri)
    return this.#whenChecked(uri)
  }

  #whenChecked(uri: string): Promise<void> | undefined {
    const hosted = this.corpora.of(uri)
    if (hosted?.isHeld(uri) !== true && hosted?.isBeingChecked(uri) !== true) return undefined
    this.#background.wake()
    return new Promise<void>(done => this.#waiting.add(done)).then(() => this.#whenChecked(uri))
  }

  /**
   * Ends when the corpora in which some files or folders lie have been read, as far as nobody stopped that; undefined where
   * that is so. By the core's URIs.
   */
  whenRead(uris: readonly string[]): Promise<void> | undefined {
    const isWanted = ({ corpus: { root } }: HostedCorpus) =>
      uris.some(uri => uri.startsWith(root) || root.startsWith(`${uri}/`))
    if ([...this.corpora].every(hosted => !hosted.isReading || !isWanted(hosted))) return undefined
    return new Promise<void>(done => this.#waiting.add(done)).then(() => this.whenRead(uris))
  }

  close(uri: string): void {
    const core = this.uris.toCore(uri)
    if (core === undefined) return
    this.#pauses.drop(core)
    this.corpora.of(core)?.closing(core)
    this.buffers.close(core)
    this.#reread(core)
    this.corpora.of(core)?.closed(core)
    this.#tellWaiting()
  }

  /** Something happened to these files or folders on disk. */
  changedOnDisk(uris: Iterable<string>): void {
    for (const each of uris) {
      const uri = this.uris.toCore(each)?.replace(/\/$/, "")
      if (uri !== undefined && !this.#isLeftOut(uri)) this.#burst.add(uri)
    }
    if (this.#burst.size > 0) this.#burstTimer ??= setTimeout(() => this.#takeBurst(), burstMs)
  }

  /** The client writes many files: between two of them, much would be found wrong that is not. */
  writing(): void {
    this.#background.holdBack()
  }

  /** The client has just written these, and asks about them next. */
  written(uris: readonly string[]): void {
    this.#background.letGo()
    this.takeAllEdits()
    if (uris.length > takenAtOnce) this.changedOnDisk(uris)
    else for (const uri of uris) this.#reread(this.uris.toCore(uri) ?? uri)
  }

  /** Shows and writes the layer of a coder; the main sidecars where none is named. */
  viewAs(coder: string | undefined): void {
    this.#coder = coder
    for (const hosted of this.corpora) hosted.viewAs(coder)
    this.#background.wake()
  }

  get textSettings(): TextSettings {
    return this.#textSettings
  }

  /** Where accepted texts are found and kept from now on. */
  keepTexts(settings: TextSettings): void {
    if (JSON.stringify(settings) === JSON.stringify(this.#textSettings)) return
    this.#textSettings = settings
    this.takeAllEdits()
    for (const hosted of this.corpora) hosted.keepTexts(settings)
    this.#background.wake()
  }

  /** Removes the texts that are kept, of all corpora. */
  clearTexts(): void {
    clearTexts(
      [...this.corpora].map(({ corpus }) => corpus.root),
      this.#textSettings,
    )
    for (const hosted of this.corpora) hosted.forgetTexts()
  }

  /** Somebody has accepted what these files say of their articles as they are. */
  accept(uris: readonly string[]): void {
    this.#withEach(uris, (uri, hosted) => hosted.accept([uri]))
  }

  /** Somebody has taken that back. */
  undoAccepted(uris: readonly string[]): void {
    this.#withEach(uris, (uri, hosted) => hosted.undoAccepted([uri]))
  }

  #withEach(uris: readonly string[], work: (uri: string, hosted: HostedCorpus) => void): void {
    this.takeAllEdits()
    for (const each of uris) {
      const uri = this.uris.toCore(each)
      const hosted = uri === undefined ? undefined : this.corpora.of(uri)
      if (uri !== undefined && hosted !== undefined) work(uri, hosted)
    }
    this.#background.wake()
  }

  /** Reads no more files of any corpus for now. */
  stopReading(): void {
    for (const hosted of this.corpora) hosted.stopReading()
    this.#background.wake()
  }

  /** Reads what was left when somebody stopped the reading. */
  readRest(): void {
    for (const hosted of this.corpora) hosted.readRest()
    this.#background.wake()
  }

  /** There is work for the background. */
  wake(): void {
    this.#background.wake()
  }

  /** The client is asking things, and is to be answered before work that can wait. */
  asked(): void {
    this.#background.asked()
    this.#afterwards.asked()
  }

  dispose(): void {
    clearTimeout(this.#burstTimer)
    this.#pauses.dispose()
    this.#background.end()
    this.#afterwards.end()
    for (const hosted of this.corpora) hosted.end()
  }

  #isSlow(uri: string): boolean {
    const hosted = this.corpora.of(uri)
    if (hosted === undefined) return false
    return isConfig(uri) ? hosted.corpus.index.size > quicklyRead : hosted.isLarge(uri)
  }

  #takeEdits(uri: string): void {
    this.buffers.release(uri)
    const hosted = this.corpora.of(uri)
    if (hosted !== undefined) {
      hosted.files.edited(uri)
      hosted.edited(uri)
      this.#background.wake()
    }
    this.#tellWaiting()
  }

  #tellWaiting(): void {
    const waiting = [...this.#waiting]
    this.#waiting.clear()
    for (const tell of waiting) tell()
  }

  #takeBurst(): void {
    this.#burstTimer = undefined
    this.takeAllEdits()
    const uris = [...this.#burst]
    this.#burst.clear()
    for (const uri of uris) {
      if (isConfig(uri)) this.#reread(uri)
      else this.corpora.of(uri)?.perhapsChanged([uri])
    }
    this.#lookAbout(uris.filter(uri => this.#mayBeFolder(uri)).map(uri => `${uri}/`))
    this.#lookAbout(
      uris.filter(uri => this.#isInFolder(uri) && isMisnamed(lastName(uri))).flatMap(uri => parentUri(uri) ?? []),
    )
    for (const { corpus } of [...this.corpora]) if (!this.#hasConfig(corpus.root)) this.#end(corpus.root)
    this.#background.wake()
  }

  /** A buffer came or went, or a `postil.yaml` did: what its corpus took from it may no longer hold. */
  #reread(uri: string): void {
    const root = isConfig(uri) ? parentUri(uri) : undefined
    if (root !== undefined && this.#hasConfig(root) && this.#isWanted(root)) this.#start(root)
    else if (root !== undefined) this.#end(root)
    const hosted = this.corpora.of(uri)
    if (hosted?.files.hasChanged(uri)) hosted.edited(uri)
    if (hosted !== undefined) this.#background.wake()
  }

  #lookAbout(folders: readonly string[]): void {
    const tell = (path: string): void => {
      if (!this.#misnamed.has(path)) this.#events.misnamed(path)
      this.#misnamed.add(path)
    }
    this.#lookingAbout.push(findAllCorpora(folders, tell))
  }

  #step(): boolean {
    // Who has a file open waits for what its corpus says, whatever other corpora there are.
    for (const hosted of this.corpora) if (hosted.isUrgent && hosted.step()) return true
    const [looking] = this.#lookingAbout
    if (looking !== undefined) {
      const { done, value } = looking.next(this.#isSeen)
      if (done === true) this.#lookingAbout.shift()
      else if (value !== undefined) this.#startWanted(value)
      // Who lists its files tells of the corpora inside.
      this.#isSeen = value && this.corpora.get(value)?.isListed === false ? "seen" : undefined
      return true
    }
    for (const hosted of this.corpora) if (hosted.step()) return true
    return false
  }

  #startWanted(root: string): void {
    if (this.#isWanted(root)) this.#start(root)
  }

  #start(root: string): void {
    if (this.corpora.has(root)) return
    const hosted = this.corpora.start(root)
    hosted.files.foundInside = inside => this.#startWanted(inside)
    hosted.viewAs(this.#coder)
    hosted.keepTexts(this.#textSettings)
    this.corpora.arrived(hosted)
    this.#events.corporaChanged()
    this.#background.wake()
  }

  #end(root: string): void {
    // Nobody lists its files any more, so nobody tells of the corpora inside.
    if (this.corpora.get(root)?.isListed === false) this.#lookAbout([root])
    const ended = this.corpora.end(root)
    if (ended === undefined) return
    this.#ended.push(ended)
    this.#events.corporaChanged()
    this.#background.wake()
  }

  /** Of a file that may lie in a corpus not found yet: while folders are being looked through, or without any folder. */
  #corpusAround(uri: string): string | undefined {
    const isCertain = this.corpora.of(uri)?.isListed === true && this.#lookingAbout.length === 0
    return isCertain ? undefined : findCorpusAbove(uri)
  }

  /** Whether a corpus lies in a folder of the workspace, or around one. Where there never was a folder, all are wanted. */
  #isWanted(root: string): boolean {
    const folders = [...this.#folders]
    return !this.#hadFolders || folders.some(folder => root.startsWith(folder) || folder.startsWith(root))
  }

  /** A folder that came may hold corpora; what a corpus knows as a file is none. */
  #mayBeFolder(uri: string): boolean {
    return this.#isInFolder(uri) && this.corpora.of(uri)?.files.isKnown(uri) !== true
  }

  #isInFolder(uri: string): boolean {
    for (const folder of this.#folders) if (uri.startsWith(folder)) return true
    return false
  }

  #hasConfig(root: string): boolean {
    return this.buffers.has(root + configName) || findCorpusAbove(root) === root
  }

  /** Files in dot folders and packages belong to no corpus; their events come by the thousand. */
  #isLeftOut(uri: string): boolean {
    const roots = [...this.#folders, ...[...this.corpora].map(({ corpus }) => corpus.root)]
    return roots.every(root => !uri.startsWith(root) || uri.slice(root.length).split("/").some(isLeftOut))
  }
}

/** In what may be folders. */
function* findAllCorpora(uris: readonly string[], tell: (misnamed: string) => void): CorpusSearch {
  for (const uri of uris) yield* findCorpora(uri, tell)
}

function lastName(uri: string): string {
  return uri.slice(uri.lastIndexOf("/") + 1)
}

function isConfig(uri: string): boolean {
  return uri.endsWith(`/${configName}`)
}
