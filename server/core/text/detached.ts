/**
 * The same text on its own: a cut-out keeps the whole text that it was cut from in memory. One shorter than 13 units is a
 * copy anyway.
 */
export function detached(text: string): string {
  if (text.length < 13) return text
  // Nothing takes as many arguments as a very long text has units.
  if (text.length > 4096) return ` ${text}`.slice(1)
  const units: number[] = []
  for (let at = 0; at < text.length; at++) units.push(text.charCodeAt(at))
  return String.fromCharCode(...units)
}
