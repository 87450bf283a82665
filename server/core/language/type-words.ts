import type { ByLanguage } from "./for-language.ts"

/** A word in a name that tells what it names, as an entity type of the built-in codebook. */
export interface TypeWord {
  readonly pattern: RegExp
  readonly type: string
}

const organization =
  /\b(?:agency|alliance|association|authority|bank|board|brigade|bureau|chamber|commission|committee|company|congress|corporation|council|court|department|federation|foundation|fund|government|group|inc|institute|league|ltd|ministry|movement|office|organi[sz]ation|parliament|party|police|senate|service|society|times|union|university)\b/i
const place =
  /^(?:mount|lake|port|saint|cape|gulf of|bay of)\b|\b(?:airport|bay|bridge|city|county|district|harbou?r|hill|island|islands|mountains?|province|region|river|sea|square|street|valley)$/i
const event = /\b(?:war|summit|conference|elections?|olympics|talks|crisis|revolution|games|uprising)$/i
const document =
  /\b(?:act|agreement|charter|constitution|convention|declaration|law|pact|protocol|report|resolution|treaty)\b/i

export const typeWords: ByLanguage<readonly TypeWord[]> = {
  en: [
    { pattern: event, type: "event" },
    { pattern: document, type: "document" },
    { pattern: organization, type: "organization" },
    { pattern: place, type: "place" },
  ],
}
