import { backspaceKey, enterKey, escapeKey } from "./keys.ts"

/** The keys that are held, by their names in package.json, which binds them, and what they type. */
export const typeAheadKeys: ReadonlyMap<string, string> = new Map([
  // What they type depends on the keyboard. Held they type nothing, but they replace no words either.
  ...placeKeys().flatMap(key => [[key, ""] as const, [`shift+${key}`, ""] as const]),
  ["tab", ""],
  ["delete", ""],
  ...[..."abcdefghijklmnopqrstuvwxyz"].flatMap(letter => [
    [letter, letter] as const,
    [`shift+${letter}`, letter.toUpperCase()] as const,
  ]),
  ...[..."0123456789-.,'"].map(sign => [sign, sign] as const),
  ["space", " "],
  ["backspace", backspaceKey],
  ["escape", escapeKey],
  ["enter", enterKey],
])

function placeKeys(): readonly string[] {
  const words =
    "Minus Equal BracketLeft BracketRight Backslash IntlBackslash Semicolon Quote Backquote Comma Period Slash"
  return words.split(" ").map(word => `[${word}]`)
}
