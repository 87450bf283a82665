import type { ByLanguage } from "./for-language.ts"

/** Endings that make a name a possessive. */
export const possessiveEndings: ByLanguage<RegExp> = {
  en: /(?:['’]s|(?<=s)['’])$/,
}
