import { commonWords } from "../../language/common-words.ts"
import { forLanguage } from "../../language/for-language.ts"
import { idFault, toId } from "../../yaml/id.ts"

const longest = 30
const mostWords = 3

/**
 * A slug for a claim: its telling words (`bridge-built`), in a language without spaces or such words its speaker and
 * topic; with a number behind it where it is taken.
 */
export function claimSlug(
  quote: string,
  others: readonly (string | undefined)[],
  taken: ReadonlySet<string>,
  language: string | undefined,
): string {
  const telling = tellingWords(quote, language)
  const base = telling.length > 0 ? telling : others.flatMap(part => part?.replace(/^_/, "").split(" + ") ?? [])
  const id = toId(base.join(" ")) || "claim"
  const slug = idFault(id, "claim") === undefined ? id : "claim"
  for (let number = 1; ; number++) {
    const tried = number === 1 ? slug : `${slug}-${number}`
    if (!taken.has(tried)) return tried
  }
}

function tellingWords(quote: string, language: string | undefined): readonly string[] {
  const common = forLanguage(commonWords, language)
  const all = quote.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  const telling = all.filter(word => (common === undefined ? word.length > 3 : !common.has(word)))
  const chosen: string[] = []
  for (const word of telling.length > 0 ? telling : all) {
    if (chosen.length === mostWords || [...chosen, word].join("-").length > longest) break
    chosen.push(word)
  }
  return chosen
}
