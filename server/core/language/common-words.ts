import { type ByLanguage, forLanguage } from "./for-language.ts"

/** Words in small letters that tell little about what is said, and name nobody where they begin a sentence. */
export const commonWords: ByLanguage<ReadonlySet<string>> = {
  en: new Set(
    `a an the this that these those it its he his him she her hers they them their we us our you your i me my who whom
    whose which what when where why how and or but nor so yet if as than then because although though while of in on at
    to from by for with about against between into through during before after above below over under up down out off
    again further once here there all any both each few more most other some such only own same too very just also is
    are was were be been being am have has had having do does did doing will would shall should can could may might must
    not no one two said says say told s t re ve ll d m don didn isn aren wasn weren won wouldn doesn hasn haven hadn
    couldn shouldn also however later meanwhile since still until`.split(/\s+/),
  ),
}

/** Whether a word is one of them. */
export function isCommonWord(word: string, language: string | undefined): boolean {
  return forLanguage(commonWords, language)?.has(word.toLowerCase()) ?? false
}
