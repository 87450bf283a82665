import assert from "node:assert/strict"
import { test } from "node:test"
import type { Match } from "../../../server/core/anchor/find-selector.ts"
import type { Followed } from "../../../server/core/anchor/followed.ts"
import type { Occurrence } from "../../../server/core/anchor/mentions.ts"
import { countsAlone, haveSameMeaning } from "../../../server/core/anchor/same-meaning.ts"
import type { CodedFile } from "../../../server/core/corpus/coded-file.ts"
import type { AcceptedText } from "../../../server/core/corpus/files.ts"
import { codedFileOf } from "../../../server/core/corpus/find-at.ts"
import type { TextEdit } from "../../../server/core/text/edit.ts"
import { overlaps, type Span } from "../../../server/core/text/span.ts"
import { fixtureRoot, loadCorpus, MemoryFiles } from "../../support/fixture.ts"
import { type Next, pick, random, times } from "../../support/random.ts"

const uri = `${fixtureRoot}a.txt`
const surfaces = ["Lund", "Port Lund", "Adler", "Mayor Adler", "Moss", "the council", "Lundish", "Port"]
const plain = "we they said that a new bridge over the river will be built soon by men who never saw it Mr of in".split(
  " ",
)
const mentions = `
  Lund: lund
  Port Lund: port-lund
  Lundish: lund
  Adler: adler
  Mayor Adler: adler
  Moss:
    - moor
    - {entity: moss, prefix: Mr}
    - {entity: none, suffix: Road}
  the council: council + lund
  Port: [{entity: port-lund, suffix: Lund}, none]
`

/** A piece of the text and, where it was there before, where. */
interface Piece {
  readonly text: string
  readonly old?: number
  readonly moved?: boolean
}

interface Edited {
  readonly known: boolean
  readonly before: string
  readonly pieces: readonly Piece[]
}

test("whatever is not told stands where its words went, and means the same", () => {
  const next = random("following")
  for (let round = 0; round < times(60); round++) {
    const before = someText(next)
    const pieces = edit(toPieces(before), next)
    const after = pieces.map(({ text }) => text).join("")
    const sidecar = `mentions:${mentions}claims:${someClaims(before, next)}`
    for (const edits of [undefined, editsOf(pieces, before)]) {
      const accepted = { text: before, ...(edits && { edits }) }
      const old = read(before, sidecar, undefined).file
      const { file: now, followed } = read(after, sidecar, accepted)
      const label = JSON.stringify({ round, known: edits !== undefined, before, after })
      checkOccurrences(old, now, followed, { before, pieces, known: edits !== undefined }, label)
      checkQuotes(old, now, followed, { before, pieces, known: edits !== undefined }, label)
    }
    assert.deepEqual(read(before, sidecar, { text: before }).followed, [])
  }
})

function read(text: string, sidecar: string, accepted: AcceptedText | undefined) {
  const files = new (class extends MemoryFiles {
    override accepted(): AcceptedText | undefined {
      return accepted
    }
  })([
    [`${fixtureRoot}postil.yaml`, "format: 1\n"],
    [uri, text],
    [`${fixtureRoot}a.ann.yaml`, sidecar],
  ])
  const corpus = loadCorpus(files)
  const file = codedFileOf(uri, corpus)
  assert.ok(file)
  return { file, followed: corpus.followed(file) }
}

