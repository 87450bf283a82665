import type { CodedFile } from "../../corpus/coded-file.ts"
import type { Corpus } from "../../corpus/corpus.ts"
import { toSource } from "../../text/normal-form.ts"
import { type Span, slice } from "../../text/span.ts"
import { shortened } from "../../text/wording.ts"
import { isRefusal, type Refusal, refuse } from "../act.ts"
import type { Fields, FieldValue } from "../act-params.ts"
import { chosenText, chosenTexts } from "./chosen.ts"
import { findVoice, type Voice } from "./find-voice.ts"
import { type ProposedCodes, proposeCodes } from "./propose-codes.ts"
import { findSaidWords, type SaidWords } from "./said-words.ts"
import { type Words, writeNear, writeQuote } from "./write-words.ts"

/** What can be known of a claim in some words of an article. */
export interface ClaimDraft {
  /** Where its words stand, in text order. */
  readonly pieces: readonly Span[]
  /** By the key of a claim; what is not known is left out. */
  readonly fields: ReadonlyMap<string, Exclude<FieldValue, null>>
}

/**
 * The claim in a range of an article, or in the sentence around an empty range. `chosen` are fields that somebody has
 * decided on: the rest follows them. Refused where there are no words to quote.
 */
export function draftClaim(file: CodedFile, range: Span, chosen: Fields, corpus: Corpus): ClaimDraft | Refusal {
  const said = findSaidWords(file, range)
  if (isRefusal(said)) return said
  const quote = writeQuote(said.pieces, file)
  if (quote === undefined) {
    const words = shortened(textOf(said).join(" … "))
    return refuse(`"${words}" occurs more often, and nothing tells it apart: select more words`)
  }
  const voice = findVoice({ ...said, file, corpus }, chosen)
  const codes = codesOf(said, voice, chosen, file, corpus)
  const pieces = said.pieces.map(piece => toSource(file.article.normal, piece))
  const whole = { start: pieces[0]?.start ?? 0, end: pieces.at(-1)?.end ?? 0 }
  const near = (match: Voice["cue"]) => match && writeNear(match, whole, file.article)
  const fields: [string, FieldValue | undefined][] = [
    ["speaker", voice.speakers.length > 0 ? voice.speakers.join(" + ") : undefined],
    ["source", toFieldValue(near(voice.pronoun))],
    ["cue", toFieldValue(near(voice.cue))],
    ["continues", voice.continues],
    ["mode", voice.mode],
    ["quote", toFieldValue(...quote)],
    ["kind", codes.kind],
    ["topic", codes.topic],
    ["stance", codes.stance],
    ["target", codes.target],
    ["modality", codes.modality],
  ]
  return { pieces, fields: new Map(fields.flatMap(([key, value]) => (value ? [[key, value] as const] : []))) }
}

function codesOf(said: SaidWords, { speakers }: Voice, chosen: Fields, file: CodedFile, corpus: Corpus): ProposedCodes {
  const decided = {
    topic: chosenText(chosen, "topic"),
    stance: chosenText(chosen, "stance"),
    kind: chosenText(chosen, "kind"),
    modality: chosenText(chosen, "modality"),
    target: chosenTexts(chosen, "target"),
  }
  const before = said.setting.text.slice(said.around.start, said.pieces[0]?.start)
  return proposeCodes(decided, { speakers, words: textOf(said).join(" "), before, file, corpus })
}

function textOf({ pieces, setting }: SaidWords): readonly string[] {
  return pieces.map(piece => slice(setting.text, piece))
}

function toFieldValue(...words: readonly (Words | undefined)[]): FieldValue | undefined {
  const found = words.filter(one => one !== undefined)
  const [first, second] = found
  if (typeof first === "string" && second === undefined) return first
  const texts = found.filter(one => typeof one === "string")
  if (texts.length === found.length) return texts.length === 0 ? undefined : texts
  return found.map(one => (typeof one === "string" ? { exact: one } : one))
}
