import type { Next } from "./random.ts"
import { withSlips } from "./random-yaml.ts"

/** A slip, a note that moves all entities, or another word in one of them. */
export function editRegistry(text: string, next: Next): string {
  if (next(4) === 0) return withSlips(text, 1, next)
  if (next(3) === 0) return next(2) === 0 ? `# note\n${text}` : text.replace(/^# note\n/, "")
  const words = [...text.matchAll(/Lee|Ray|ann|bo|Fox|person|Q1|2001|aliases|dee/g)]
  const word = words[next(Math.max(1, words.length))]
  if (word === undefined) return `entities:\n  ann: {type: person, name: Ann Lee}\n`
  const other = ["Lee", "Ray", "ann", "bo", "person", "country", "Q2", "2002-13"][next(8)] ?? ""
  return text.slice(0, word.index) + other + text.slice(word.index + word[0].length)
}
