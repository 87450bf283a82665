import { type ByLanguage, forLanguage } from "./for-language.ts"
import { wholeWords } from "./whole-words.ts"

interface MembershipWords {
  readonly member: RegExp
  /** What makes it a membership of another time, or none. */
  readonly otherwise: RegExp
}

const data: ByLanguage<MembershipWords> = {
  en: {
    member: wholeWords(["(?:full )?members?", "member[- ]states?", "belongs? to"]),
    otherwise: wholeWords([
      ...["former", "ex", "future", "prospective", "would-be", "candidates?", "observers?", "founding", "associate"],
      ...[
        "join(?:s|ed|ing)?",
        "rejoin(?:s|ed)?",
        "leav(?:e|es|ing)",
        "left",
        "quit",
        "withdr[ae]w(?:s|n)?",
        "admit(?:s|ted)?",
      ],
      ...[
        "accession",
        "membership",
        "apply",
        "applied",
        "become",
        "became",
        "until",
        "used to",
        "no longer",
        "was",
        "were",
      ],
      ...["would", "will", "could", "should", "suspend(?:s|ed)?"],
    ]),
  },
  de: {
    member: wholeWords([
      "Mitglied(?:er|ern|s|es)?",
      "Mitgliedstaat(?:en|es|s)?",
      "Mitgliedsstaat(?:en|es|s)?",
      "gehör(?:t|en)",
    ]),
    otherwise: wholeWords([
      ...[
        "ehemalige[nrsm]?",
        "frühere[nrsm]?",
        "künftige[nrsm]?",
        "Kandidat(?:en)?",
        "Beobachter",
        "Gründungsmitglied(?:er)?",
      ],
      ...[
        "beitreten",
        "beigetreten",
        "trat",
        "traten",
        "tritt",
        "austreten",
        "ausgetreten",
        "verlassen",
        "verließ(?:en)?",
      ],
      ...[
        "Beitritt",
        "Austritt",
        "Mitgliedschaft",
        "war",
        "waren",
        "wird",
        "werden",
        "wurde",
        "wurden",
        "bis",
        "nicht mehr",
      ],
    ]),
  },
  fr: {
    member: wholeWords(["membres?", "États membres", "appartien(?:t|nent)"]),
    otherwise: wholeWords([
      ...["anciens?", "anciennes?", "ex", "futurs?", "candidats?", "observateurs?", "fondateurs?", "associés?"],
      ...[
        "rejoin(?:t|dre|dra)",
        "adhér(?:é|er|era)",
        "adhésion",
        "quitt(?:é|er|era|e)",
        "retir(?:é|er)",
        "sort(?:i|ir|ie)",
      ],
      ...[
        "était",
        "étaient",
        "sera",
        "seront",
        "serait",
        "devenir",
        "devenue?s?",
        "jusqu['’]en",
        "ne",
        "n['’]est",
        "plus",
      ],
    ]),
  },
}

/** Whether a text has a word for members. */
export function namesMembers(text: string, language: string | undefined): boolean {
  return forLanguage(data, language)?.member.test(text) === true
}

/** Whether a sentence says that somebody is a member now. */
export function speaksOfMembers(sentence: string, language: string | undefined): boolean {
  const words = forLanguage(data, language)
  return words?.member.test(sentence) === true && !words.otherwise.test(sentence)
}
