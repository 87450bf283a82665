import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { Corpus } from "../../server/core/corpus/corpus.ts"
import { Buffers } from "../../server/lsp/buffers.ts"
import { HostedCorpus } from "../../server/lsp/hosted-corpus.ts"
import { LongTurns } from "../../server/lsp/long-turns.ts"
import { DiskFiles } from "../../server/node/disk-files.ts"
import { pathToUri } from "../../server/node/file-uri.ts"
import { builtWorker } from "./scanned-corpus.ts"

/** How long workers may keep it waiting. */
const limitMs = 20_000

/** Takes down what is done. */
export class NotedTurns extends LongTurns {
  readonly log: string[]
  /** What is done with which file, bit by bit. */
  readonly done: { readonly what: string; readonly file: string }[] = []

  constructor() {
    const log: string[] = []
    super(line => void log.push(line))
    this.log = log
  }

  override time<T>(what: string, file: string, run: () => T): T {
    this.done.push({ what, file })
    return super.time(what, file, run)
  }
}

/** A corpus on disk as the server hosts it, whose work is done when the test says so. */
export class HostedFolder {
  readonly folder = realpathSync(mkdtempSync(join(tmpdir(), "postil-hosted-")))
  readonly root = `${pathToUri(this.folder)}/`
  readonly buffers = new Buffers()
  readonly hosted: HostedCorpus
  readonly turns = new NotedTurns()
  #wake = () => {}

  constructor(texts: Readonly<Record<string, string>>) {
    for (const [path, text] of Object.entries(texts)) this.write(path, text)
    this.hosted = new HostedCorpus(
      this.root,
      this.buffers,
      ({ code, message, severity, uri }) => {
        const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }
        return { code, severity, message, home: { uri, range }, related: [] }
      },
      this.turns,
      () => this.#wake(),
      undefined,
      builtWorker,
    )
  }

  /** What went wrong with workers. */
  get troubles(): readonly string[] {
    return this.turns.log.filter(line => line.includes("worker"))
  }

  write(path: string, text: string): void {
    mkdirSync(dirname(join(this.folder, path)), { recursive: true })
    writeFileSync(join(this.folder, path), text)
  }

  remove(path: string): void {
    rmSync(join(this.folder, path), { recursive: true })
  }

  changed(paths: Iterable<string>): void {
    this.hosted.perhapsChanged([...paths].map(path => this.root + path))
  }

  open(path: string, text: string): void {
    const uri = this.root + path
    this.buffers.open(uri, { uri, languageId: "plaintext", version: 1, text })
    if (this.hosted.files.hasChanged(uri)) this.hosted.edited(uri)
    this.hosted.opened(uri)
  }

  /** Puts a text in place of that of an open document. */
  edit(path: string, text: string): void {
    const uri = this.root + path
    this.buffers.change(uri, [{ text }], 2)
    this.hosted.files.edited(uri)
    this.hosted.edited(uri)
  }

  close(path: string): void {
    const uri = this.root + path
    this.hosted.closing(uri)
    this.buffers.close(uri)
    if (this.hosted.files.hasChanged(uri)) this.hosted.edited(uri)
    this.hosted.closed(uri)
  }

  /** Does all the work; `turn` is called before each bit. */
  async untilIdle(turn: () => void = () => {}): Promise<void> {
    const end = Date.now() + limitMs
    for (;;) {
      turn()
      if (this.hosted.step()) continue
      if (!this.hosted.isReading) return
      if (Date.now() > end) throw new Error("nothing is heard of the workers")
      await this.#heard()
    }
  }

  /** The same files read anew. */
  anew(): Corpus {
    const disk = new DiskFiles(this.root)
    const read = (uri: string) => this.buffers.text(uri) ?? disk.read(uri)
    // What is open is there, even if it was deleted on disk.
    const list = () => new Set([...disk.list(), ...this.buffers.uris()])
    const corpus = new Corpus(this.root, { list, read })
    for (const _ of corpus.load());
    return corpus
  }

  end(): void {
    this.hosted.end()
    rmSync(this.folder, { recursive: true })
  }

  #heard(): Promise<void> {
    return new Promise(resolve => {
      const timer = setTimeout(resolve, 100)
      this.#wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }
}
