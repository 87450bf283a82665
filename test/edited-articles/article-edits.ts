import type { CodedFile } from "../../server/core/corpus/coded-file.ts"
import type { TextEdit } from "../../server/core/text/edit.ts"
import { toSource } from "../../server/core/text/normal-form.ts"
import { contains, type Span } from "../../server/core/text/span.ts"
import { type Next, pick } from "../support/random.ts"
import { keep, type Piece, replaced } from "./edited-text.ts"

/** A kind of edit that happens to articles. */
export interface ArticleEdit {
  readonly name: string
  /** Whether the words that are annotated stay, at whatever place. */
  readonly keepsWords: boolean
  /** Whether chance has a part in it. */
  readonly isRandom: boolean
  /** The article of a sidecar after it; the old text where there is nothing to edit. */
  readonly edit: (file: CodedFile, next: Next) => readonly Piece[]
}

/** The rows of the table. */
export const articleEdits: readonly ArticleEdit[] = [
  fixed("boilerplate lines removed", removeBoilerplate),
  fixed("no-break spaces and blank lines cleaned", cleanBlanks),
  fixed("quotation marks straightened", straightenMarks),
  fixed("line ends as CRLF", ({ article: { text } }) => everywhere(text, /(?<!\r)(?=\n)/g, () => "\r")),
  fixed("hard wrap", hardWrap),
  { name: "typos in 3 % of the words", keepsWords: false, isRandom: true, edit: makeTypos },
  { name: "a caption deleted", keepsWords: false, isRandom: false, edit: deleteCaption },
  { name: "an editor's note on top", keepsWords: true, isRandom: true, edit: addNote },
  { name: "a name respelled throughout", keepsWords: false, isRandom: true, edit: respellName },
  { name: "two paragraphs swapped", keepsWords: true, isRandom: true, edit: swapParagraphs },
  { name: "a paragraph deleted", keepsWords: false, isRandom: true, edit: deleteParagraph },
]

function fixed(name: string, edit: (file: CodedFile) => readonly Piece[]): ArticleEdit {
  return { name, keepsWords: true, isRandom: false, edit }
}

function removeBoilerplate({ article, anchored }: CodedFile): readonly Piece[] {
  const furniture = anchored.boilerplate.map(span => toSource(article.normal, span))
  const lines = linesOf(article.text).filter(line =>
    furniture.some(span => contains(span, trimmed(article.text, line))),
  )
  return without(article.text, lines)
}

function cleanBlanks({ article: { text } }: CodedFile): readonly Piece[] {
  return everywhere(text, /\u00a0|[ \t]+(?=\n)|(?<=\n)\n+/g, match => (match === "\u00a0" ? " " : ""))
}

function straightenMarks({ article: { text } }: CodedFile): readonly Piece[] {
  return everywhere(text, /[“”‘’]/g, mark => (mark === "“" || mark === "”" ? '"' : "'"))
}

const wrapAt = 72

function hardWrap({ article: { text } }: CodedFile): readonly Piece[] {
  let lineStart = 0
  return everywhere(text, /[ \n](?=(\S*))/g, (blank, at, word) => {
    const breaks = blank === "\n" || at - lineStart + word.length > wrapAt
    if (breaks) lineStart = at + 1
    return breaks ? "\n" : " "
  })
}

/** Two letters inside a word change places, one is left out, or one is doubled. */
function makeTypos({ article: { text } }: CodedFile, next: Next): readonly Piece[] {
  return everywhere(text, /(?<=\p{L})\p{L}{2}(?=\p{L})(?<!\p{L}{4})/gu, letters => {
    if (next(100) >= 3) return letters
    const [a = "", b = ""] = letters
    return pick([b + a, b, a + a + b], next)
  })
}

function deleteCaption({ article: { text }, anchored }: CodedFile): readonly Piece[] {
  const captions = anchored.regions.filter(({ region }) => region.name.value.startsWith("caption"))
  const spans = captions.flatMap(({ match }) => match?.span ?? [])
  return without(
    text,
    linesOf(text).filter(line => spans.some(span => contains(line, span))),
  )
}

/** A note that holds two surfaces and a cue of the article. */
function addNote({ article: { text }, sidecar }: CodedFile, next: Next): readonly Piece[] {
  if (sidecar.surfaces.length === 0) return [keep(text, { start: 0, end: text.length })]
  const [a, b] = [pick(sidecar.surfaces, next).text.value, pick(sidecar.surfaces, next).text.value]
  const cues = sidecar.claims.flatMap(({ cue }) => cue?.exact.value ?? [])
  const cue = cues.length === 0 ? "said" : pick(cues, next)
  const note = `Editor’s note: it was first reported that ${a} ${cue} so of ${b}; this has been corrected.\n\n`
  return [{ old: { start: 0, end: 0 }, text: note }, keep(text, { start: 0, end: text.length })]
}

function respellName({ article: { text }, anchored }: CodedFile, next: Next): readonly Piece[] {
  const names = anchored.occurrences.filter(({ kind, state }) => kind === "name" && state === "mention")
  const words = names.flatMap(({ span }) => /\p{Lu}\p{Ll}{3,}$/u.exec(text.slice(span.start, span.end)) ?? [])
  if (words.length === 0) return [keep(text, { start: 0, end: text.length })]
  const word = pick(words, next)
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${word}(?![\\p{L}\\p{N}])`, "gu")
  return everywhere(text, pattern, () => `${word.slice(0, -1)}y${word.slice(-1)}`)
}

function swapParagraphs({ article: { text, paragraphs } }: CodedFile, next: Next): readonly Piece[] {
  if (paragraphs.length < 3) return [keep(text, { start: 0, end: text.length })]
  const first = next(paragraphs.length - 1)
  const second = first + 1 + next(paragraphs.length - first - 1)
  const [a, b] = [paragraphs[first], paragraphs[second]]
  if (a === undefined || b === undefined) return []
  return [
    keep(text, { start: 0, end: a.start }),
    { ...keep(text, b), moved: true },
    keep(text, { start: a.end, end: b.start }),
    { ...keep(text, a), moved: true },
    keep(text, { start: b.end, end: text.length }),
  ]
}

function deleteParagraph({ article: { text, paragraphs } }: CodedFile, next: Next): readonly Piece[] {
  const { start, end } = pick(paragraphs, next)
  return without(text, [{ start, end: end + (/^\s*/.exec(text.slice(end))?.[0].length ?? 0) }])
}

type Replace = (match: string, at: number, group: string) => string

function everywhere(text: string, pattern: RegExp, replace: Replace): readonly Piece[] {
  const edits: TextEdit[] = []
  for (const { 0: match, 1: group = "", index } of text.matchAll(pattern)) {
    const newText = replace(match, index, group)
    if (newText !== match) edits.push({ span: { start: index, end: index + match.length }, newText })
  }
  return replaced(text, edits)
}

function without(text: string, spans: readonly Span[]): readonly Piece[] {
  return replaced(
    text,
    spans.map(span => ({ span, newText: "" })),
  )
}

/** Each with its line end. */
function linesOf(text: string): readonly Span[] {
  const lines = text.matchAll(/[^\n]*\n|[^\n]+$/g)
  return [...lines].map(({ 0: line, index }) => ({ start: index, end: index + line.length }))
}

function trimmed(text: string, { start, end }: Span): Span {
  const words = text.slice(start, end).trim()
  const from = words === "" ? start : text.indexOf(words, start)
  return { start: from, end: from + words.length }
}
