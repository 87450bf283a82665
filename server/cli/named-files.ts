import { statSync } from "node:fs"
import { relative, resolve, sep } from "node:path"
import type { Corpus } from "../core/corpus/corpus.ts"
import { pathToUri, uriToPath } from "../node/file-uri.ts"
import { findCorpusAbove } from "../node/find-corpora.ts"
import { Refusal, type Terminal } from "./command.ts"
import { openCorpora } from "./open-corpora.ts"

/** Each file once, with its corpus. A folder stands for all files in it that are meant. */
export function filesNamed(
  words: readonly string[],
  terminal: Terminal,
  isMeant: (uri: string, corpus: Corpus) => boolean,
): ReadonlyMap<string, Corpus> {
  const files = new Map<string, Corpus>()
  for (const word of words.length === 0 ? ["."] : words) {
    const path = resolve(terminal.folder, word)
    const found = statSync(path, { throwIfNoEntry: false })
    if (found === undefined) throw new Refusal(`There is no file or folder "${word}".`)
    if (!found.isDirectory()) files.set(pathToUri(path), corpusOf(path, word, [...files.values()], terminal))
    else {
      for (const corpus of openCorpora(word, terminal).corpora) {
        for (const uri of corpus.checkable()) if (isMeant(uri, corpus)) files.set(uri, corpus)
      }
    }
  }
  return files
}

/** As the shell knows it. */
export function nameInShell(uri: string, { folder }: Terminal): string {
  return relative(folder, uriToPath(uri) ?? uri)
    .split(sep)
    .join("/")
}

/** The corpus that a file lies in; `open` are those that have been read. */
function corpusOf(path: string, word: string, open: readonly Corpus[], terminal: Terminal): Corpus {
  const root = findCorpusAbove(pathToUri(path))
  const folder = root === undefined ? undefined : uriToPath(root)
  if (folder === undefined) throw new Refusal(`"${word}" belongs to no corpus: there is no postil.yaml above it.`)
  const isIt = (corpus: Corpus) => corpus.root === root
  const corpus = open.find(isIt) ?? openCorpora(folder, terminal).corpora.find(isIt)
  if (corpus === undefined) throw new Refusal(`The corpus of "${word}" cannot be read.`)
  return corpus
}
