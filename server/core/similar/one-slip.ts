/** What ids are mostly made of. */
const usual = "abcdefghijklmnopqrstuvwxyz0123456789-_"

/**
 * Every id that may have been meant by one that holds one slip: two letters in the wrong order, one too many, a wrong
 * one, one left out; case does not count. As many as ids are long, not as many as there are, so each may be looked up.
 */
export function* oneSlipFrom(id: string): Generator<string> {
  const word = id.toLowerCase()
  if (word !== id) yield word
  if (word.length < 2) return
  const letters = new Set([...usual, ...[...word].flatMap(alphabetAround)])
  for (let at = 0; at < word.length - 1; at++)
    yield word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2)
  for (let at = 0; at < word.length; at++) yield word.slice(0, at) + word.slice(at + 1)
  for (let at = 0; at < word.length; at++)
    for (const letter of letters) yield word.slice(0, at) + letter + word.slice(at + 1)
  for (let at = 0; at <= word.length; at++)
    for (const letter of letters) yield word.slice(0, at) + letter + word.slice(at)
}

/** Of a letter that is not among the usual ones, the alphabet, as far as it lies around it. */
function alphabetAround(letter: string): readonly string[] {
  if (letter < "\u0080" || letter.length > 1) return []
  const code = letter.charCodeAt(0)
  const around = Array.from({ length: 65 }, (_, index) => String.fromCharCode(code - 32 + index))
  return around.filter(other => /\p{Ll}/u.test(other))
}
