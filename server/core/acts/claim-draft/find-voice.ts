import type { ClaimAnchor } from "../../anchor/claims.ts"
import type { Match } from "../../anchor/find-selector.ts"
import type { CodedFile } from "../../corpus/coded-file.ts"
import type { Corpus } from "../../corpus/corpus.ts"
import { type Attribution, findAttributions } from "../../language/find-attributions.ts"
import { toSource } from "../../text/normal-form.ts"
import { spanAt } from "../../text/segment.ts"
import { contains, overlaps } from "../../text/span.ts"
import type { Fields } from "../act-params.ts"
import { chosenText } from "./chosen.ts"
import { findActors, findSpeaker } from "./find-speaker.ts"
import { isSure } from "./main-attribution.ts"
import { type SaidWords, toNormalSpan } from "./said-words.ts"

/** Who speaks in a claim, and how the article says so. */
export interface Voice {
  /** Ids, or `narrator`; none where nobody is known. */
  readonly speakers: readonly string[]
  readonly cue?: Match | undefined
  /** The words for the speaker, where they are no name. */
  readonly pronoun?: Match | undefined
  /** Slug of the claim whose attribution carries on. */
  readonly continues?: string | undefined
  readonly mode?: string | undefined
}

interface VoiceContext extends SaidWords {
  readonly file: CodedFile
  readonly corpus: Corpus
}

/** A chosen speaker, or mode, rules out what does not go with it. */
export function findVoice(context: VoiceContext, chosen: Fields): Voice {
  const voice = fitted(guess(context), context, chosen)
  const mode = chosenText(chosen, "mode") ?? voice.mode
  return { ...voice, mode: isMode(mode, context.corpus) ? mode : chosenText(chosen, "mode") }
}

function guess(context: VoiceContext): Voice {
  const { attribution, file, corpus, pieces } = context
  const mode = reportedMode(context)
  if (attribution !== undefined) return attributed(attribution, mode, file, corpus)
  const before = mode === "indirect" ? undefined : claimBefore(context)
  if (before !== undefined) {
    const speakers = before.claim.speaker?.entities.map(({ value }) => value) ?? []
    return { speakers, continues: before.claim.slug.value, mode }
  }
  const wider = mode === "direct" ? attributionInParagraph(context) : undefined
  if (wider !== undefined) return attributed(wider, mode, file, corpus)
  const [first] = pieces
  const actors = first === undefined ? [] : findActors(toSource(file.article.normal, first), file, corpus)
  if (actors.length > 0) return { speakers: actors, mode: "narrated" }
  return { speakers: ["narrator"], mode: "narrator" }
}

function reportedMode({ pieces, setting: { quotations } }: VoiceContext): string {
  if (pieces.every(piece => quotations.some(one => contains(one, piece)))) return "direct"
  return pieces.some(piece => quotations.some(one => overlaps(one, piece))) ? "mixed" : "indirect"
}

function attributed(attribution: Attribution, mode: string, file: CodedFile, corpus: Corpus): Voice {
  const { cue, pronoun } = attribution
  return { speakers: findSpeaker(attribution, file, corpus), cue, pronoun, mode }
}

/** What somebody has chosen wins; a cue that is somebody else's gives way to one of the chosen speaker's. */
function fitted(voice: Voice, context: VoiceContext, chosen: Fields): Voice {
  const written = chosenText(chosen, "speaker")
  if (written === undefined) return voice
  const { file, corpus } = context
  const speakers = written.split("+").map(id => id.trim())
  if (speakers.includes("narrator")) return { speakers, mode: "narrator" }
  const isChosen = (ids: readonly string[]) => ids.length === speakers.length && speakers.every(id => ids.includes(id))
  if (isChosen(voice.speakers)) return voice
  const own = context.attributions.find(one => isChosen(findSpeaker(one, file, corpus)))
  if (own !== undefined) return attributed(own, reportedMode(context), file, corpus)
  return voice.cue === undefined ? { speakers, mode: "narrated" } : { ...voice, speakers }
}

function isMode(mode: string | undefined, corpus: Corpus): boolean {
  return mode !== undefined && corpus.codes.get("modes", mode) !== undefined
}

/** The last claim before, in the same paragraph or the same quotation, that somebody else than the article makes. */
function claimBefore({ pieces, file, setting }: VoiceContext): ClaimAnchor | undefined {
  const { normal, paragraphs } = file.article
  const at = toSource(normal, pieces[0] ?? { start: 0, end: 0 }).start
  const paragraph = spanAt(paragraphs, at)
  const quotation = setting.quotations.find(one => pieces.some(piece => overlaps(one, piece)))
  const isNear = ({ span }: ClaimAnchor) =>
    span !== undefined &&
    span.start < at &&
    ((paragraph !== undefined && contains(paragraph, span)) ||
      (quotation !== undefined && contains(quotation, toNormalSpan(span, file))))
  const speaks = ({ claim }: ClaimAnchor) =>
    (claim.cue !== undefined || claim.continues !== undefined) &&
    claim.speaker?.entities.every(({ value }) => value !== "narrator")
  const before = file.anchored.claims.filter(anchor => isNear(anchor) && speaks(anchor))
  return before.toSorted((a, b) => (b.span?.start ?? 0) - (a.span?.start ?? 0))[0]
}

/** The nearest before, else the nearest behind. */
function attributionInParagraph({ pieces, file, setting }: VoiceContext): Attribution | undefined {
  const at = pieces[0]?.start ?? 0
  const paragraph = spanAt(file.article.paragraphs, toSource(file.article.normal, { start: at, end: at + 1 }).start)
  if (paragraph === undefined) return undefined
  const all = findAttributions(file, toNormalSpan(paragraph, file), setting.quotations)
  const sure = all.filter(isSure)
  return sure.findLast(({ normal }) => normal.end <= at) ?? sure.find(({ normal }) => normal.start >= at)
}
