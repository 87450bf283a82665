import { type ByLanguage, forLanguage } from "./for-language.ts"

/** Endings that a noun takes in the plural or in another case, longest first; what is left has at least four letters. */
const inflections: ByLanguage<RegExp> = {
  en: /(?<=\p{L}{4})(?:'s|s'|s)$/u,
  de: /(?<=\p{L}{4})(?:es|en|er|e|n|s)$/u,
  fr: /(?<=\p{L}{4})(?:es|e|s|x)$/u,
}

/** A word in small letters without the ending that it may have taken on. */
export function withoutInflection(word: string, language: string | undefined): string {
  const endings = forLanguage(inflections, language)
  return endings === undefined ? word : word.replace(endings, "")
}
