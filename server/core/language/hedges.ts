import { type ByLanguage, forLanguage } from "./for-language.ts"

/** Words that make a statement one about what may be, or would be. */
const data: ByLanguage<RegExp> = {
  en: /(?<![\p{L}\p{M}])(?:would|could|might|may|perhaps|possibly|probably|likely|unlikely)(?![\p{L}\p{M}])/iu,
  de: /(?<![\p{L}\p{M}])(?:würden?|könnten?|dürften?|vielleicht|möglicherweise|wahrscheinlich|womöglich|eventuell)(?![\p{L}\p{M}])/iu,
  fr: /(?<![\p{L}\p{M}])(?:pourrai(?:t|ent)|devrai(?:t|ent)|serai(?:t|ent)|aurai(?:t|ent)|peut-être|sans doute|probablement|éventuellement)(?![\p{L}\p{M}])/iu,
}

/** The first such word. */
export function findHedge(words: string, language: string | undefined): RegExpExecArray | undefined {
  return forLanguage(data, language)?.exec(words) ?? undefined
}