function checkOccurrences(old: CodedFile, now: CodedFile, all: readonly Followed[], edited: Edited, label: string) {
  const followed = all.filter(one => one.kind === "occurrence")
  const told = new Set(
    followed.flatMap(({ before }) => (before ? [`${before.normal.start}-${before.normal.end}`] : [])),
  )
  const { known } = edited
  const toldNow = new Set(followed.flatMap(({ after }) => (after ? [after] : [])))
  const expected = new Set<Occurrence>()
  const inForce = new Set(
    old.anchored.occurrences.flatMap(({ reading, rival }) => [reading?.span.start, rival?.span.start]),
  )
  // A context that nothing had before was written for the new text.
  const isAnswer = ({ reading }: Occurrence) =>
    (reading?.prefix ?? reading?.suffix) !== undefined && !inForce.has(reading?.span.start)
  const gone: Occurrence[] = []
  for (const occurrence of old.anchored.occurrences) {
    const place = truePlace(occurrence, edited)
    const same = now.anchored.occurrences.find(({ span }) => span.start === place?.start && span.end === place?.end)
    if (same !== undefined) expected.add(same)
    if (place === undefined || (same === undefined && !known)) gone.push(occurrence)
    if (place === undefined || told.has(`${occurrence.normal.start}-${occurrence.normal.end}`)) continue
    const there = now.anchored.occurrences.filter(({ span }) => overlaps(span, place))
    const unseen = !known || edited.pieces.some(piece => piece.moved)
    const isRight = there.length === 0 ? unseen : there.some(one => isAnswer(one) || haveSameMeaning(occurrence, one))
    assert.ok(isRight || !countsAlone(occurrence), `${surfaceOf(occurrence)} at ${occurrence.span.start}: ${label}`)
  }
  for (const occurrence of now.anchored.occurrences) {
    if (!countsAlone(occurrence) || expected.has(occurrence) || toldNow.has(occurrence) || isAnswer(occurrence))
      continue
    if (!old.anchored.occurrences.some(other => surfaceOf(other) === surfaceOf(occurrence))) continue
    // Of the same words taken out and typed again nearby nobody can say that they did not stay; of two that are alike,
    // nobody who did not see it can say which is new.
    const twin = [...toldNow].find(other => expected.has(other) && surfaceOf(other) === surfaceOf(occurrence))
    // What went may be needed for another surface of the same meaning.
    const lost = twin ? -1 : gone.findIndex(one => haveSameMeaning(one, occurrence) || one.hiddenBy)
    assert.ok(lost >= 0 || twin, `new ${surfaceOf(occurrence)} at ${occurrence.span.start}: ${label}`)
    if (twin !== undefined) toldNow.delete(twin)
    else gone.splice(lost, 1)
  }
}

function surfaceOf({ surface }: Occurrence): string {
  return surface.text.value
}

function checkQuotes(old: CodedFile, now: CodedFile, all: readonly Followed[], edited: Edited, label: string) {
  const told = new Set(
    all.flatMap(one => (one.kind === "words" && one.role === "quote" ? [one.claim?.slug.value] : [])),
  )
  old.anchored.claims.forEach(({ claim, segments: [segment] }, index) => {
    const home = segment?.home
    if (home === undefined || told.has(claim.slug.value)) return
    const place = truePlace(home, edited)
    const found = now.anchored.claims[index]?.segments[0]?.home
    assert.ok(place === undefined || place.start === found?.span.start, `${claim.slug.value}: ${label}`)
    if (place === undefined) assert.ok(found, `${claim.slug.value}: ${label}`)
  })
}

/** Where the words of a match are now, if they are all there and side by side. */
function truePlace({ span }: Match, { before, pieces }: Edited): Span | undefined {
  const words: { readonly at: number; readonly index: number; readonly text: string }[] = []
  let at = 0
  let index = 0
  for (const { text, old = -1 } of pieces) {
    if (old >= span.start && old < span.end && isWord(text)) words.push({ at, index, text })
    if (isWord(text)) index++
    at += text.length
  }
  const [first, last] = [words[0], words.at(-1)]
  if (first === undefined || last === undefined || last.index - first.index !== words.length - 1) return undefined
  const all = toPieces(before).filter(({ text, old = -1 }) => old >= span.start && old < span.end && isWord(text))
  return words.length === all.length ? { start: first.at, end: last.at + last.text.length } : undefined
}

function isWord(text: string): boolean {
  return /\S/.test(text)
}

function toPieces(text: string): readonly Piece[] {
  return [...text.matchAll(/[\p{L}\p{N}]+|\s+|[^\p{L}\p{N}\s]/gu)].map(({ 0: piece, index }) => ({
    text: piece,
    old: index,
  }))
}

/** What an editor that saw it all would tell: cut and paste is taking out and putting in. */
function editsOf(pieces: readonly Piece[], before: string): readonly TextEdit[] {
  const edits: TextEdit[] = []
  let from = 0
  let newText = ""
  const close = (start: number) => {
    if (start > from || newText !== "") edits.push({ span: { start: from, end: start }, newText })
    newText = ""
  }
  for (const { text, old, moved } of pieces) {
    const stays = old !== undefined && moved !== true && before.startsWith(text, old)
    if (!stays) newText += text
    else {
      close(old)
      from = old + text.length
    }
  }
  close(before.length)
  return edits
}

function someText(next: Next): string {
  return Array.from({ length: 2 + next(7) }, () => someParagraph(next)).join("\n\n")
}

