import assert from "node:assert/strict"
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { Corpus } from "../../server/core/corpus/corpus.ts"
import type { SidecarFacts } from "../../server/core/corpus/facts.ts"
import { DiskFiles } from "../../server/node/disk-files.ts"
import { pathToUri } from "../../server/node/file-uri.ts"
import { IndexStore } from "../../server/node/index-store.ts"
import { type PoolOptions, ScanPool } from "../../server/node/scan-pool.ts"
import { generateCorpus } from "../bench/generate-corpus.ts"
import { projectFolder } from "./editor-host/project.ts"
import { verdicts } from "./followed-corpus.ts"
import { random } from "./random.ts"

export const builtWorker = join(projectFolder, "dist/scan-worker.js")

/** A corpus on disk with a little of everything, and an index beside it. */
export class ScannedCorpus {
  readonly folder = mkdtempSync(join(tmpdir(), "postil-scanned-"))
  readonly cache = mkdtempSync(join(tmpdir(), "postil-index-"))
  readonly root = pathToUri(`${this.folder}/`)
  /** What went wrong with workers. */
  readonly log: string[] = []

  constructor() {
    for (const sample of ["tour", "broken"]) {
      cpSync(join(projectFolder, "samples", sample), join(this.folder, sample), { recursive: true })
      rmSync(join(this.folder, sample, "postil.yaml"))
    }
    generateCorpus(this.folder, 12, random("scanned"))
    this.write("postil.yaml", "format: 1\nlanguage: en\nboilerplate: {lines: [Known Line]}\n")
    for (const [path, text] of Object.entries(oddFiles)) this.write(path, text)
    this.age()
  }

  write(path: string, text: string): void {
    mkdirSync(dirname(join(this.folder, path)), { recursive: true })
    writeFileSync(join(this.folder, path), text)
  }

  /** Makes all files old, so that nobody can take a change for an earlier state. */
  age(minutes = 10): void {
    const then = new Date(Date.now() - minutes * 60_000)
    for (const name of readdirSync(this.folder, { recursive: true, encoding: "utf8" }))
      if (statSync(join(this.folder, name)).isFile()) utimesSync(join(this.folder, name), then, then)
  }

  get store(): IndexStore {
    return IndexStore.inFolder(this.cache, this.root)
  }

  /** Files of the index, with when each was written. */
  get shards(): ReadonlyMap<string, number> {
    const names = readdirSync(this.store.folder)
    return new Map(names.map(name => [name, statSync(join(this.store.folder, name)).mtimeMs]))
  }

  pool(options: Partial<PoolOptions> = {}): ScanPool {
    return new ScanPool({
      root: this.root,
      store: () => this.store,
      log: line => void this.log.push(line),
      program: builtWorker,
      fewestFiles: 0,
      isFar: true,
      ...options,
    })
  }

  /** Read without workers and index. */
  plain(): Corpus {
    const corpus = new Corpus(this.root, new DiskFiles(this.root))
    for (const _ of corpus.load());
    return corpus
  }

  /** Read by workers, with the index, by a thread that waits for them. */
  scanned(options: Partial<PoolOptions> = {}): Corpus {
    const corpus = new Corpus(this.root, new DiskFiles(this.root))
    for (const _ of corpus.load(this.pool(options)));
    return corpus
  }

  /** The same by a thread that goes on meanwhile; `turn` is called at each of its turns. */
  async scannedMeanwhile(options: Partial<PoolOptions> = {}, turn: (corpus: Corpus) => void = () => {}) {
    const corpus = new Corpus(this.root, new DiskFiles(this.root))
    let wake = () => {}
    const pool = this.pool({ heard: () => wake(), ...options })
    for (const step of corpus.load(pool)) {
      turn(corpus)
      if (step === undefined) await new Promise<void>(resolve => (wake = resolve))
    }
    return corpus
  }

  remove(): void {
    for (const folder of [this.folder, this.cache]) rmSync(folder, { recursive: true, force: true })
  }
}

