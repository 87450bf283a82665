import type { CodedFile } from "../../corpus/coded-file.ts"
import type { KnownCode } from "../../corpus/codes.ts"
import type { Corpus } from "../../corpus/corpus.ts"
import type { ClaimFact } from "../../corpus/facts.ts"
import { codeKey, entityKey } from "../../corpus/keys.ts"
import { isNegated } from "../../language/negation.ts"
import type { CodeKind } from "../../model/codebook.ts"
import { typeOfEntity } from "./find-speaker.ts"

/** What a claim is about, as far as it can be guessed or has been chosen. */
export interface ProposedCodes {
  readonly topic?: string | undefined
  readonly stance?: string | undefined
  readonly kind?: string | undefined
  readonly modality?: string | undefined
  readonly target?: readonly string[] | undefined
}

/** What the guesses go by. */
interface CodesContext {
  /** Ids. */
  readonly speakers: readonly string[]
  /** The words of the claim, and those before them in the sentence. */
  readonly words: string
  readonly before: string
  readonly file: CodedFile
  readonly corpus: Corpus
}

/**
 * As in the speaker's last claim (on the chosen topic, if one is), else by the topics' keywords; nothing that the codebook
 * rules out, or that contradicts what the speaker says elsewhere. What is `chosen` stays.
 */
export function proposeCodes(chosen: ProposedCodes, context: CodesContext): ProposedCodes {
  const last = lastClaim(context, chosen.topic)
  const topic = chosen.topic ?? (isUsable("topics", last?.topic, context) ? last?.topic : topicByKeywords(context))
  const alike = last !== undefined && last.topic === topic ? last : undefined
  const stance = chosen.stance ?? (topic === undefined ? undefined : stanceLike(alike, topic, context))
  const kind = chosen.kind ?? proposeKind(alike, stance, context)
  const allowed = kind === undefined ? [] : (context.corpus.codes.get("claim-kinds", kind)?.modality ?? [])
  const isAsserted = allowed.length === 0 || allowed.some(({ value }) => value === "asserted")
  const modality = chosen.modality ?? (isAsserted ? undefined : allowed[0]?.value)
  return { topic, stance, kind, modality, target: chosen.target ?? targetLike(alike, topic, context) }
}

/** The last in this article, else of the article that comes last. */
function lastClaim({ speakers, file, corpus }: CodesContext, topic: string | undefined): ClaimFact | undefined {
  const [speaker] = speakers
  if (speaker === undefined || speaker === "narrator") return undefined
  const fits = (claim: ClaimFact) => claim.speakers.includes(speaker) && (topic === undefined || claim.topic === topic)
  const here = (corpus.index.get(file.uri)?.claims ?? []).filter(fits)
  const start = ({ span }: ClaimFact) => span?.start ?? -1
  if (here.length > 0) return here.reduce((last, one) => (start(one) >= start(last) ? one : last))
  const [last] = corpus.index.claims.lastBy(entityKey(speaker, file.uri), file.coder, topic)
  return last?.claim
}

function isUsable(kind: CodeKind, id: string | undefined, { corpus }: Pick<CodesContext, "corpus">): boolean {
  if (id === undefined) return false
  const code = corpus.codes.get(kind, id)
  return code === undefined ? !corpus.codes.has(kind) : !code.abstract && code.deprecated === undefined
}

/** The topic of which most keywords stand in the words. */
function topicByKeywords({ words, corpus }: CodesContext): string | undefined {
  let best: { readonly id: string; readonly hits: number } | undefined
  for (const code of corpus.codes.all("topics")) {
    if (!isUsable("topics", code.id.value, { corpus })) continue
    const hits = code.keywords.filter(({ value }) => placesOf(value, words).length > 0).length
    if (hits > (best?.hits ?? 0)) best = { id: code.id.value, hits }
  }
  return best?.id
}

/** Where a stem begins a word. */
function placesOf(stem: string, words: string): readonly number[] {
  const [text, wanted] = [words.toLowerCase(), stem.toLowerCase()]
  const places: number[] = []
  for (let at = text.indexOf(wanted); wanted !== "" && at >= 0; at = text.indexOf(wanted, at + 1)) {
    if (!/[\p{L}\p{M}\p{N}]$/u.test(text.slice(Math.max(0, at - 2), at))) places.push(at)
  }
  return places
}

function stanceLike(last: ClaimFact | undefined, topic: string, context: CodesContext): string | undefined {
  const stance = last?.stance
  const { corpus, speakers, file } = context
  if (stance === undefined || !isUsable("stances", stance, context)) return undefined
  const isContrary = (other: string | undefined) => other !== undefined && corpus.codes.contradict(stance, other)
  const contradicts = speakers.some(id => corpus.index.claims.onTopic(id, topic, file.coder, isContrary).length > 0)
  return contradicts || (stance === "supports" && isDenied(topic, context)) ? undefined : stance
}

function isDenied(topic: string, { words, before, file, corpus }: CodesContext): boolean {
  const keywords = corpus.codes.get("topics", topic)?.keywords ?? []
  return keywords.some(({ value }) =>
    placesOf(value, words).some(at => isNegated(`${before} ${words.slice(0, at)}`, file.language)),
  )
}

/** The last claim's; else the one that is used most of those that allow the stance and ask for nothing more. */
function proposeKind(
  last: ClaimFact | undefined,
  stance: string | undefined,
  context: CodesContext,
): string | undefined {
  const { corpus } = context
  const allows = (code: KnownCode) =>
    stance === undefined || code.stance.length === 0 || code.stance.some(({ value }) => value === stance)
  const kinds = [...corpus.codes.all("claim-kinds")].filter(code => isUsable("claim-kinds", code.id.value, context))
  const fitting = kinds.filter(allows)
  if (fitting.some(({ id }) => id.value === last?.kind)) return last?.kind
  const plain = fitting.filter(({ requires, stance, modality }) =>
    [requires.filter(({ value }) => value !== "stance"), stance, modality].every(list => list.length === 0),
  )
  const candidates = plain.length > 0 ? plain : fitting
  const uses = ({ id }: KnownCode) => corpus.index.totals.of(codeKey("claim-kinds", id.value), undefined).mentions
  return candidates.toSorted((a, b) => uses(b) - uses(a))[0]?.id.value
}

/** Whom the last claim is aimed at, as far as the topic takes them. */
function targetLike(
  last: ClaimFact | undefined,
  topic: string | undefined,
  { file, corpus }: CodesContext,
): readonly string[] | undefined {
  const types = (topic === undefined ? undefined : corpus.codes.get("topics", topic))?.targetTypes ?? []
  const fits = (id: string) => {
    const type = typeOfEntity(id, file, corpus)
    if (type === undefined) return false
    return types.length === 0 || types.some(({ value }) => corpus.codes.isUnder("entity-types", type, value))
  }
  const targets = last?.targets.filter(fits) ?? []
  return targets.length > 0 ? targets : undefined
}
