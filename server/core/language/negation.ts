import { type ByLanguage, forLanguage } from "./for-language.ts"
import { wholeWords } from "./whole-words.ts"

interface Negation {
  /** Words that negate what follows. */
  readonly words: RegExp
  /** Where what came before no longer matters. */
  readonly border: RegExp
}

const data: ByLanguage<Negation> = {
  en: {
    words:
      /\b(?:not|never|no|nor|neither|nobody|none|without|cannot|unable|unwilling|reluctant)\b|n['’]t\b|\b(?:refus|declin|reject|oppos|den(?:y|ied|ies)|fail|avoid|prevent|block|forbid|forbad|exclud)\w*|\b(?:rul(?:e|es|ed|ing) out|held back|hold(?:s|ing)? back|stop(?:s|ped|ping)? short|shr[aiu]nk from|shied away|yet to|instead of|rather than)\b/giu,
    border: /[;:.!?—–()"“”]|,(?!\s+however,)|\b(?:but|although|though|while|whereas|because|if)\b/giu,
  },
  de: {
    words: wholeWords(
      [
        ...[
          "nicht",
          "nie",
          "niemals",
          "keine?[nmrs]?",
          "nichts",
          "niemand",
          "weder",
          "noch nie",
          "ohne",
          "kaum",
          "anstatt",
        ],
        ...["weiger(?:t|te|ten|n)", "ablehn(?:t|te|ten|en)", "lehn(?:t|te|ten)", "verweiger(?:t|te|ten|n)", "unfähig"],
        ...["verhinder(?:t|te|ten|n)", "vermeid(?:et|en)", "vermied(?:en)?", "unterließ(?:en)?", "schloss(?:en)?"],
      ],
      "giu",
    ),
    border: wholeBorder("aber|sondern|obwohl|während|weil|wenn|doch|jedoch"),
  },
  fr: {
    words: wholeWords(
      [
        ...[
          "ne",
          "n(?=['’])",
          "jamais",
          "aucune?",
          "ni",
          "sans",
          "personne",
          "refus(?:e|é|ée|er|ent|ait)",
          "rejet(?:te|é|er)",
        ],
        ...["exclu(?:t|e|re|ait)?", "empêch(?:e|é|er)", "évit(?:e|é|er)", "au lieu de", "plutôt que"],
      ],
      "giu",
    ),
    border: wholeBorder("mais|bien que|tandis que|parce que|si|quoique|cependant|pourtant"),
  },
}

function wholeBorder(conjunctions: string): RegExp {
  return new RegExp(`[;:.!?—–()"“”„«»,]|(?<!\\p{L})(?:${conjunctions})(?!\\p{L})`, "giu")
}

/** How far a negation reaches, in words. */
const reach = 6

/** Whether what follows these words of a sentence is negated by them; twice negated is not negated. */
export function isNegated(before: string, language: string | undefined): boolean {
  const negation = forLanguage(data, language)
  if (negation === undefined) return false
  const clause = before.split(negation.border).at(-1) ?? ""
  const near = clause.trim().split(/\s+/).slice(-reach).join(" ")
  return (near.match(negation.words) ?? []).length % 2 === 1
}

/** Whether anything in a sentence is negated. */
export function hasNegation(sentence: string, language: string | undefined): boolean {
  const negation = forLanguage(data, language)
  return negation !== undefined && sentence.match(negation.words) !== null
}
