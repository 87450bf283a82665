import { statSync } from "node:fs"
import { basename, join } from "node:path"
import type { Corpus } from "../core/corpus/corpus.ts"
import { configName } from "../core/corpus/file-layout.ts"
import type { Judged } from "../core/rules/baseline.ts"
import { pathToUri, uriToPath } from "../node/file-uri.ts"
import type { OpenCorpora } from "./open-corpora.ts"

/** What the check before has found, so that the next one looks again only at what may have changed. */
export interface KnownVerdicts {
  readonly opened: OpenCorpora
  /** By the file's URI. */
  readonly judged: Map<string, Judged>
}

/**
 * Takes in that files have changed, given by their paths below the folder. False where all has to be read anew: there may
 * be other corpora, or a folder has come or gone.
 */
export function takeIn(names: ReadonlySet<string>, { opened, judged }: KnownVerdicts): boolean {
  const folder = uriToPath(opened.root) ?? ""
  const changed = new Map<Corpus, string[]>()
  for (const name of names) {
    const path = join(folder, name)
    const uri = pathToUri(path)
    if (basename(name) === configName || mayBeFolder(path, uri, judged)) return false
    const corpus = corpusOf(uri, opened)
    if (corpus !== undefined) changed.set(corpus, [...(changed.get(corpus) ?? []), uri])
  }
  for (const [corpus, uris] of changed) {
    for (const uri of corpus.update(uris)) judged.delete(uri)
    for (const affected of corpus.settle()) for (const uri of affected) judged.delete(uri)
  }
  return true
}

function mayBeFolder(path: string, uri: string, judged: ReadonlyMap<string, Judged>): boolean {
  const found = statSync(path, { throwIfNoEntry: false })
  return (
    found?.isDirectory() === true || (found === undefined && [...judged.keys()].some(one => one.startsWith(`${uri}/`)))
  )
}

/** The innermost one. */
function corpusOf(uri: string, { corpora }: OpenCorpora): Corpus | undefined {
  const around = corpora.filter(({ root }) => uri.startsWith(root))
  return around.sort((a, b) => b.root.length - a.root.length)[0]
}
