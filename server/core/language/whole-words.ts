/** A pattern for any of these expressions as whole words; `\b` of JavaScript knows no letters but a to z. */
export function wholeWords(expressions: readonly string[], flags = "iu"): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{M}\\p{N}])(?:${expressions.join("|")})(?![\\p{L}\\p{M}\\p{N}])`, flags)
}
