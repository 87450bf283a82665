import { type ByLanguage, forLanguage } from "./for-language.ts"

interface NumberWords {
  readonly numbers: Readonly<Record<string, number>>
  /** Words that may stand before the number at the head of a phrase: articles, possessives and the like. */
  readonly openings: ReadonlySet<string>
  /** Nouns for what can be several things itself: "the two sides". */
  readonly collective: ReadonlySet<string>
}

const data: ByLanguage<NumberWords> = {
  en: {
    numbers: numbered("both=2 two three four five six seven eight nine ten eleven twelve"),
    openings: words("the these those all other remaining its his her their our my said a an"),
    collective: words("sides camps blocs alliances groups parties teams delegations coalitions factions fronts"),
  },
  de: {
    numbers: numbered("beide=2 beiden=2 zwei drei vier fünf sechs sieben acht neun zehn elf zwölf"),
    openings: words(
      "die der den diese dieser diesen jene jener jenen alle allen seine seiner seinen ihre ihrer ihren unsere unserer unseren meine anderen übrigen",
    ),
    collective: words("seiten lager blöcke blöcken bündnisse gruppen parteien teams delegationen fronten"),
  },
  fr: {
    numbers: numbered("deux trois quatre cinq six sept huit neuf dix onze douze"),
    openings: words("les des ces ses leurs nos mes aux tous toutes autres"),
    collective: words("camps côtés blocs alliances groupes parties équipes délégations coalitions factions fronts"),
  },
}

/** Most phrases are names and have no number anywhere, which costs least to find out. */
const anyNumber: ByLanguage<RegExp> = Object.fromEntries(
  Object.entries(data).map(([language, { numbers }]) => [
    language,
    new RegExp(`\\d|${Object.keys(numbers).join("|")}`, "i"),
  ]),
)

/** A number that says how many a phrase means. */
export interface Cardinality {
  readonly count: number
  /** The words behind the number name what can be several things itself. */
  readonly isOfCollectives: boolean
}

/** How many things the head of a phrase speaks of: 3 for "the three guarantors"; nothing for "the last two weeks of May". */
export function cardinalityOf(phrase: string, language: string | undefined): Cardinality | undefined {
  const known = forLanguage(data, language)
  if (known === undefined || forLanguage(anyNumber, language)?.test(phrase) !== true) return undefined
  const words = phrase.toLowerCase().split(/\s+/)
  const at = words.findIndex(word => !known.openings.has(word) && !/['’]s?$/.test(word))
  const word = words[at] ?? ""
  const count = Object.hasOwn(known.numbers, word)
    ? known.numbers[word]
    : /^\d{1,2}$/.test(word)
      ? Number(word)
      : undefined
  const behind = words.slice(at + 1)
  if (count === undefined || count < 2 || behind.length === 0) return undefined
  return { count, isOfCollectives: behind.some(noun => known.collective.has(noun)) }
}

/** In order from two on, but where a number is given. */
function numbered(list: string): Readonly<Record<string, number>> {
  const result: Record<string, number> = {}
  let next = 2
  for (const each of list.split(" ")) {
    const [word = "", number] = each.split("=")
    result[word] = number === undefined ? next++ : Number(number)
  }
  return result
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/))
}
