/** UTF-16 units that mean something in YAML. */
export const sign = {
  lineFeed: 10,
  carriageReturn: 13,
  space: 32,
  double: 34,
  hash: 35,
  single: 39,
  comma: 44,
  dash: 45,
  colon: 58,
  folded: 62,
  openList: 91,
  backslash: 92,
  closeList: 93,
  openMap: 123,
  literal: 124,
  closeMap: 125,
} as const

const unsure = new Set([..." !\"#%&'*,-.:<=>?@[]`{|}\n\r"].map(letter => letter.charCodeAt(0)))

/** Whether a text without quotation marks surely begins here; at the end of the text it does not. */
export function beginsPlain(unit: number): boolean {
  return unit > 127 || (unit >= 97 && unit <= 122) || (unit > sign.space && !unsure.has(unit))
}

/** The next offset at which no blank stands. */
export function skipBlanks(text: string, from: number): number {
  let at = from
  while (text.charCodeAt(at) === sign.space) at++
  return at
}

/** Where the line around `from` ends: at its line end, or where the text does. */
export function lineEndFrom(text: string, from: number): number {
  const newline = text.indexOf("\n", from)
  if (newline === -1) return text.length
  return text.charCodeAt(newline - 1) === sign.carriageReturn && newline > from ? newline - 1 : newline
}

/** Where the next line begins, if `lineEnd` is where this one ends. */
export function nextLineAfter(text: string, lineEnd: number): number {
  return lineEnd + (text.charCodeAt(lineEnd) === sign.carriageReturn ? 2 : 1)
}
