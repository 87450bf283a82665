import { type ByLanguage, forLanguage } from "./for-language.ts"

interface AgeWords {
  /** In the words for somebody: "the 78-year-old leader"; the number is the first group. */
  readonly inside: RegExp
  /** Right behind a name: ", 78," or "(78)" or ", aged 78". */
  readonly behind: RegExp
}

const data: ByLanguage<AgeWords> = {
  en: {
    inside: /(?<![\p{L}\p{N}])(\d{1,3})[-‐‑ ]years?[-‐‑ ]old(?![\p{L}\p{N}])/iu,
    behind:
      /^\s?(?:,\s(?:aged?\s)?(\d{1,3})(?=,)|\((?:aged?\s)?(\d{1,3})\)|,\s(?:aged?\s(\d{1,3})|(\d{1,3})\syears\sold)(?!\p{N}))/iu,
  },
  de: {
    inside: /(?<![\p{L}\p{N}])(\d{1,3})[-‐‑ ]?jährige[rnms]?(?![\p{L}\p{N}])/iu,
    behind: /^\s?(?:,\s(\d{1,3})(?=,)|\((\d{1,3})(?:\sJahre)?\)|,\s(\d{1,3})\sJahre(?:\salt)?(?!\p{L}))/iu,
  },
  fr: {
    inside: /(?<![\p{L}\p{N}])âgée?s?\sde\s(\d{1,3})\sans(?!\p{L})/iu,
    behind:
      /^\s?(?:,\s(?:âgée?\sde\s)?(\d{1,3})\sans(?!\p{L})|\((\d{1,3})\sans\)|\sâgée?\sde\s(\d{1,3})\sans(?!\p{L}))/iu,
  },
}

/** An age that a text gives, and how long the words are that give it. */
export interface WrittenAge {
  readonly years: number
  readonly length: number
}

/** The age in the words for somebody. */
export function ageIn(words: string, language: string | undefined): WrittenAge | undefined {
  return read(forLanguage(data, language)?.inside.exec(words))
}

/** The age that follows a name. */
export function ageBehind(following: string, language: string | undefined): WrittenAge | undefined {
  return read(forLanguage(data, language)?.behind.exec(following))
}

function read(match: RegExpExecArray | null | undefined): WrittenAge | undefined {
  const years = match?.slice(1).find(group => group !== undefined)
  return match === undefined || match === null || years === undefined
    ? undefined
    : { years: Number(years), length: match[0].length }
}
