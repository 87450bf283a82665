import { isRefusal } from "../../core/acts/act.ts"
import type { Fields, FieldValue } from "../../core/acts/act-params.ts"
import { draftClaim } from "../../core/acts/claim-draft/claim-draft.ts"
import type { CodedFile } from "../../core/corpus/coded-file.ts"
import type { Corpus } from "../../core/corpus/corpus.ts"
import { type Span, slice } from "../../core/text/span.ts"
import type { Form, FormField } from "../acts-protocol.ts"
import { shorten } from "../cards/markdown.ts"
import type { Lines } from "../convert.ts"
import { formFields } from "./form-fields.ts"
import { withoutQuote } from "./without-quote.ts"

interface ClaimSetting {
  readonly file: CodedFile
  readonly corpus: Corpus
  /** Of the article. */
  readonly lines: Lines
}

/**
 * What can be known of a claim in some words, given what has been chosen. What nobody but the person can know is a step;
 * so is what the claim kind asks for. Where there can be no claim, the title says why, and there are no fields.
 */
export function newClaimForm({ file, corpus, lines }: ClaimSetting, range: Span, chosen: Fields): Form {
  const draft = draftClaim(file, range, chosen, corpus)
  if (isRefusal(draft)) return { title: draft.refused, fields: [] }
  const { pieces } = draft
  const at = { start: pieces[0]?.start ?? range.start, end: pieces.at(-1)?.end ?? range.end }
  const values = new Map<string, FieldValue>([...draft.fields].map(([key, value]) => [key, shown(key, value)]))
  for (const [key, value] of Object.entries(chosen)) values.set(key, value)
  const fields = formFields(withoutQuote, { corpus, file, values, at })
  const asked = askedFor(values, chosen, corpus)
  return {
    title: "New claim",
    words: shorten(pieces.map(piece => slice(file.article.text, piece)).join(" … "), 400),
    range: lines.toRange(at),
    fields: fields.map(one => {
      const optional = one.optional && !asked.required.has(one.key)
      return isStep(one, asked) ? { ...one, optional, step: true } : { ...shortened(one), optional }
    }),
  }
}

/** Words with neighbours as the words alone, as in other forms; a list where there can be several. */
function shown(key: string, value: FieldValue): FieldValue {
  const first = Array.isArray(value) ? value[0] : undefined
  if (typeof first === "object") return first.exact ?? null
  return key === "target" && typeof value === "string" ? [value] : value
}

/** As many choices as are worth sending for what is not asked. */
const mostOffered = 100

function shortened(field: FormField): FormField {
  const { choices = [] } = field
  return choices.length <= mostOffered ? field : { ...field, choices: choices.slice(0, mostOffered), open: true }
}

interface Asked {
  /** Keys that the claim kind asks for. */
  readonly required: ReadonlySet<string>
  /** Keys that are steps; what was asked once stays one, so that there is a way back. */
  readonly wanted: ReadonlySet<string>
}

function askedFor(values: ReadonlyMap<string, FieldValue>, chosen: Fields, { codes }: Corpus): Asked {
  const [kind, topic] = [values.get("kind"), values.get("topic")]
  const requires = typeof kind === "string" ? (codes.get("claim-kinds", kind)?.requires ?? []) : []
  const types = typeof topic === "string" ? (codes.get("topics", topic)?.targetTypes ?? []) : []
  const required = new Set(requires.map(({ value }) => value))
  const target = types.length > 0 || (values.get("target") ?? null) !== null ? ["target"] : []
  return { required, wanted: new Set([...required, ...target, ...Object.keys(chosen), "speaker", "topic", "stance"]) }
}

/** What only a person can decide, and what every claim needs and nobody knows. */
function isStep({ key, value, optional }: FormField, { wanted }: Asked): boolean {
  return wanted.has(key) || (!optional && value === null)
}
