import type { ByLanguage } from "./for-language.ts"

/** What ties a row of names to a description beside it: "the guarantors – A, B and C", "A and B are the guarantors". */
interface AppositionWords {
  /** All that stands between two names of a row. */
  readonly link: RegExp
  /** The same before the last one. */
  readonly lastLink: RegExp
  /** Between a description and a row behind it; it may have a complement: "of the truce". */
  readonly before: RegExp
  /** Between a row and the description that says what they are. */
  readonly are: RegExp
}

const article = { en: "(?:the )?", de: "(?:der |die |das )?", fr: "(?:l['’]|la |le |les )?" }

export const appositionWords: ByLanguage<AppositionWords> = {
  en: of("and|&", "of|to|in", "namely", "are|were|remain", article.en),
  de: of("und|sowie", "der|des|von|im|in", "nämlich", "sind|waren|bleiben", article.de),
  fr: of("et", "de|du|des|d['’]|au|à la", "à savoir", "sont|étaient|restent", article.fr),
}

function of(and: string, complement: string, namely: string, are: string, the: string): AppositionWords {
  return {
    link: new RegExp(`^(?:, |,? (?:${and}) )${the}$`, "u"),
    lastLink: new RegExp(`^,? (?:${and}) ${the}$`, "u"),
    before: new RegExp(
      String.raw`^(?: (?:${complement})\s?(?:\p{L}+ ?){1,5})?(?:(?: ?[–—]| --|:| \(|,)(?: ${namely})?,? ?)${the}$`,
      "u",
    ),
    are: new RegExp(`^(?:,| (?:${are})) ${the}$`, "u"),
  }
}
