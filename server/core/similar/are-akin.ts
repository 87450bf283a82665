/** Whether one text may have come of the other: of the one with fewer words of some length, most stand in the other. */
export function areAkin(a: string, b: string): boolean {
  const [fewer, more] = [longWords(a), longWords(b)].sort((one, other) => one.size - other.size)
  if (fewer === undefined || more === undefined) return false
  let shared = 0
  for (const word of fewer) if (more.has(word)) shared++
  return 2 * shared > fewer.size
}

function longWords(text: string): ReadonlySet<string> {
  return new Set(text.match(/[\p{L}\p{N}]{4,}/gu))
}
