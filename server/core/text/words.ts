/** Languages written without spaces between words, where no word boundary is asked for (format.md section 9). */
const unspaced = new Set(["ja", "zh", "th", "lo", "km", "my"])

const wordCharacter = /[\p{L}\p{M}\p{N}]/u

/** Whether word boundaries mean anything in this BCP 47 language; in a language not named they do. */
export function hasWordBoundaries(language: string | undefined): boolean {
  return language === undefined || !unspaced.has((language.split("-")[0] ?? "").toLowerCase())
}

/** Whether no word runs across `offset`. At an edge of the text there always is a boundary. */
export function isWordBoundary(text: string, offset: number): boolean {
  return !(isWordBefore(text, offset) && isWordAt(text, offset))
}

/** Whether a letter, mark or digit begins at `offset`. */
export function isWordAt(text: string, offset: number): boolean {
  const point = text.codePointAt(offset)
  return point !== undefined && isWordCharacter(point)
}

/** Whether a letter, mark or digit ends at `offset`. */
export function isWordBefore(text: string, offset: number): boolean {
  if (offset <= 0) return false
  const unit = text.charCodeAt(offset - 1)
  const low = unit >= 0xdc00 && unit <= 0xdfff
  const point = low && offset > 1 ? text.codePointAt(offset - 2) : unit
  return point !== undefined && isWordCharacter(point)
}

/** The word that touches `offset`, or an empty span. */
export function wordAt(text: string, offset: number): { start: number; end: number } {
  let start = offset
  let end = offset
  while (isWordBefore(text, start)) start -= isLowSurrogate(text, start - 1) ? 2 : 1
  while (isWordAt(text, end)) end += isLowSurrogate(text, end + 1) ? 2 : 1
  return { start, end }
}

function isLowSurrogate(text: string, index: number): boolean {
  const unit = text.charCodeAt(index)
  return unit >= 0xdc00 && unit <= 0xdfff
}

function isWordCharacter(point: number): boolean {
  if (point < 128) {
    return (point >= 48 && point <= 57) || (point >= 65 && point <= 90) || (point >= 97 && point <= 122)
  }
  return wordCharacter.test(String.fromCodePoint(point))
}
