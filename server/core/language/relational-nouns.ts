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
  de: words(`verbündeter verbündete verbündeten verbündetem freund freunde freunden freundin partner partnern partnerin
    partnerland nachbar nachbarn nachbarland nachbarstaat nachbarstaaten rivale rivalen rivalin feind feinde feinden gegner
    gegnern gegnerin kritiker kritikern kritikerin unterstützer förderer sponsor schutzmacht vasall vasallen satellit
    satelliten amtskollege amtskollegen amtskollegin kollege kollegen kollegin gast gäste gästen gastgeber besucher
    gläubiger schuldner lieferant lieferanten kunde kunden käufer investor investoren geldgeber konkurrent konkurrenten
    herausforderer opfer geisel geiseln gefangener gefangene gefangenen experte experten kenner beobachter nachfolger
    nachfolgerin vorgänger vorgängerin befreier besatzer angreifer retter vermittler gesprächspartner`),
  fr: words(`allié alliés alliée alliées ami amis amie amies partenaire partenaires voisin voisins voisine voisines rival
    rivaux rivale rivales ennemi ennemis adversaire adversaires opposant opposants critique critiques soutien soutiens
    parrain protecteur protecteurs vassal vassaux satellite satellites homologue homologues interlocuteur interlocuteurs
    invité invités hôte hôtes visiteur visiteurs créancier créanciers débiteur débiteurs fournisseur fournisseurs client
    clients acheteur acheteurs investisseur investisseurs donateur donateurs concurrent concurrents victime victimes otage
    otages prisonnier prisonniers expert experts spécialiste spécialistes observateur successeur prédécesseur libérateur
    envahisseur occupant agresseur sauveur médiateur médiateurs`),
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/))
}

function forms(nouns: readonly string[]): ReadonlySet<string> {
  return new Set(nouns.flatMap(noun => [noun, /[^aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`]))
}
