import { german } from "./attribution-words-de.ts"
import { english } from "./attribution-words-en.ts"
import { french } from "./attribution-words-fr.ts"
import type { ByLanguage } from "./for-language.ts"

/** The words by which an article says who speaks. */
export interface AttributionWords {
  /** Verbs of saying in the forms that news use. */
  readonly verbs: ReadonlySet<string>
  /** Cues that are followed by the speaker. */
  readonly speakerFollows: RegExp
  /** Cues that the speaker comes right before: "Lawrow zufolge". */
  readonly speakerPrecedes?: RegExp
  /** Passive cues of which the speaker is the subject after all. */
  readonly speakerIsCited: RegExp
  /** Words that may stand between a speaker and the verb: auxiliaries and adverbs. */
  readonly betweenSubjectAndVerb: RegExp
  /** A name behind one of these is not the subject of the verb that follows. */
  readonly prepositions: ReadonlySet<string>
  readonly articles: ReadonlySet<string>
  readonly conjunctions: ReadonlySet<string>
  /** Nouns for people that a name in front only describes: "a State Department official". */
  readonly personNouns: ReadonlySet<string>
  /** Other words of titles: "foreign minister". */
  readonly beforePersonNouns: ReadonlySet<string>
  readonly pronouns: ReadonlySet<string>
  /**
   * What stands right before a cue whose speaker comes behind it: the comma or the mark that ends what was said. In a
   * language that puts the verb second, anything but a pronoun: "am Montag sagte Lawrow".
   */
  readonly turnsRound: RegExp
  /** The end of a passive verb form: whoever stands before it does not speak. */
  readonly passive: RegExp
  /** What names the actor behind a passive verb. */
  readonly passiveAgent: string
  /** Participles that share the subject of the main clause, and the words before them that make them something else. */
  readonly participle?: { readonly form: RegExp; readonly notBehind: ReadonlySet<string> }
  /** Nouns for words, which speak for whoever they are of: "Russia's statement said", "a statement from Russia". */
  readonly spokenThings: ReadonlySet<string>
  readonly behindSpokenThing: ReadonlySet<string>
}

export const attributionWords: ByLanguage<AttributionWords> = { en: english, de: german, fr: french }
