/** A text with the line ends of another one, which has them all alike. */
export function withLineEndsOf(other: string, text: string): string {
  const unified = text.replace(/\r\n?/g, "\n")
  if (other.includes("\r\n")) return unified.replaceAll("\n", "\r\n")
  return other.includes("\r") && !other.includes("\n") ? unified.replaceAll("\n", "\r") : unified
}
