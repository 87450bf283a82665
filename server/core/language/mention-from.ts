import type { Mention } from "../anchor/mentions.ts"
import type { AttributionWords } from "./attribution-words.ts"
import { type Clause, nextWord } from "./clause.ts"

/** The name that begins behind `from`, after articles, titles and adjectives; not where it describes a noun after it. */
export function mentionFrom(clause: Clause, from: number, words: AttributionWords): readonly Mention[] | undefined {
  let at = from
  for (let count = 0; count < 8; count++) {
    while (clause.text[at] === " ") at++
    const mention = clause.mentions.find(candidate => candidate.normal.start === at)
    if (mention !== undefined) return isDescriptive(clause, mention, words) ? undefined : [mention]
    const word = nextWord(clause, at)
    if (word === undefined || !(words.articles.has(word.word) || isTitle(word.word, words))) return undefined
    at = word.end
  }
  return undefined
}

function isTitle(word: string, words: AttributionWords): boolean {
  return isOfPerson(word, words) || /^\p{Lu}/u.test(word)
}

function isOfPerson(word: string, { personNouns, beforePersonNouns }: AttributionWords): boolean {
  return personNouns.has(word) || beforePersonNouns.has(word)
}

/** "a State Department official", "Lavrov's spokesman". */
function isDescriptive(clause: Clause, { normal }: Mention, words: AttributionWords): boolean {
  if (/^['’]/.test(clause.text.slice(normal.end))) return true
  const next = nextWord(clause, normal.end)
  return next !== undefined && isOfPerson(next.word, words)
}
