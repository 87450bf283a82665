import { statSync } from "node:fs"
import { resolve, sep } from "node:path"
import { Corpus } from "../core/corpus/corpus.ts"
import type { FactSupply } from "../core/corpus/fact-supply.ts"
import type { Progress } from "../core/corpus/files.ts"
import { judgedAtOnce } from "../core/rules/check-file.ts"
import { cacheFolder } from "../node/cache-folder.ts"
import { pathToUri, uriToPath } from "../node/file-uri.ts"
import { findCorpora, findCorpusAbove, misnamedText } from "../node/find-corpora.ts"
import { IndexStore } from "../node/index-store.ts"
import { ScanPool } from "../node/scan-pool.ts"
import type { Accept } from "../node/to-supplied.ts"
import { Refusal, type Terminal } from "./command.ts"
import { KeptFiles } from "./kept-files.ts"
import { Places } from "./places.ts"
import { ProgressLine } from "./progress.ts"

/** The corpora below a folder, read. */
export interface OpenCorpora {
  readonly corpora: readonly Corpus[]
  /** URI of the folder that was asked for, with `/` at its end. */
  readonly root: string
  /** The files of each corpus. */
  readonly files: ReadonlyMap<Corpus, KeptFiles>
}

/** `folder` as it was given; by default the one that the command was called in. */
export function openCorpora(folder: string | undefined, terminal: Terminal): OpenCorpora {
  const root = findFolder(folder, terminal)
  const misnamed: string[] = []
  const roots = [...findCorpora(root, path => misnamed.push(path))].filter(uri => uri !== undefined)
  if (roots.length === 0) throw new Refusal(noCorpus(folder, root, misnamed[0]))
  const progress = new ProgressLine(terminal)
  const places = new Places(root)
  const files = new Map<Corpus, KeptFiles>()
  for (const uri of roots.sort()) {
    const own = new KeptFiles(uri)
    const accept = acceptInto(own)
    const pool = new ScanPool({ root: uri, store: () => keptIndex(uri), log: () => undefined, accept })
    files.set(
      openCorpus(own, uri, pool, step => progress.show("Reading", step, places.path(uri))),
      own,
    )
  }
  progress.end()
  return { corpora: [...files.keys()], root, files }
}

/** The corpus in a folder, read; `supply` as in `Corpus.load`. */
export function openCorpus(
  files: KeptFiles,
  root: string,
  supply: FactSupply,
  read: (progress: Progress) => void,
): Corpus {
  const corpus = new Corpus(root, files, { kept: judgedAtOnce })
  files.lookInGit(corpus)
  for (const step of corpus.load(supply)) if (step !== undefined) read(step)
  return corpus
}

/** Takes down what other threads have read of the files. */
export function acceptInto(files: KeptFiles): Accept {
  return (uri, { fingerprint }) => {
    files.see(uri, fingerprint)
    return true
  }
}

/** In the corpus, where it has a folder for that; else where Postil keeps those of all corpora for the command line. */
export function keptIndex(root: string): IndexStore | undefined {
  const folder = uriToPath(root)
  const isOwn = folder !== undefined && IndexStore.isInCorpus(folder)
  return isOwn ? IndexStore.inCorpus(folder) : IndexStore.inFolder(cacheFolder(), root)
}

/** URI of a folder that exists, with `/` at its end. */
export function findFolder(folder: string | undefined, terminal: Terminal): string {
  const path = resolve(terminal.folder, folder ?? ".")
  const found = statSync(path, { throwIfNoEntry: false })
  if (found === undefined) throw new Refusal(`There is no folder "${folder ?? path}".`)
  if (!found.isDirectory()) throw new Refusal(`"${folder ?? path}" is no folder; name the folder with the postil.yaml.`)
  return pathToUri(path.endsWith(sep) ? path : path + sep)
}

function noCorpus(folder: string | undefined, root: string, misnamed: string | undefined): string {
  const where = folder === undefined ? "here or in a folder below" : `in "${folder}" or a folder below`
  const above = findCorpusAbove(root)
  const path = above === undefined ? undefined : uriToPath(above)
  if (path !== undefined)
    return `There is no postil.yaml ${where}. This is part of the corpus ${path}: name that folder.`
  const remedy = misnamed === undefined ? '"postil init" makes one' : misnamedText(misnamed)
  return `There is no postil.yaml ${where}, so there is no corpus. ${remedy}.`
}
