interface At {
  readonly line: number
  readonly character: number
}

/** One change of a document, as LSP tells it. */
export interface Change {
  readonly range: { readonly start: At; readonly end: At }
  readonly text: string
}

export function applyChange(text: string, { range: { start, end }, text: typed }: Change): string {
  return text.slice(0, offsetOf(start, text)) + typed + text.slice(offsetOf(end, text))
}

function offsetOf({ line, character }: At, text: string): number {
  let start = 0
  for (let number = 0; number < line; number++) start = text.indexOf("\n", start) + 1
  return start + character
}
