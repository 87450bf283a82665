import type { AttributionWords } from "./attribution-words.ts"
import { wordSet as words } from "./word-set.ts"

/** After the reports of French newspapers: the present or the compound past, turned round behind what was said; `selon`. */
export const french: AttributionWords = {
  verbs:
    words(`dit disait disent déclare déclaré déclarait déclarent affirme affirmé affirmait affirment explique expliqué
    expliquait expliquent ajoute ajouté ajoutait ajoutent annonce annoncé annonçait annoncent indique indiqué indiquait
    indiquent précise précisé précisait précisent souligne souligné soulignait soulignent estime estimé estimait estiment
    assure assuré assurait assurent confirme confirmé confirment dément démenti démentent nie nié rejette rejeté rejettent
    dénonce dénoncé dénoncent critique critiqué condamne condamné condamnent salue salué saluent accuse accusé accusent
    réclame réclamé exige exigé demande demandé demandent appelle appelé promet promis promettent prévient prévenu avertit
    averti répond répondu répondent réplique répliqué rétorque rétorqué reconnaît reconnu admet admis raconte raconté
    racontent rapporte rapporté rapportent écrit écrivait écrivent note noté relève relevé rappelle rappelé juge jugé
    considère considéré pense croit espère espéré insiste insisté martèle martelé lance lancé conclut conclu commente
    commenté observe observé poursuit poursuivi s'interroge regrette regretté plaide plaidé soutient soutenu prétend
    prétendu suggère suggéré propose proposé cite cité`),
  speakerFollows:
    /(?<![\p{L}])(?:selon|d['’]après|aux yeux de|de l['’]avis (?:de|du)|au dire de|aux dires (?:de|du)|pour)$/iu,
  speakerIsCited: /(?<!\p{L})(?:est|sont|était|étaient|été)\s+(?:cité|citée|cités|citées)$/iu,
  betweenSubjectAndVerb:
    /^(?:a|ont|avait|avaient|aura|ait|est|n|ne|pas|plus|jamais|s|se|l|le|la|les|lui|leur|en|y|aussi|ensuite|puis|alors|déjà|encore|toujours|également|même|pourtant|cependant|toutefois|enfin|hier|aujourd|hui|bien|\p{Ll}+ment)$/u,
  prepositions: words(
    "de du des d avec dans en à au aux par pour sur entre contre vers sous chez sans envers auprès depuis selon près devant derrière",
  ),
  articles: words("le la les l un une ce cet cette ces son sa ses leur leurs"),
  conjunctions: words("et ou ni &"),
  personNouns: words(`porte-parole ministre ministres président présidente présidents chef cheffe dirigeant
    dirigeants diplomate diplomates analyste analystes conseiller conseillère député députée députés ambassadeur
    ambassadrice secrétaire directeur directrice gouvernement gouvernements expert experts source sources militant militants
    avocat avocate avocats journaliste journalistes journal agence agences autorités troupes forces armée parlement général
    citoyens responsable responsables sénateur sénatrice membre membres représentant représentants délégation équipe`),
  beforePersonNouns: words("premier première étrangères intérieur ancien ancienne"),
  pronouns: words("il elle ils elles on nous je vous tu qui que ce cela celui celle ceux chacun personne quelqu"),
  turnsRound: /[,"”»’'!?]$/,
  passive:
    /(?<!\p{L})(?:est|sont|était|étaient|fut|furent|été|sera|seront)\s+(?:\p{Ll}+ment\s+)?\p{Ll}+(?:é|ée|és|ées|i|ie|is|u|ue|us)$/iu,
  passiveAgent: "par",
  participle: {
    form: /^(?!(?:avant|pendant|devant|durant|suivant)$)\p{L}{2,}ant$/iu,
    notBehind: words("le la les un une du des ce cet cette son sa"),
  },
  spokenThings: words(`communiqué déclaration lettre discours rapport réponse message note annonce`),
  behindSpokenThing: words("de du des d"),
}
