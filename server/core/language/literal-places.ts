import { type ByLanguage, forLanguage } from "./for-language.ts"
import { wholeWords } from "./whole-words.ts"

interface LiteralPlaces {
  /** The end of what stands before a place where something happens: "gather in". */
  readonly before: readonly RegExp[]
  /** The same words where they speak of a relation: "confidence in". */
  readonly relation: RegExp
}

const name = String.raw`(?<![\p{L}\p{M}\p{N}])`
const motion = (verbs: string, prepositions: string) =>
  new RegExp(`${name}(?:${verbs})(?:\\s+\\p{L}+)?\\s+(?:${prepositions})$`, "iu")

const data: ByLanguage<LiteralPlaces> = {
  en: {
    before: [
      new RegExp(`${name}(?:in|inside|near|outside|around)$`, "iu"),
      motion(
        "travel(?:s|led|ed|ling|ing)?|trips?|fl(?:y|ies|ew|own|ying)|flights?|visits?|arriv(?:e|es|ed|ing)|return(?:s|ed|ing)?|came|comes?|coming|went|goes|going|gone|journeys?|dr(?:ove|ive|iven)",
        "to|from",
      ),
      new RegExp(`${name}(?:visit(?:s|ed|ing)?|toured|reached)$`, "iu"),
    ],
    relation:
      /(?:confidence|trust(?:s|ed)?|faith|belief|believe[sd]?|interest(?:s|ed)?|hopes?|friends?|partners?|allies|ally|invest(?:s|ed|ing|ments?|ors?)?|stake|role|changes?|disappoint(?:ed|ment)|power|leadership)\s+(?:\p{L}+\s+)?in$/iu,
  },
  de: {
    before: [
      new RegExp(`${name}(?:in|bei|nahe|außerhalb|rund um)$`, "iu"),
      motion(
        "reis(?:e|en|t|te|ten)|flog(?:en)?|flieg(?:t|en)|geflogen|Flug|fuhr(?:en)?|Besuch|Rückkehr|kehrt(?:e|en)?|kam(?:en)?",
        "nach|aus",
      ),
    ],
    relation:
      /(?:Vertrauen|Glauben?|Hoffnung(?:en)?|Investition(?:en)?|investier(?:t|te|ten|en)|Zuversicht|verliebt)\s+(?:\p{L}+\s+)?in$/iu,
  },
  fr: {
    before: [
      new RegExp(
        `${name}(?:réunis?|réunies?|réunions?|réunir(?:ont)?|rend(?:u|re|ue|us)?|arriv(?:é|ée|és|er|ent|e)|voyages?|visites?|déplacements?|sommets?|rencontres?|séjours?|retours?|conférences?|négociations?|pourparlers|entretiens?)\\s+à$`,
        "iu",
      ),
    ],
    relation: wholeWords(["grâce à", "face à", "quant à"]),
  },
}

/** Whether what stands before the name of a place makes it the place itself, and none of whom it stands for. */
export function readsAsPlace(before: string, after: string, language: string | undefined): boolean {
  const known = forLanguage(data, language)
  if (known === undefined || /^['’]/.test(after)) return false
  const words = before.trimEnd()
  return known.before.some(pattern => pattern.test(words)) && !known.relation.test(words)
}
