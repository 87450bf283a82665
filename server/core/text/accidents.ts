import type { Partners } from "./align.ts"
import type { Beside } from "./beside.ts"
import type { Span } from "./span.ts"
import type { Tokens } from "./tokens.ts"

/** So many words in a row are trusted, whatever is around them. */
const surelyAlike = 10
/** So are fewer that are all of a line. */
const wholeLine = 3
/** So far one looks around fewer words, within their line. */
const reach = 8
const mostTokens = 40
/** What part of the words around must have stayed as well in one text, and in the other, where whole phrases may come or go. */
const mostlyKept = 0.65
const partlyKept = 0.4

/**
 * Forgets the partners of words that are alike by accident: the few words that two different paragraphs have in common
 * did not stay. `part` numbers a part of both texts.
 */
export function forgetAccidents(old: Tokens, fresh: Tokens, partners: Partners, part: number, beside: Beside): void {
  const [inOld, inFresh] = [old.parts[part], fresh.parts[part]]
  if (inOld === undefined || inFresh === undefined) return
  const stayed = stayedIn(inFresh, partners, inOld)
  const isKept = (token: number) => (partners[token] ?? -1) >= 0
  const isOld = (token: number) => stayed[token - inFresh.start] === 1
  const endsLine = (token: number, there: number) =>
    old.beginsLine[token + 1] === 1 && fresh.beginsLine[there + 1] === 1
  const doubtful = islands(partners, inOld, endsLine).filter(island => {
    if (wordsIn(old, island) >= surelyAlike) return false
    const there = partners[island.start] ?? 0
    const inOther = { start: there, end: there + island.end - island.start }
    const windows = [look(old, island, inOld, beside, isKept), look(fresh, inOther, inFresh, beside, isOld)]
    if (windows.some(({ own, all }) => own === all && own >= wholeLine)) return false
    const shares = windows.map(({ kept, all }) => (all === 0 ? 1 : kept / all))
    return Math.max(...shares) < mostlyKept || Math.min(...shares) < partlyKept
  })
  for (const { start, end } of doubtful) partners.fill(-1, start, end)
}

function stayedIn(part: Span, partners: Partners, inOld: Span): Uint8Array {
  const stayed = new Uint8Array(part.end - part.start)
  for (let token = inOld.start; token < inOld.end; token++) {
    const there = partners[token] ?? -1
    if (there >= 0) stayed[there - part.start] = 1
  }
  return stayed
}

/** Stretches of tokens that stayed side by side, on a line of either text. */
function islands(partners: Partners, part: Span, endsLine: (token: number, there: number) => boolean): readonly Span[] {
  const result: Span[] = []
  let start = part.start
  for (let token = part.start; token < part.end; token++) {
    const there = partners[token] ?? -1
    if (there < 0) start = token + 1
    else if (token + 1 === part.end || partners[token + 1] !== there + 1 || endsLine(token, there)) {
      result.push({ start, end: token + 1 })
      start = token + 1
    }
  }
  return result
}

function wordsIn({ isWord }: Tokens, { start, end }: Span): number {
  let words = 0
  for (let token = start; token < end && words < surelyAlike; token++) words += isWord[token] ?? 0
  return words
}

/** Words in and around an island. */
interface Window {
  readonly own: number
  readonly all: number
  readonly kept: number
}

function look(tokens: Tokens, island: Span, part: Span, beside: Beside, isKept: (token: number) => boolean): Window {
  const own = wordsIn(tokens, island)
  const before = around(tokens, island.start, -1, part, beside.before, isKept)
  const after = around(tokens, island.end, 1, part, beside.after, isKept)
  return { own, all: own + before.all + after.all, kept: own + before.kept + after.kept }
}

/** Words in one direction from a border, up to the end of the line; beyond the part there are `beside`, all of them kept. */
function around(
  { isWord, beginsLine }: Tokens,
  border: number,
  step: 1 | -1,
  part: Span,
  beside: number,
  isKept: (token: number) => boolean,
): { readonly all: number; readonly kept: number } {
  let [all, kept] = [0, 0]
  for (let seen = 0; all < reach && seen < mostTokens; seen++) {
    const token = step === 1 ? border + seen : border - 1 - seen
    const edge = step === 1 ? token : token + 1
    if (edge >= part.start && edge < part.end && beginsLine[edge] === 1) break
    if (token < part.start || token >= part.end) {
      const more = Math.min(beside, reach - all)
      return { all: all + more, kept: kept + more }
    }
    all += isWord[token] ?? 0
    if (isWord[token] === 1 && isKept(token)) kept++
  }
  return { all, kept }
}
