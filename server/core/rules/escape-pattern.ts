/** A text as the pattern that matches nothing else, also with the flags `u` and `i`. */
export function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&")
}
