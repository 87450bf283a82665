/** A text in the form in which it is searched: lower case, without accents. */
export function foldForSearch(text: string): string {
  const lower = text.toLowerCase()
  return /^[ -~]*$/.test(lower) ? lower : lower.normalize("NFD").replace(/\p{Mn}/gu, "")
}

/** The worst score that `fuzzyScore` gives. */
export const worstScore = 9

/**
 * How well a query fits a text, both folded: 0 is the text itself, 1 its beginning, 2 the beginning of a word in it, 3
 * somewhere in it; more when the letters are all there in order but apart. Undefined when they are not.
 */
export function fuzzyScore(query: string, text: string): number | undefined {
  const at = text.indexOf(query)
  if (at === 0) return query.length === text.length ? 0 : 1
  if (at > 0) return isWordStart(text, at) ? 2 : 3
  const pieces = piecesOf(query, text)
  return pieces === undefined ? undefined : Math.min(worstScore, 2 + pieces)
}

/** In how many runs the letters of the query stand in the text; blanks in the query do not count. */
function piecesOf(query: string, text: string): number | undefined {
  let pieces = 0
  let last = -2
  for (let i = 0; i < query.length; i++) {
    const unit = query.charAt(i)
    if (unit === " ") continue
    const next = text.indexOf(unit, last + 1)
    if (next < 0) return undefined
    if (next !== last + 1) pieces++
    last = next
  }
  return pieces
}

function isWordStart(text: string, at: number): boolean {
  return !/[\p{L}\p{N}]/u.test(text[at - 1] ?? "")
}
