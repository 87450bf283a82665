// Keys as they are typed, one after another, in one text: letters stand for themselves.

export const enterKey = "\n"
export const backspaceKey = "\b"
export const escapeKey = "\u001b"

/** The keys that make one text of another where it ends: `“Merk”, “Mer.”` is a Backspace and a full stop. */
export function keysBetween(before: string, after: string): string {
  let same = 0
  while (same < before.length && before[same] === after[same]) same++
  return backspaceKey.repeat(before.length - same) + after.slice(same)
}

/** A text after keys other than Enter and Escape. */
export function withKeys(text: string, keys: string): string {
  let typed = text
  for (const key of keys) typed = key === backspaceKey ? typed.slice(0, -1) : typed + key
  return typed
}
