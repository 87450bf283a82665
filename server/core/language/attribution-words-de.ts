import type { AttributionWords } from "./attribution-words.ts"
import { wordSet as words } from "./word-set.ts"

/** After the reports of German newspapers: a verb in the past or present, in second place; `laut`, `zufolge`. */
export const german: AttributionWords = {
  verbs:
    words(`sagte sagt sagten sagen gesagt sage erklärte erklärt erklärten erkläre betonte betont betonten meinte meint
    meinten berichtete berichtet berichteten ergänzte ergänzt fügte warnte warnt warnten gewarnt kritisierte kritisiert
    kritisierten forderte fordert forderten gefordert verlangte verlangt verlangten behauptete behauptet behaupteten
    bestätigte bestätigt bestätigten bestritt bestreitet bestritten dementierte dementiert dementierten versicherte
    versichert versicherten versprach verspricht versprochen kündigte teilte äußerte äußert äußerten bezeichnete bezeichnet
    nannte nennt nannten lobte lobt lobten begrüßte begrüßt begrüßten verurteilte verurteilt verurteilten lehnte räumte wies
    antwortete antwortet erwiderte erwidert entgegnete entgegnet fragte fragt schrieb schreibt schrieben geschrieben
    twitterte bekräftigte bekräftigt bemerkte bemerkt mahnte mahnt appellierte appelliert drohte droht gab zitierte
    zitiert unterstrich unterstreicht hob vermutete vermutet glaubt glaubte hofft hoffte erwartet erwartete urteilte
    urteilt resümierte beklagte beklagt beschwerte schilderte schildert stellte klagte klagt sprach spricht`),
  speakerFollows:
    /(?<!\p{L})(?:laut|nach (?:Angaben|Ansicht|Meinung|Worten|Einschätzung|Auffassung|Darstellung)(?: (?:von|des|der))?|wie)$/iu,
  speakerPrecedes: /(?<!\p{L})zufolge$/iu,
  speakerIsCited: /(?<!\p{L})(?:wird|wurde|wurden|werden)\s+(?:\p{L}+\s+){0,4}zitiert$/iu,
  betweenSubjectAndVerb:
    /^(?:hat|hatte|haben|hatten|habe|wird|würde|kann|könnte|muss|soll|auch|dann|später|zuvor|bereits|schon|noch|wieder|nun|jetzt|sogar|nur|nie|nicht|selbst|zunächst|heute|gestern|unterdessen|jedoch|aber|allerdings|dazu|daraufhin|zudem|außerdem|hingegen|dagegen)$/u,
  prepositions: words(
    "von vom mit in im aus bei beim zu zum zur für an am auf über zwischen gegen gegenüber unter nach neben vor hinter durch ohne um wegen trotz seit samt",
  ),
  articles: words("der die das ein eine dieser diese dieses jener jene sein seine ihr ihre"),
  conjunctions: words("und sowie oder &"),
  personNouns: words(`Sprecher Sprecherin Sprechers Regierungssprecher Minister Ministerin Außenminister Außenministerin
    Innenminister Innenministerin Verteidigungsminister Finanzminister Ministeriums Präsident Präsidentin Präsidenten
    Ministerpräsident Ministerpräsidentin Premier Premierminister Kanzler Kanzlerin Bundeskanzler Bundeskanzlerin
    Regierungschef Regierungschefin Staatschef Parteichef Parteichefin Chef Chefin Abgeordneter Abgeordnete Abgeordneten
    Berater Beraterin Diplomat Diplomaten Experte Expertin Experten Botschafter Botschafterin Sekretär Generalsekretär
    Vorsitzender Vorsitzende Vorsitzenden Vertreter Vertreterin Behörden Regierung Truppen Armee Polizei Leute Bürger
    Politiker Politikerin Nachrichtenagentur Agentur Zeitung Sender Anwalt Anwältin Anwälte`),
  beforePersonNouns: words("ehemalige ehemaliger frühere früherer"),
  pronouns: words("er sie es wir ich ihr du wer der die das dieser diese jener beide man jemand niemand"),
  turnsRound: /(?:^|[,"”“»«’‘'!?]|(?<!\p{L})(?!(?:er|sie|es|wir|ich|ihr|du|man|wer|dieser|diese)$)\p{L}+)$/iu,
  passive: /(?<!\p{L})(?:wird|wurde|wurden|werden|worden|ist|sind|war|waren)\s+(?:\p{L}+\s+){0,3}ge?\p{Ll}+(?:t|en)$/iu,
  passiveAgent: "von",
  spokenThings:
    words(`Erklärung Mitteilung Pressemitteilung Stellungnahme Brief Schreiben Rede Bericht Antwort Botschaft
    Ankündigung Aussage Darstellung Äußerung`),
  behindSpokenThing: words("von des der"),
}
