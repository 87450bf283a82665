import { type ByLanguage, forLanguage } from "./for-language.ts"

/** Words in small letters that tell little about what is said, and name nobody where they begin a sentence. */
export const commonWords: ByLanguage<ReadonlySet<string>> = {
  en: new Set(
    `a an the this that these those it its he his him she her hers they them their we us our you your i me my who whom
    whose which what when where why how and or but nor so yet if as than then because although though while of in on at
    to from by for with about against between into through during before after above below over under up down out off
    again further once here there all any both each few more most other some such only own same too very just also is
    are was were be been being am have has had having do does did doing will would shall should can could may might must
    not no one two said says say told s t re ve ll d m don didn isn aren wasn weren won wouldn doesn hasn haven hadn
    couldn shouldn also however later meanwhile since still until`.split(/\s+/),
  ),
  de: new Set(
    `der die das des dem den ein eine einer eines einem einen dieser diese dieses diesem diesen jener jene jenes er sie es
    ihm ihn ihr ihre ihrer ihres ihrem ihren sein seine seiner seines seinem seinen wir uns unser unsere ihr euch ich mich
    mir mein meine du man wer was welche welcher welches wann wo warum wie und oder aber sondern denn weil dass daß ob wenn
    als während obwohl in im an am auf aus bei beim mit nach von vom vor zu zum zur für gegen über unter zwischen durch um
    ohne bis seit wegen trotz ist sind war waren sei wäre wird werden wurde wurden hat haben hatte hatten kann können konnte
    muss müssen musste soll sollen sollte will wollen wollte darf dürfen nicht kein keine keiner kein nur auch noch schon
    sehr mehr so dann da hier dort nun jetzt heute gestern morgen immer wieder zwei drei eins sagte sagt sagen jedoch doch
    zudem außerdem bereits inzwischen unterdessen dabei damit dazu deshalb daher allerdings am ab alle alles andere anderen`.split(
      /\s+/,
    ),
  ),
  fr: new Set(
    `le la les l un une des du de d au aux ce cet cette ces c il elle ils elles on nous vous je j tu me m te t se s lui leur
    leurs son sa ses mon ma mes ton ta tes notre nos votre vos qui que qu quoi dont où quand comment pourquoi quel quelle
    quels quelles et ou mais donc or ni car si comme lorsque puisque bien tandis pour par avec sans sous sur dans en entre
    vers chez contre depuis pendant avant après jusque est sont était étaient été être sera seront serait a ont avait
    avaient avoir aura aurait fait faire peut peuvent pouvait doit doivent devait ne n pas plus moins très aussi encore déjà
    toujours jamais rien tout toute tous toutes même autre autres ici là alors ainsi puis cependant toutefois pourtant
    hier demain aujourd hui deux trois dit dire disait selon`.split(/\s+/),
  ),
}

/** Whether a word is one of them. */
export function isCommonWord(word: string, language: string | undefined): boolean {
  return forLanguage(commonWords, language)?.has(word.toLowerCase()) ?? false
}
