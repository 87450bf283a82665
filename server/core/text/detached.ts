/** The same text on its own: each cut-out would keep the whole file, as it was at that keystroke, in memory. */
export function detached(text: string): string {
  return ` ${text}`.slice(1)
}
