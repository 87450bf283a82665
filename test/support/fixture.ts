import { Corpus } from "../../server/core/corpus/corpus.ts"
import type { AcceptedText, Files } from "../../server/core/corpus/files.ts"
import { hashText } from "../../server/core/similar/sha256.ts"
import type { TextEdit } from "../../server/core/text/edit.ts"
import type { Span } from "../../server/core/text/span.ts"

/** A place that a fixture marks: `{{code:text}}`, or `{{text}}` with an empty code. */
export interface Mark {
  readonly uri: string
  readonly code: string
  readonly span: Span
}

/** Several files in one string, with marked ranges and at most one cursor. */
export interface Fixture {
  readonly files: MemoryFiles
  readonly marks: readonly Mark[]
  readonly cursor?: { readonly uri: string; readonly offset: number }
}

export const fixtureRoot = "file:///corpus/"

/** Of the files that hold the text of an article as it was when its annotations were accepted. */
export const acceptedEnding = ".accepted"

/** Files in memory; what a test sets here is what the corpus reads. */
export class MemoryFiles extends Map<string, string> implements Files {
  /** By article: what an editor has seen that made the accepted text what it is. */
  readonly edits = new Map<string, readonly TextEdit[]>()

  list(): Iterable<string> {
    return this.keys()
  }

  read(uri: string): string | undefined {
    return this.get(uri)
  }

  /** What was accepted of `a.txt` is the file `a.txt.accepted`. */
  accepted(article: string, _sidecar: string, hash?: string): AcceptedText | undefined {
    const text = this.get(article + acceptedEnding)
    if (text === undefined || (hash !== undefined && !hashText(text).startsWith(hash))) return undefined
    const edits = this.edits.get(article)
    return { text, ...(edits && { edits }) }
  }
}

/**
 * Reads a fixture: files parted by lines `//- path`, ranges marked as `{{code:text}}` (they may nest), a cursor `$0`.
 * A postil.yaml with `format: 1` is added where there is none. Common indentation is kept: write at the margin.
 */
export function parseFixture(source: string): Fixture {
  const files = new MemoryFiles()
  const marks: Mark[] = []
  let cursor: Fixture["cursor"]
  for (const part of source.split(/^\/\/- /m).slice(1)) {
    const lineEnd = part.indexOf("\n")
    const uri = fixtureRoot + part.slice(0, lineEnd).trim()
    const { text, cursorAt } = takeMarks(part.slice(lineEnd + 1), uri, marks)
    if (cursorAt !== undefined) cursor = { uri, offset: cursorAt }
    files.set(uri, text)
  }
  const config = `${fixtureRoot}postil.yaml`
  if (!files.has(config)) files.set(config, "format: 1\n")
  return { files, marks, ...(cursor && { cursor }) }
}

/** The corpus of a fixture, loaded. */
export function loadCorpus(files: Files, root = fixtureRoot): Corpus {
  const corpus = new Corpus(root, files)
  for (const _ of corpus.load());
  return corpus
}

function takeMarks(source: string, uri: string, marks: Mark[]): { text: string; cursorAt: number | undefined } {
  let text = ""
  let cursorAt: number | undefined
  let from = 0
  const open: { code: string; start: number }[] = []
  for (const match of source.matchAll(/\{\{(?:([a-z][a-z-]*):)?|\}\}|\$0/g)) {
    text += source.slice(from, match.index)
    from = match.index + match[0].length
    if (match[0] === "$0") cursorAt = text.length
    else if (match[0] !== "}}") open.push({ code: match[1] ?? "", start: text.length })
    else {
      const mark = open.pop()
      if (mark === undefined) text += match[0]
      else marks.push({ uri, code: mark.code, span: { start: mark.start, end: text.length } })
    }
  }
  return { text: text + source.slice(from), cursorAt }
}
