import type { Problem, ProblemFix } from "../model/problem.ts"
import type { TextEdit } from "../text/edit.ts"
import { mask, type Span } from "../text/span.ts"

/** A text as long as the one given, in which what cannot be read is empty lines. */
interface Readable {
  readonly text: string
  readonly problems: readonly Problem[]
}

/** A conflict that git left: the versions, and what is told of it. */
export interface Conflict {
  readonly ours: Span
  readonly theirs: Span
  readonly problem: Problem
}

/** Not a blank: in a block of text a line of blanks would be content. */
const lineEnd = "\n"

const marker = /^(?:<{7}|={7}|>{7}|\|{7})(?:[ \t][^\r\n]*)?$/gm

/** Takes out the marks that git leaves in a conflict, and all but the first of the versions between them. */
export function blankMergeMarkers(text: string): Readable & { readonly conflicts: readonly Conflict[] } {
  if (!/^(?:<{7}|={7}|>{7})/m.test(text)) return { text, problems: [], conflicts: [] }
  const marks = [...text.matchAll(marker)].map(match => ({ sign: match[0][0] ?? "", ...lineAt(text, match.index) }))
  const problems: Problem[] = []
  const conflicts: Conflict[] = []
  const blanks: Span[] = []
  for (let index = 0; index < marks.length; ) {
    const conflict = conflictAt(marks, index)
    if (conflict === undefined) {
      const stray = marks[index]
      index++
      if (stray === undefined) continue
      problems.push(strayMarker(text, stray))
      blanks.push(stray)
      continue
    }
    const { open, oursEnd, theirsStart, close } = conflict
    const ours = { start: open.end, end: oursEnd }
    conflicts.push({ ours, theirs: { start: theirsStart, end: close.start }, problem: conflictProblem(text, conflict) })
    blanks.push(open, { start: oursEnd, end: close.end })
    index = conflict.next
  }
  return { text: mask(text, blanks, lineEnd), problems, conflicts }
}

/** Takes out the marks between documents, so that all of them are read as one. */
export function blankDocumentMarkers(text: string): Readable {
  if (!/^(?:---|\.\.\.)/m.test(text)) return { text, problems: [] }
  const problems: Problem[] = []
  const blanks: Span[] = []
  for (const match of text.matchAll(/^(---|\.\.\.)(?=[ \t\r\n]|$)/gm)) {
    const start = match.index
    const harmless = match[1] === "---" ? isBlank(text.slice(0, start)) : isBlank(text.slice(start + 3))
    if (harmless) continue
    const span = { start, end: start + 3 }
    blanks.push(span)
    if (match[1] === "---" || !isDirectlyBefore(text, start)) problems.push(secondDocument(text, span))
  }
  return { text: mask(text, blanks, lineEnd), problems }
}

interface Mark extends Span {
  readonly sign: string
}

interface Marks {
  readonly open: Mark
  readonly oursEnd: number
  readonly theirsStart: number
  readonly close: Mark
  readonly next: number
}

function conflictAt(marks: readonly Mark[], index: number): Marks | undefined {
  const open = marks[index]
  if (open?.sign !== "<") return undefined
  const hasBase = marks[index + 1]?.sign === "|"
  const middle = marks[index + (hasBase ? 2 : 1)]
  const close = marks[index + (hasBase ? 3 : 2)]
  if (middle?.sign !== "=" || close?.sign !== ">") return undefined
  const oursEnd = (hasBase ? marks[index + 1] : middle)?.start ?? middle.start
  return { open, oursEnd, theirsStart: middle.end, close, next: index + (hasBase ? 4 : 3) }
}

function conflictProblem(text: string, { open, oursEnd, theirsStart, close }: Marks): Problem {
  const [ours, theirs] = [nameOf(text, open), nameOf(text, close)]
  const cut = (start: number, end: number): TextEdit => ({ span: { start, end }, newText: "" })
  const fixes: ProblemFix[] = [
    { title: `Keep the version of ${ours}`, edits: [cut(open.start, open.end), cut(oursEnd, close.end)] },
    { title: `Keep the version of ${theirs}`, edits: [cut(open.start, theirsStart), cut(close.start, close.end)] },
  ]
  return {
    code: "merge-markers",
    span: trimmed(text, open),
    message: `git left a conflict between "${ours}" and "${theirs}" here; keep one of the two and delete the marks`,
    related: [{ span: trimmed(text, close), message: "the conflict ends here" }],
    fixes,
  }
}

function strayMarker(text: string, mark: Mark): Problem {
  const span = trimmed(text, mark)
  const message = `"${text.slice(span.start, span.end)}" is a mark that git leaves in a conflict; delete this line`
  return {
    code: "merge-markers",
    span,
    message,
    fixes: [{ title: "Delete this line", edits: [{ span: mark, newText: "" }] }],
  }
}

function secondDocument(text: string, span: Span): Problem {
  const before = /(?:^|\n)(\.\.\.[ \t]*\r?\n(?:[ \t]*\r?\n)*)$/.exec(text.slice(0, span.start))?.[1]?.length ?? 0
  const { end } = lineAt(text, span.start)
  const edits = [{ span: { start: span.start - before, end }, newText: "" }]
  const alone = text.slice(span.end, end).trim() === ""
  return {
    code: "yaml-feature",
    span,
    message: `"${text.slice(span.start, span.end)}" begins a second document; a file holds one, so delete this line`,
    ...(alone ? { fixes: [{ title: "Delete this line", edits }] } : {}),
  }
}

/** `...` and the `---` after it are one border. */
function isDirectlyBefore(text: string, start: number): boolean {
  return /^\.\.\.[ \t]*(?:\r?\n[ \t]*)+---/.test(text.slice(start, start + 200))
}

function nameOf(text: string, mark: Mark): string {
  const name = text.slice(mark.start + 7, mark.end).trim()
  return name === "" ? (mark.sign === "<" ? "ours" : "theirs") : name
}

/** Nothing but comments and directives. */
function isBlank(text: string): boolean {
  return !/^[ \t\ufeff]*[^\s#%\ufeff]/m.test(text)
}

function lineAt(text: string, start: number): Span {
  const newline = text.indexOf("\n", start)
  return { start, end: newline === -1 ? text.length : newline + 1 }
}

function trimmed(text: string, { start, end }: Span): Span {
  return { start, end: start + text.slice(start, end).trimEnd().length }
}