/** All that can be asked of both is answered alike. */
export function assertSame(corpus: Corpus, expected: Corpus, label: string): void {
  assertSameFacts(corpus, expected, label)
  for (const uri of expected.checkable())
    assert.deepEqual(verdicts(uri, corpus), verdicts(uri, expected), `${label}: ${uri}`)
}

/** The same without the findings. */
export function assertSameFacts(corpus: Corpus, expected: Corpus, label: string): void {
  const uris = [...expected.pairs.sidecars()].sort()
  assert.deepEqual([...corpus.pairs.sidecars()].sort(), uris, label)
  for (const uri of uris) {
    assert.deepEqual(plainFacts(corpus, uri), plainFacts(expected, uri), `${label}: ${uri}`)
    assert.deepEqual(corpus.lineIndex(uri), expected.lineIndex(uri), `${label}: lines of ${uri}`)
  }
  for (const uri of expected.pairs.articles()) {
    assert.deepEqual(corpus.texts.similarTo(uri), expected.texts.similarTo(uri), `${label}: ${uri}`)
    assert.deepEqual(corpus.texts.repeatedLines(uri), expected.texts.repeatedLines(uri), `${label}: ${uri}`)
    assert.deepEqual(corpus.texts.shortLines(uri), expected.texts.shortLines(uri), `${label}: ${uri}`)
  }
  assert.equal(corpus.index.claims.count, expected.index.claims.count, label)
}

/** Facts may be read from their packed form when they are asked for; this asks for all. */
export function plainFacts(corpus: Corpus, uri: string): SidecarFacts | undefined {
  const facts = corpus.index.get(uri)
  if (facts === undefined) return undefined
  const { coder, writtenId, articleUri, articleId, published, title, language, tags } = facts
  const { mentions, claims, locals, namings, uses, stale } = facts
  return {
    ...{ uri: facts.uri, coder, writtenId, articleUri, articleId, published, title, language, tags },
    ...{ mentions, claims, locals, namings, uses, stale },
  }
}

const claim = "claims:\n  c:\n    speaker: entity-1\n    quote: nobody who lives by the river wants another winter\n"

/** Where the reading of one file depends on others. */
const oddFiles: Readonly<Record<string, string>> = {
  // One writes the id that another one would have by default, whichever is read first.
  "odd/taken.txt": "Taken.\n",
  "odd/taken.ann.yaml": claim,
  "odd/thief.txt": "Thief.\n",
  "odd/thief.ann.yaml": `article: taken\n${claim}`,
  "odd/aaa.txt": "One.\n",
  "odd/aaa.ann.yaml": claim,
  "odd/zzz.txt": "Two.\n",
  "odd/zzz.ann.yaml": "article: aaa\n",
  "odd/one/same.txt": "The same name.\n",
  "odd/one/same.ann.yaml": claim,
  "odd/two/same.txt": "The same name.\n",
  "odd/two/same.ann.yaml": claim,
  // Two articles, of which one counts.
  "odd/both.md": "# Both **of** them\n\nKnown Line\n",
  "odd/both.txt": "Both of them.\n\nKnown Line\n",
  "odd/both.ann.yaml": claim,
  "odd/layered.txt": "Nobody who lives by the river wants another winter, said the mayor.\n",
  "odd/layered.ann.yaml": claim,
  "odd/layered.ann.ada.yaml": claim,
  "odd/layered.ann.ben.yaml": `language: de\n${claim}`,
  "odd/alone.ann.yaml": claim,
  "odd/bare.txt": "Nobody annotates this.\n\nShort Line\n",
  "odd/bare2.txt": "Nor this.\n\nShort Line\n",
  "odd/bare3.txt": "Nor that.\n\nShort Line\n",
  "odd/broken.txt": "Broken.\n",
  "odd/broken.ann.yaml": `mentions: {Broken: entity-1\n${claim}`,
  "odd/empty.txt": "",
  "odd/empty.ann.yaml": "",
  "odd/grün 😀.txt": "\ufeffGrün ist die Hoffnung.\r\n",
  "odd/grün 😀.ann.yaml": "\ufeffmentions: {Grün: entity-2}\r\n",
}
