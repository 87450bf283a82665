import { type ByLanguage, forLanguage } from "./for-language.ts"

/** Languages in which every noun has a capital, so that none tells a name. */
const data: ByLanguage<true> = { de: true, lb: true }

export function writesNounsWithCapitals(language: string | undefined): boolean {
  return forLanguage(data, language) ?? false
}
