import { type ByLanguage, forLanguage } from "../../language/for-language.ts"
import { idFault, toId } from "../../yaml/id.ts"

/** Words that tell little about what is said. */
const commonWords: ByLanguage<ReadonlySet<string>> = {
  en: new Set(
    `a an the this that these those it its he his him she her hers they them their we us our you your i me my who whom
    whose which what when where why how and or but nor so yet if as than then because although though while of in on at
    to from by for with about against between into through during before after above below over under up down out off
    again further once here there all any both each few more most other some such only own same too very just also is
    are was were be been being am have has had having do does did doing will would shall should can could may might must
    not no one two said says say told s t re ve ll d m don didn isn aren wasn weren won wouldn doesn hasn haven hadn
    couldn shouldn`.split(/\s+/),
  ),
}

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
