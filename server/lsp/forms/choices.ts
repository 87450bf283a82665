import type { CodedFile } from "../../core/corpus/coded-file.ts"
import type { Corpus } from "../../core/corpus/corpus.ts"
import type { ClaimFact, SidecarFacts } from "../../core/corpus/facts.ts"
import { codeKey, entityKey, linkTarget } from "../../core/corpus/keys.ts"
import type { CodeKind } from "../../core/model/codebook.ts"
import type { Span } from "../../core/text/span.ts"
import { type Field, recordsIn, type Shape, shapeAt, type TextShape } from "../../core/yaml/schema.ts"
import { sidecarSchema } from "../../core/yaml/schema-sidecar.ts"
import type { Choice } from "../acts-protocol.ts"
import { plainClaimSentence } from "../cards/claim-sentence.ts"
import { codeChoices } from "./code-choices.ts"
import { entityChoices } from "./entity-choices.ts"
import type { FieldValues } from "./field-values.ts"

/** What choices depend on. */
export interface FormContext {
  readonly corpus: Corpus
  readonly values: FieldValues
  /** The sidecar that is written to, where the form is about something in one. */
  readonly file?: CodedFile
  /** The words of the article that it is about. */
  readonly at?: Span
  /** The claim or the code that it is about. */
  readonly self?: { readonly kind: "claim" | CodeKind; readonly id: string }
}

/** What can be chosen for a field; undefined where any text may stand. */
export function choicesFor(field: Field, shape: Shape, context: FormContext): readonly Choice[] | undefined {
  if (shape.kind === "choice") return shape.choices.map(({ value, doc }) => ({ value, label: value, detail: doc }))
  if (shape.kind === "boolean") return yesAndNo
  return shape.kind === "text" ? referred(field, shape, context) : undefined
}

const yesAndNo: readonly Choice[] = [
  { value: "true", label: "yes" },
  { value: "false", label: "no" },
]

function referred(
  { key }: Field,
  { refers, also = [] }: TextShape,
  context: FormContext,
): readonly Choice[] | undefined {
  if (typeof refers === "object") return codeChoices(refers.code, key, context)
  const { self } = context
  if (key === "use" && self !== undefined && self.kind !== "claim") return codeChoices(self.kind, key, context)
  switch (refers) {
    case "entity":
      return entityChoices(key, also, context)
    case "claim":
      return linkable(context)
    case "own-claim":
      return ownClaims(context)
    case "coder":
      return coders(context)
    case "claim-field":
      return claimFields()
    default:
      return undefined
  }
}

function ownClaims({ corpus, file, self }: FormContext): readonly Choice[] {
  return (file?.sidecar.claims ?? []).flatMap(({ slug, speaker, target, topic, stance }) => {
    if (self?.kind === "claim" && self.id === slug.value) return []
    const ids = { speakers: speaker?.entities.map(one => one.value) ?? [], targets: target.map(one => one.value) }
    const words = { ...ids, ...(topic && { topic: topic.value }), ...(stance && { stance: stance.value }) }
    return [{ value: slug.value, label: slug.value, detail: plainClaimSentence(words, file, corpus) }]
  })
}

/** More than anybody reads through. */
const mostClaims = 200

/** Of this article; then of others, on the same topic or by the same speaker. */
function linkable(context: FormContext): readonly Choice[] {
  const { values } = context
  const others = [...new Map([...relatedClaims(context)].map(choice => [choice.value, choice])).values()]
  const known = new Set(others.map(({ value }) => value))
  const linked = [...values].flatMap(([key, value]) => (key.startsWith("links.") && Array.isArray(value) ? value : []))
  const far = linked.filter((to): to is string => typeof to === "string" && to.includes("/") && !known.has(to))
  return [...ownClaims(context), ...far.map(to => farClaim(to, context)), ...others]
}

function* relatedClaims({ corpus, file, values }: FormContext): Generator<Choice> {
  const [topic, speaker] = [values.get("topic"), values.get("speaker")]
  const onTopic = typeof topic === "string" ? corpus.index.using(codeKey("topics", topic)) : []
  const spoken =
    typeof speaker === "string" && file ? corpus.index.claims.lastBy(entityKey(speaker, file.uri), file.coder) : []
  let left = mostClaims
  const choice = (claim: ClaimFact, { articleId, coder, uri }: SidecarFacts): readonly Choice[] => {
    if (uri === file?.uri || coder !== file?.coder || articleId === undefined || left-- <= 0) return []
    const value = `${articleId}/${claim.slug}`
    return [{ value, label: value, detail: plainClaimSentence(claim, undefined, corpus) }]
  }
  for (const facts of onTopic) {
    if (left <= 0) return
    for (const claim of facts.claims) if (claim.topic === topic) yield* choice(claim, facts)
  }
  for (const { claim, facts } of spoken) {
    if (left <= 0) return
    yield* choice(claim, facts)
  }
}

function farClaim(to: string, { corpus, file }: FormContext): Choice {
  const { article, slug } = linkTarget(to, undefined)
  const claim = corpus.index.claims.find(article, slug, file?.coder)?.claim
  return { value: to, label: to, ...(claim && { detail: plainClaimSentence(claim, undefined, corpus) }) }
}

function coders({ corpus }: FormContext): readonly Choice[] {
  return [...corpus.config.value.annotators.values()].map(({ id, name }) => ({
    value: id.value,
    label: name?.value ?? id.value,
    ...(name && { description: id.value }),
  }))
}

/** The keys of a claim that not every claim has. */
function claimFields(): readonly Choice[] {
  const claim = shapeAt(sidecarSchema, ["claims", ""])
  const fields = claim === undefined ? [] : recordsIn(claim).flatMap(record => record.fields)
  return fields
    .filter(({ key, required }) => required !== true || key === "stance")
    .map(({ key, doc }) => ({ value: key, label: key, detail: doc }))
}
