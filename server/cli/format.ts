import { statSync } from "node:fs"
import { relative, resolve, sep } from "node:path"
import { isRefusal } from "../core/acts/act.ts"
import { runAct } from "../core/acts/all-acts.ts"
import type { Corpus } from "../core/corpus/corpus.ts"
import { applyEdits } from "../core/text/edit.ts"
import { count } from "../core/text/wording.ts"
import { pathToUri, uriToPath } from "../node/file-uri.ts"
import { findCorpusAbove } from "../node/find-corpora.ts"
import { writeFile } from "../node/write-file.ts"
import { type Command, type ExitCode, exitCodes, Refusal, type Terminal } from "./command.ts"
import { openCorpora } from "./open-corpora.ts"
import { printable } from "./style.ts"

export const format: Command = {
  name: "format",
  takes: "[FILES or FOLDER]",
  summary: "Put annotation files, registry, codebook and postil.yaml into canonical form.",
  details: `Prints the names of the files that it changed. Nothing of what they say changes, and comments stay with what
they belong to. Exit code 0: all done, or with --check nothing to do; 1: with --check a file is not in canonical form,
or one has mistakes that are to be mended first; 2: it could not run.`,
  options: {
    check: { type: "boolean", doc: "Change nothing; list the files that are not in canonical form." },
  },
  run({ words, options }, terminal) {
    let code: ExitCode = exitCodes.clean
    let changed = 0
    for (const [uri, corpus] of filesNamed(words.length === 0 ? ["."] : words, terminal)) {
      const { text, refused } = formatted(uri, corpus)
      const fault = text === undefined || options.check === true ? undefined : write(uri, text, corpus)
      if (refused !== undefined || fault !== undefined) {
        terminal.say(`${printable(refused ?? fault ?? "")}.\n`)
        code = worse(code, fault === undefined ? exitCodes.findings : exitCodes.failed)
      } else if (text !== undefined) {
        terminal.write(`${printable(nameOf(uri, terminal))}\n`)
        changed++
      }
    }
    if (options.check !== true || changed === 0) return code
    terminal.say(`Not in canonical form: ${count(changed, "file")}.\n`)
    return worse(code, exitCodes.findings)
  },
}

/** The new text of a file that is not in canonical form, or why it cannot be formatted. */
function formatted(uri: string, corpus: Corpus): { readonly text?: string; readonly refused?: string } {
  const outcome = runAct("format-file", { uri }, { corpus, today: new Date().toISOString().slice(0, 10) })
  if (isRefusal(outcome)) return outcome
  const [change] = outcome.changes
  return change === undefined ? {} : { text: applyEdits(corpus.textOf(uri) ?? "", change.edits) }
}

/** Each file once, with its corpus. A folder stands for all files that can be formatted in it. */
function filesNamed(words: readonly string[], terminal: Terminal): ReadonlyMap<string, Corpus> {
  const files = new Map<string, Corpus>()
  for (const word of words) {
    const path = resolve(terminal.folder, word)
    const found = statSync(path, { throwIfNoEntry: false })
    if (found === undefined) throw new Refusal(`There is no file or folder "${word}".`)
    if (!found.isDirectory()) files.set(pathToUri(path), corpusOf(path, word, [...files.values()], terminal))
    else {
      for (const corpus of openCorpora(word, terminal).corpora) {
        for (const uri of corpus.checkable()) if (canBeFormatted(uri, corpus)) files.set(uri, corpus)
      }
    }
  }
  return files
}

function canBeFormatted(uri: string, corpus: Corpus): boolean {
  return corpus.kindOf(uri) !== "article" && corpus.textOf(uri) !== undefined
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

/** As the shell knows it. */
function nameOf(uri: string, { folder }: Terminal): string {
  return relative(folder, uriToPath(uri) ?? uri)
    .split(sep)
    .join("/")
}

/** Why it could not be written. */
function write(uri: string, text: string, corpus: Corpus): string | undefined {
  return writeFile(uriToPath(uri) ?? "", text, uriToPath(corpus.root) ?? "")
}

function worse(a: ExitCode, b: ExitCode): ExitCode {
  return a > b ? a : b
}
