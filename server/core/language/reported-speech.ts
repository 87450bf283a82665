import type { ByLanguage } from "./for-language.ts"

/** How a language reports what somebody said, as far as it takes to tell the report from its attribution. */
export interface ReportedSpeech {
  /** Forms of verbs of saying that are as often another word: "claims", "calls". */
  readonly alsoNoun: RegExp
  /** What stands between the cue and what was said: "on Friday that". */
  readonly opening: RegExp
  /** Pronouns that stand for one person, for something else than a person, and for anybody. */
  readonly forPerson: ReadonlySet<string>
  /** Those of them that never stand for a thing or a body, as "er" does for a word of that gender. */
  readonly forPersonOnly: ReadonlySet<string>
  readonly forOther: ReadonlySet<string>
  readonly forAnybody: ReadonlySet<string>
}

export const reportedSpeech: ByLanguage<ReportedSpeech> = {
  en: {
    alsoNoun: /^(?!says$)\p{Ll}+s$|^(?:believed|thought|expected|called|described|listed|continued|repeated)$/u,
    opening:
      /^(?:\s+(?:(?:on|in|at|late|early|last)\s+)?(?:\p{Lu}\p{L}+|yesterday|today|week|month|\d+)){0,3}\s+that(?=\s)|^,?\s*:/u,
    forPerson: new Set(["he", "she"]),
    forPersonOnly: new Set(["he", "she"]),
    forOther: new Set(["it"]),
    forAnybody: new Set(["they", "we"]),
  },
  de: {
    alsoNoun: /^(?:gab|hob|stellte|wies|lehnte|räumte|fügte|kündigte|teilte|sprach|spricht|nannte|nennt|gesagt|wie)$/u,
    opening: /^(?:\s+(?:am|im|vor|in)?\s*(?:\p{Lu}\p{L}+|gestern|heute|\d+\.?)){0,3}\s*,\s+dass(?=\s)|^,?\s*:/u,
    forPerson: new Set(["er"]),
    forPersonOnly: new Set(),
    forOther: new Set(["es"]),
    forAnybody: new Set(["sie", "wir"]),
  },
  fr: {
    alsoNoun:
      /^(?:note|juge|critique|demande|appelle|rapporte|relève|propose|lance|annonce|accuse|pour|cite|dit|écrit|promis|admis|reconnu)$/u,
    opening: /^(?:\s+(?:\p{Ll}+|\d+)){0,3}\s+qu(?:e(?=\s)|['’])|^,?\s*:/u,
    forPerson: new Set(["il", "elle"]),
    forPersonOnly: new Set(),
    forOther: new Set([]),
    forAnybody: new Set(["ils", "elles", "on", "nous"]),
  },
}
