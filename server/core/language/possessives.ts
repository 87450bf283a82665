import type { ByLanguage } from "./for-language.ts"

/** Endings that make a name a possessive. */
export const possessiveEndings: ByLanguage<RegExp> = {
  en: /(?:['’]s|(?<=s)['’])$/,
  // The s of a German genitive is part of the word and often of the name itself: only the apostrophe tells.
  de: /(?<=[sßzx])['’]$/,
}