function someParagraph(next: Next): string {
  const words = Array.from({ length: 1 + next(30) }, () => someWord(next))
  return `${next(4) === 0 ? `“${words.join(" ")}”` : words.join(" ")}.`
}

function someWord(next: Next): string {
  return next(4) === 0 ? pick(surfaces, next) : pick(plain, next)
}

/** Quotes of some words each, so long that most stand but once. */
function someClaims(text: string, next: Next): string {
  const words = text.split(/\s+/)
  const claims = Array.from({ length: 4 }, (_, index) => {
    const start = next(words.length)
    const quote = words
      .slice(start, start + 3 + next(6))
      .join(" ")
      .replace(/[“”.]/g, " ")
      .trim()
    return `  c${index}: {quote: "${quote || "no"}", cue: said}\n`
  })
  return `\n${claims.join("")}`
}

type Deed = (pieces: readonly Piece[], next: Next) => readonly Piece[]

function edit(pieces: readonly Piece[], next: Next): readonly Piece[] {
  let result = pieces
  for (let i = next(4); i >= 0; i--) result = pick(deeds, next)(result, next)
  return result
}

const fresh = (text: string): readonly Piece[] => toPieces(text).map(piece => ({ text: piece.text }))

const deeds: readonly Deed[] = [
  // Words are taken out, put in, misspelled, grow a letter, give way to others.
  (pieces, next) => pieces.toSpliced(next(pieces.length), 1 + next(8)),
  (pieces, next) => pieces.toSpliced(blankAt(pieces, next), 0, ...fresh(` ${someWord(next)} ${someWord(next)}`)),
  (pieces, next) => respelled(pieces, next, text => (next(2) === 0 ? text.slice(1) : `${text.slice(0, 1)}${text}`)),
  (pieces, next) => respelled(pieces, next, text => `${text}s`),
  (pieces, next) => pieces.toSpliced(blankAt(pieces, next), 0, { text: "x" }),
  (pieces, next) => respelled(pieces, next, () => someWord(next)),
  (pieces, next) => respelled(pieces, next, () => pick(["Mr", "Road", "Mayor", "Port"], next)),
  // Paragraphs come, go, change places, are written anew, stand twice.
  (pieces, next) => [...fresh(`${someParagraph(next)}\n\n`), ...pieces],
  (pieces, next) => withParagraph(pieces, next, () => []),
  (pieces, next) => withParagraph(pieces, next, () => fresh(someParagraph(next))),
  (pieces, next) =>
    withParagraph(pieces, next, inside => [...inside, { text: "\n\n" }, ...inside.map(({ text }) => ({ text }))]),
  (pieces, next) => {
    let cut: readonly Piece[] = []
    const rest = withParagraph(pieces, next, inside => {
      cut = inside
      return []
    })
    return [...cut.map(piece => ({ ...piece, moved: true })), { text: "\n\n" }, ...rest]
  },
  // Only blanks and typography change.
  pieces => pieces.map(piece => ({ ...piece, text: piece.text.replace(/^\n\n$/, "\r\n") })),
  (pieces, next) => pieces.map(piece => (piece.text === " " && next(5) === 0 ? { ...piece, text: "\n" } : piece)),
  (pieces, next) => pieces.map(piece => (piece.text === " " && next(5) === 0 ? { ...piece, text: "\u00a0" } : piece)),
  pieces => pieces.map(piece => ({ ...piece, text: piece.text.replace(/[“”]/, '"') })),
]

function blankAt(pieces: readonly Piece[], next: Next): number {
  const blanks = pieces.flatMap(({ text }, index) => (isWord(text) ? [] : [index]))
  return blanks.length === 0 ? 0 : pick(blanks, next)
}

function respelled(pieces: readonly Piece[], next: Next, respell: (text: string) => string): readonly Piece[] {
  const at = next(Math.max(1, pieces.length))
  return pieces.flatMap((piece, index) => (index === at && isWord(piece.text) ? fresh(respell(piece.text)) : [piece]))
}

function withParagraph(pieces: readonly Piece[], next: Next, change: (inside: readonly Piece[]) => readonly Piece[]) {
  const ends = pieces.flatMap(({ text }, index) => (/\n/.test(text) ? [index] : []))
  const borders = [-1, ...ends, pieces.length]
  const number = next(borders.length - 1)
  const [start, end] = [(borders[number] ?? 0) + 1, borders[number + 1] ?? 0]
  return [...pieces.slice(0, start), ...change(pieces.slice(start, end)), ...pieces.slice(end)]
}
