import { placeOfClaim } from "../../core/corpus/claim-places.ts"
import type { CodedFile } from "../../core/corpus/coded-file.ts"
import type { Corpus } from "../../core/corpus/corpus.ts"
import type { IndexedClaim } from "../../core/corpus/indexed-claims.ts"
import { codeLabel, entityName } from "../../core/corpus/names.ts"
import { stanceVerb } from "../../core/corpus/stance-verb.ts"
import type { Claim } from "../../core/model/claim.ts"
import { listed } from "../../core/text/wording.ts"
import type { CardContext } from "./card-context.ts"
import { bold, inLine, italic, plain, quoted } from "./markdown.ts"

/** What a sentence about a claim is made of. */
export interface ClaimWords {
  readonly speakers: readonly string[]
  readonly targets: readonly string[]
  readonly topic?: string
  readonly stance?: string
}

export function wordsOfClaim({ speaker, target, topic, stance }: Claim): ClaimWords {
  return {
    speakers: speaker?.entities.map(({ value }) => value) ?? [],
    targets: target.map(({ value }) => value),
    ...(topic && { topic: topic.value }),
    ...(stance && { stance: stance.value }),
  }
}

/** How the user's words stand in a sentence. */
interface Wording {
  readonly name: (text: string) => string
  readonly proposition: (text: string) => string
  readonly code: (text: string) => string
}

const asMarkdown: Wording = { name: bold, proposition: italic, code: plain }
const asText: Wording = { name: text => text, proposition: text => text, code: text => text }

/** `**Karim Masimov** (indirect) supports *Kazakhstan chairs the OSCE in 2010*, about **Kazakhstan**` */
export function claimSentence(
  words: ClaimWords,
  file: CodedFile | undefined,
  corpus: Corpus,
  aside: readonly string[] = [],
): string {
  const how = aside.length === 0 ? "" : ` (${aside.join(", ")})`
  return `${speakersOf(words, file, corpus, asMarkdown)}${how} ${predicate(words, file, corpus, asMarkdown)}`
}

/** The same for where there is no Markdown: `Karim Masimov supports Kazakhstan chairs the OSCE in 2010`. */
export function plainClaimSentence(words: ClaimWords, file: CodedFile | undefined, corpus: Corpus): string {
  return `${speakersOf(words, file, corpus, asText)} ${predicate(words, file, corpus, asText)}`
}

function speakersOf({ speakers }: ClaimWords, file: CodedFile | undefined, corpus: Corpus, wording: Wording): string {
  const names = speakers.map(id => wording.name(id === "narrator" ? "The article" : entityName(id, file, corpus)))
  return names.length === 0 ? "Nobody named" : listed(names, "and")
}

/** The sentence less its speaker. */
function predicate(words: ClaimWords, file: CodedFile | undefined, corpus: Corpus, wording: Wording): string {
  const targets = words.targets.map(id => wording.name(entityName(id, file, corpus)))
  const about = targets.length === 0 ? "" : `, about ${listed(targets, "and")}`
  const topic = words.topic === undefined ? "something" : wording.proposition(propositionOf(words.topic, corpus))
  return `${wording.code(stanceVerb(words.stance, corpus))} ${topic}${about}`
}

/** One line for a claim of any article: `**Rice** opposes *…*: “quote” · article`. */
export function claimLine(
  { facts, claim, article }: IndexedClaim,
  context: CardContext,
  speaker: "named" | "known",
): string {
  const { corpus } = context
  const isLocal = [...claim.speakers, ...claim.targets].some(id => id.startsWith("_"))
  const file = isLocal ? corpus.coded(facts.uri) : undefined
  const sentence = speaker === "named" ? claimSentence(claim, file, corpus) : predicate(claim, file, corpus, asMarkdown)
  const text = facts.articleUri === undefined || !claim.span ? undefined : corpus.textOf(facts.articleUri)
  const quote = text && claim.span ? `: ${quoted(text.slice(claim.span.start, claim.span.end), 60)}` : ""
  const name = article === "" ? corpus.pathOf(facts.articleUri ?? facts.uri) : article
  const isHere = facts.uri === context.file?.uri
  return inLine(
    sentence + quote,
    isHere ? undefined : context.link(plain(name), placeOfClaim({ facts, claim, article })),
  )
}

/** What the topic's stances are towards; its label where it has no proposition. */
function propositionOf(topic: string, corpus: Corpus): string {
  const proposition = corpus.codes.get("topics", topic)?.proposition?.value
  return proposition?.trim().replace(/\.$/, "") ?? codeLabel("topics", topic, corpus)
}
