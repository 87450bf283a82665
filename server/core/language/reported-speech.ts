import type { ByLanguage } from "./for-language.ts"

/** How a language reports what somebody said, as far as it takes to tell the report from its attribution. */
export interface ReportedSpeech {
  /** Forms of verbs of saying that are as often another word: "claims", "calls". */
  readonly alsoNoun: RegExp
  /** What stands between the cue and what was said: "on Friday that". */
  readonly opening: RegExp
  /** Pronouns that stand for one person, for something else than a person, and for anybody. */
  readonly forPerson: ReadonlySet<string>
  readonly forOther: ReadonlySet<string>
  readonly forAnybody: ReadonlySet<string>
}

export const reportedSpeech: ByLanguage<ReportedSpeech> = {
  en: {
    alsoNoun: /^(?!says$)\p{Ll}+s$|^(?:believed|thought|expected|called|described|listed|continued|repeated)$/u,
    opening:
      /^(?:\s+(?:(?:on|in|at|late|early|last)\s+)?(?:\p{Lu}\p{L}+|yesterday|today|week|month|\d+)){0,3}\s+that(?=\s)|^,?\s*:/u,
    forPerson: new Set(["he", "she"]),
    forOther: new Set(["it"]),
    forAnybody: new Set(["they", "we"]),
  },
}
