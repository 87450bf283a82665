import type { AttributionWords } from "./attribution-words.ts"
import { wordSet as words } from "./word-set.ts"

export const english: AttributionWords = {
  verbs: words(`said says say saying told tells tell added adds announced announces announced declared declares stated
    states noted notes explained explains insisted insists stressed stresses emphasised emphasized argued argues claimed
    claims warned warns admitted admits acknowledged acknowledges conceded concedes confirmed confirms denied denies
    rejected rejects dismissed dismisses promised promises pledged pledges vowed vows called calls urged urges demanded
    demands asked asks suggested suggests indicated indicates implied implies believes believed thinks thought hopes hoped
    expects expected predicted predicts replied replies answered answers responded responds commented comments remarked
    remarks recalled recalls concluded concludes reported reports wrote writes tweeted criticised criticized criticises
    criticizes condemned condemns praised praises welcomed welcomes complained complains accused accuses described
    describes listed lists quoted agreed agrees proposed proposes reiterated reiterates repeated repeats observed observes
    maintained maintains asserted asserts contended contends countered counters continued continues joked noting adding`),
  speakerFollows:
    /\b(?:according to|in the words of|in the view of|in the opinion of|(?<!\b(?:was|were|is|are|been|being)\s+)(?:quot(?:ed|es|ing)|cit(?:ed|es|ing)))$/i,
  speakerIsCited: /\b(?:was|were|is|are|been|being)\s+(?:quoted|cited)$/i,
  betweenSubjectAndVerb:
    /^(?:has|have|had|will|would|can|could|may|might|must|shall|should|did|does|do|also|then|later|earlier|already|still|again|now|even|just|only|never|not|too|himself|herself|itself|themselves|first|once|today|yesterday|meanwhile|however|nevertheless|\p{Ll}+ly)$/u,
  prepositions: words(
    "of with in from by to for at on over between against about into toward towards under upon than among via without near beside behind",
  ),
  articles: words("the a an this that these those his her its their our"),
  conjunctions: words("and or & nor"),
  personNouns: words(`official officials spokesman spokesmen spokeswoman spokeswomen spokesperson minister ministers
    ministry president presidents premier leader leaders diplomat diplomats analyst analysts aide aides adviser advisers
    advisor advisors lawmaker lawmakers deputy deputies envoy envoys ambassador ambassadors secretary secretaries chairman
    chairwoman chair chief chiefs head heads government governments expert experts source sources activist activists lawyer
    lawyers journalist journalists newspaper newspapers agency agencies authorities troops forces army parliament
    commander commanders general generals officer officers citizen citizens people politician politicians senator senators
    member members representative representatives delegation team side sides`),
  beforePersonNouns: words("office foreign prime senior former vice state"),
  pronouns: words("he she it they we i you who which that one both neither someone nobody everybody"),
  turnsRound: /[,"”»’'!?]$/,
  passive:
    /\b(?:was|were|is|are|been|being|be)\s+(?:\p{Ll}+ly\s+)?(?:\p{Ll}+(?:ed|en)|told|said|made|seen|held|known|thought)$/iu,
  passiveAgent: "by",
  participle: {
    form: /^(?!according$)\p{L}{2,}ing$/iu,
    notBehind: words("was were is are been be being am keep keeps kept the a an its his her their of"),
  },
  spokenThings: words(`statement statements account accounts letter note speech remarks comments communique communiqué
    announcement declaration report memo message reply answer response testimony`),
  behindSpokenThing: words("of by from"),
}
