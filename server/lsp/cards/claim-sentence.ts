import { placeOfClaim } from "../../core/corpus/claim-places.ts"
import type { CodedFile } from "../../core/corpus/coded-file.ts"
import type { Corpus } from "../../core/corpus/corpus.ts"
import type { IndexedClaim } from "../../core/corpus/corpus-index.ts"
import type { Claim } from "../../core/model/claim.ts"
import { codeLabel, entityName } from "../names.ts"
import type { CardContext } from "./card-context.ts"
import { bold, inLine, italic, listed, plain, quoted } from "./markdown.ts"

/** What a sentence about a claim is made of. */
export interface ClaimWords {
  readonly speakers: readonly string[]
  readonly targets: readonly string[]
  readonly topic?: string
  readonly stance?: string
}

/** Stances of the built-in codebook that are no verbs. */
const verbs: ReadonlyMap<string, string> = new Map([
  ["withholds", "withholds support for"],
  ["mixed", "partly supports"],
  ["neutral", "takes no side on"],
  ["none", "speaks of"],
])

export function wordsOfClaim({ speaker, target, topic, stance }: Claim): ClaimWords {
  return {
    speakers: speaker?.entities.map(({ value }) => value) ?? [],
    targets: target.map(({ value }) => value),
    ...(topic && { topic: topic.value }),
    ...(stance && { stance: stance.value }),
  }
}

/** `**Karim Masimov** (indirect) supports *Kazakhstan chairs the OSCE in 2010*, about **Kazakhstan**` */
export function claimSentence(
  words: ClaimWords,
  file: CodedFile | undefined,
  corpus: Corpus,
  aside: readonly string[] = [],
): string {
  const speakers = words.speakers.map(id => bold(id === "narrator" ? "The article" : entityName(id, file, corpus)))
  const who = speakers.length === 0 ? "Nobody named" : listed(speakers)
  const how = aside.length === 0 ? "" : ` (${aside.join(", ")})`
  return `${who}${how} ${predicate(words, file, corpus)}`
}

/** The sentence less its speaker. */
function predicate(words: ClaimWords, file: CodedFile | undefined, corpus: Corpus): string {
  const targets = words.targets.map(id => bold(entityName(id, file, corpus)))
  const about = targets.length === 0 ? "" : `, about ${listed(targets)}`
  const topic = words.topic === undefined ? "something" : italic(propositionOf(words.topic, corpus))
  return `${verbOf(words.stance, corpus)} ${topic}${about}`
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
  const sentence = speaker === "named" ? claimSentence(claim, file, corpus) : predicate(claim, file, corpus)
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

/** Whether a stance stands in the sentence under its own name. */
export function saysItself(stance: string, corpus: Corpus): boolean {
  return corpus.codes.get("stances", stance)?.label !== undefined || !verbs.has(stance)
}

function verbOf(stance: string | undefined, corpus: Corpus): string {
  if (stance === undefined) return "speaks of"
  return plain(corpus.codes.get("stances", stance)?.label?.value ?? verbs.get(stance) ?? stance)
}
