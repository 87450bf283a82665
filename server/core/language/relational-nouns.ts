import type { ByLanguage } from "./for-language.ts"

/** Nouns that need not belong to what stands before them: Russia's ally is not of Russia. Singular and plural. */
export const relationalNouns: ByLanguage<ReadonlySet<string>> = {
  en: forms([
    ...[
      "ally",
      "friend",
      "partner",
      "neighbour",
      "neighbor",
      "rival",
      "enemy",
      "foe",
      "opponent",
      "adversary",
      "critic",
    ],
    ...["backer", "supporter", "sponsor", "patron", "protector", "protege", "client", "vassal", "satellite", "admirer"],
    ...[
      "counterpart",
      "interlocutor",
      "guest",
      "host",
      "visitor",
      "creditor",
      "debtor",
      "supplier",
      "customer",
      "buyer",
    ],
    ...[
      "investor",
      "donor",
      "competitor",
      "challenger",
      "victim",
      "target",
      "hostage",
      "prisoner",
      "detainee",
      "captor",
    ],
    ...[
      "expert",
      "specialist",
      "watcher",
      "scholar",
      "hand",
      "hawk",
      "sympathiser",
      "sympathizer",
      "loyalist",
      "exile",
    ],
    ...["successor", "predecessor", "liberator", "invader", "occupier", "aggressor", "saviour", "savior", "mediator"],
  ]),
}

function forms(nouns: readonly string[]): ReadonlySet<string> {
  return new Set(nouns.flatMap(noun => [noun, /[^aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`]))
}
