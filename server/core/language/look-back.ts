import { type DayInterval, intersects, parseDayInterval } from "../dates/day-interval.ts"
import { type ByLanguage, forLanguage } from "./for-language.ts"
import { wholeWords } from "./whole-words.ts"

/** How a text says that somebody is not, or not yet, or no longer, or not quite, what a title says. */
interface LookBack {
  /** Words before a title that make it another one: former, then, deputy. */
  readonly before: ReadonlySet<string>
  /** Words with which a sentence leaves the time of its article. */
  readonly elsewhen: RegExp
}

const data: ByLanguage<LookBack> = {
  en: {
    before: new Set([
      ...["former", "formerly", "ex", "then", "onetime", "erstwhile", "previous", "past", "late", "ousted", "deposed"],
      ...["exiled", "retired", "first", "last", "outgoing", "incoming", "future", "next", "would-be", "designated"],
      ...["elect", "acting", "interim", "deputy", "vice", "assistant", "under", "shadow", "honorary"],
    ]),
    elsewhen:
      /\b(?:ago|at the time|in those days|in the past|back then|used to|formerly|previously|once|earlier in his|earlier in her|later became|would become|went on to|served as|since left|years? (?:earlier|later|before)|last (?:year|decade|century))\b/i,
  },
  de: {
    before: new Set([
      ...inflected("ehemalig früher damalig einstig vorig vormalig abgesetzt gestürzt gestorben verstorben"),
      ...inflected("künftig designiert neu kommissarisch amtierend scheidend stellvertretend nächst erst letzt"),
      ...["ex", "vize", "dann", "einst", "später", "spätere", "späteren", "späterer"],
    ]),
    elsewhen: wholeWords([
      ...["damals", "seinerzeit", "einst", "früher", "zuvor", "zu jener Zeit", "später(?: wurde)?", "vor \\S+ Jahren"],
      ...["Jahre (?:später|zuvor|danach)", "im vergangenen Jahr", "voriges Jahr", "letztes Jahr", "wurde später"],
    ]),
  },
  fr: {
    before: new Set([
      ...["ancien", "ancienne", "anciens", "anciennes", "ex", "futur", "future", "défunt", "feu", "précédent"],
      ...["précédente", "prochain", "prochaine", "premier", "dernier", "vice", "sous", "adjoint", "alors", "jadis"],
    ]),
    elsewhen: wholeWords([
      ...["à l['’]époque", "de l['’]époque", "d['’]alors", "alors que", "jadis", "autrefois", "auparavant", "naguère"],
      ...["il y a \\S+ ans", "ans (?:plus tard|plus tôt|avant|auparavant)", "l['’]an dernier", "l['’]année dernière"],
      ...["sortante?", "par intérim", "est devenue?", "deviendra"],
    ]),
  },
}

/** German adjectives in the forms that they take before a noun. */
function inflected(stems: string): readonly string[] {
  return stems.split(" ").flatMap(stem => ["e", "er", "en", "es", "em"].map(ending => stem + ending))
}

/** Whether one of the words that stand before a title takes it back. */
export function isTakenBack(wordsBefore: readonly string[], language: string | undefined): boolean {
  const words = forLanguage(data, language)?.before
  return words !== undefined && wordsBefore.some(word => words.has(word.toLowerCase()))
}

/** Whether a sentence speaks of a time other than that in which its article was published, if that is known. */
export function isElsewhen(sentence: string, language: string | undefined, published?: DayInterval): boolean {
  for (const [year] of sentence.matchAll(/(?<![\d.,-])(?:1[5-9]|20)\d\d(?![\d,.]?\d)/g)) {
    const days = parseDayInterval(year)
    if (published !== undefined && days !== undefined && !intersects(days, published)) return true
  }
  return forLanguage(data, language)?.elsewhen.test(sentence) ?? false
}
