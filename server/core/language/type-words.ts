import type { ByLanguage } from "./for-language.ts"
import { wholeWords } from "./whole-words.ts"

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
  de: [
    { pattern: /(?:krieg|gipfel|konferenz|wahl|wahlen|spiele|gespräche|krise|revolution|aufstand)$/i, type: "event" },
    {
      pattern: /(?:gesetz|abkommen|vertrag|charta|verfassung|erklärung|protokoll|bericht|resolution)$/i,
      type: "document",
    },
    {
      pattern:
        /(?:agentur|allianz|verband|amt|bank|behörde|bund|fraktion|gericht|gesellschaft|gmbh|institut|kommission|kongress|konzern|ministerium|organisation|parlament|partei|polizei|rat|regierung|senat|stiftung|union|universität|verein|zeitung)(?!\p{L})/iu,
      type: "organization",
    },
    {
      pattern: /(?:berg|brücke|fluss|flughafen|gebirge|hafen|insel|inseln|kreis|platz|see|straße|tal)$/i,
      type: "place",
    },
  ],
  fr: [
    {
      pattern: wholeWords([
        "guerre",
        "sommet",
        "conférence",
        "élections?",
        "jeux",
        "pourparlers",
        "crise",
        "révolution",
      ]),
      type: "event",
    },
    {
      pattern: wholeWords([
        "loi",
        "accords?",
        "traité",
        "charte",
        "constitution",
        "déclaration",
        "protocole",
        "rapport",
      ]),
      type: "document",
    },
    {
      pattern: wholeWords([
        ...[
          "agence",
          "alliance",
          "association",
          "banque",
          "bureau",
          "chambre",
          "comité",
          "commission",
          "conseil",
          "cour",
        ],
        ...[
          "département",
          "fédération",
          "fondation",
          "gouvernement",
          "institut",
          "ligue",
          "ministère",
          "mouvement",
          "office",
        ],
        ...[
          "organisation",
          "parlement",
          "parti",
          "police",
          "sénat",
          "société",
          "syndicat",
          "tribunal",
          "union",
          "université",
        ],
      ]),
      type: "organization",
    },
    {
      pattern: wholeWords([
        "aéroport",
        "baie",
        "fleuve",
        "île",
        "lac",
        "mer",
        "mont",
        "place",
        "pont",
        "port",
        "rue",
        "vallée",
      ]),
      type: "place",
    },
  ],
}
