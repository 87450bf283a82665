import type { ByLanguage } from "./for-language.ts"

/** What a language tells about names that describe a noun: "Georgia's breakaway regions", "les régions de Géorgie". */
export interface ModifierWords {
  /** The ending that a name takes there. */
  readonly possessive: RegExp
  /** Endings of adjectives, which the registry has without. */
  readonly inflection?: RegExp
  /** Where such a name stands: before its noun, before it with an ending only, or behind it. */
  readonly place: "before" | "before-with-ending" | "behind"
  /** Where they stand behind: words that tie a name to the noun before it. */
  readonly links?: ReadonlySet<string>
  /** A name behind one of these does not modify what follows: "the envoy to Syria". */
  readonly prepositions: ReadonlySet<string>
  /** Words that make a thing one of the past or of the future. */
  readonly takesBack: ReadonlySet<string>
}

export const modifierWords: ByLanguage<ModifierWords> = {
  en: {
    possessive: /['’]s$|(?<=s)['’]$/,
    place: "before",
    prepositions:
      words(`about across against among around at between beyond by during for from in inside into near of off on
      outside over to toward towards under with`),
    takesBack: words("former formerly ex then erstwhile late future once old"),
  },
  de: {
    possessive: /(?<=\p{L})s$|(?<=[sßzx])['’]$/u,
    inflection: /(?:e|er|en|es|em)$/,
    place: "before-with-ending",
    prepositions: words(`an auf aus bei durch für gegen hinter in im mit nach neben über um unter von vom vor zu zum zur
      zwischen`),
    takesBack: words(`ehemalige ehemaligen ehemaliger ehemaliges ehemaligem frühere früheren früherer früheres einstige
      einstigen einstiger damalige damaligen damaliger künftige künftigen künftiger ex alte alten alter altes`),
  },
  fr: {
    possessive: /(?!)/,
    inflection: /(?:s|e|es|ne|nes|ale|ales)$/,
    place: "behind",
    links: words("de du des d la l"),
    prepositions: words("auprès près hors loin autour venu venue venus contre en à au aux avec pour sur chez vers"),
    takesBack: words("ancien ancienne anciens anciennes ex futur future futurs alors vieux vieille"),
  },
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/))
}
