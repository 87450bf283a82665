/**
 * The same text on its own: a cut-out keeps the whole text that it was cut from in memory. One shorter than 13 units is a
 * copy anyway.
 */
export function detached(text: string): string {
  // What is joined from pieces is a text of its own.
  return text.length < 13 ? text : [text.slice(0, 1), text.slice(1)].join("")
}
