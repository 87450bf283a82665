import type { ByLanguage } from "./for-language.ts"

/** What a language tells about names that stand before a noun: "Georgia's breakaway regions", "the Georgian regions". */
export interface ModifierWords {
  /** The ending that a name takes there. */
  readonly possessive: RegExp
  /** A name behind one of these does not modify what follows: "the envoy to Syria". */
  readonly prepositions: ReadonlySet<string>
  /** Words that make what follows a thing of the past or of the future. */
  readonly takesBack: ReadonlySet<string>
}

export const modifierWords: ByLanguage<ModifierWords> = {
  en: {
    possessive: /['’]s$|(?<=s)['’]$/,
    prepositions: new Set([
      ...[
        "about",
        "across",
        "against",
        "among",
        "around",
        "at",
        "between",
        "beyond",
        "by",
        "during",
        "for",
        "from",
        "in",
      ],
      ...["inside", "into", "near", "of", "off", "on", "outside", "over", "to", "toward", "towards", "under", "with"],
    ]),
    takesBack: new Set(["former", "formerly", "ex", "then", "erstwhile", "late", "future", "once", "old"]),
  },
}
