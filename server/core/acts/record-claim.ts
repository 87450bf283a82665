import { firstOccurrence } from "../anchor/claims.ts"
import type { CodedFile } from "../corpus/coded-file.ts"
import type { Corpus } from "../corpus/corpus.ts"
import { entityName } from "../corpus/names.ts"
import type { TextEdit } from "../text/edit.ts"
import { type Span, slice } from "../text/span.ts"
import type { FieldChange } from "../yaml/field-change.ts"
import { idFault } from "../yaml/id.ts"
import { shapeAt, text } from "../yaml/schema.ts"
import { sidecarSchema } from "../yaml/schema-sidecar.ts"
import { setFields } from "../yaml/set-field.ts"
import { type Writable, writeFlow } from "../yaml/write.ts"
import { type Act, isRefusal, type Refusal, refuse } from "./act.ts"
import type { Fields, FieldValue } from "./act-params.ts"
import { chosenText } from "./claim-draft/chosen.ts"
import { type ClaimDraft, draftClaim } from "./claim-draft/claim-draft.ts"
import { claimSlug } from "./claim-draft/claim-slug.ts"
import { claimKeys } from "./claim-edits.ts"
import { claimShape } from "./claim-shape.ts"
import { toContent } from "./field-content.ts"
import { fieldsFault } from "./field-fault.ts"
import { draftOf } from "./sidecar-draft.ts"

/**
 * Records who says what in some words of an article. What the user chose is written; the rest is filled in as far as it
 * can be known. What cannot be known is left out, for checks and their repairs to ask for.
 */
export const recordClaim: Act<"record-claim"> = {
  name: "record-claim",
  run({ uri, range, fields = {}, claim }, { corpus }) {
    const sidecar = draftOf(uri, corpus)
    if (isRefusal(sidecar)) return sidecar
    const { file } = sidecar
    const fault = fieldsFault(fields, claimShape, { corpus, file }) ?? slugFault(claim, file)
    if (fault !== undefined) return refuse(fault)
    const added = addClaim(file, range, { fields, ...(claim !== undefined && { slug: claim }) }, corpus)
    if (isRefusal(added)) return added
    const { slug, values, edits } = added
    const what = `claim${whose(values.get("speaker"), file, corpus)} as "${slug}"`
    return {
      title: `Record a ${what}`,
      done: `Recorded a ${what}`,
      changes: [{ uri: file.uri, edits }],
      goTo: { uri: file.uri, words: `${slug}:` },
    }
  },
}

/** A claim that is not written yet. */
export interface AddedClaim {
  readonly slug: string
  /** By the key of a claim; what cannot be known is left out. */
  readonly values: ReadonlyMap<string, FieldValue>
  readonly edits: readonly TextEdit[]
}

/** The claim in a range of an article, written into its sidecar; what is `chosen` stays. */
export function addClaim(
  file: CodedFile,
  range: Span,
  chosen: { readonly fields: Fields; readonly slug?: string },
  corpus: Corpus,
): AddedClaim | Refusal {
  const draft = draftClaim(file, range, chosen.fields, corpus)
  if (isRefusal(draft)) return draft
  const values = valuesOf(draft, chosen.fields)
  const slug = chosen.slug ?? newSlug(draft, values, file)
  const edits = setFields(file.text, sidecarSchema, toChanges(slug, values, nextClaim(file, draft)))
  if (edits === undefined)
    return refuse(`"${slug}" cannot be added to "${corpus.pathOf(file.uri)}": mend its claims first`)
  return { slug, values, edits }
}

/** ` of Anna Adler and Ben Moss` */
function whose(speaker: FieldValue | undefined, file: CodedFile, corpus: Corpus): string {
  if (typeof speaker !== "string") return ""
  if (speaker === "narrator") return " of the article"
  return ` of ${speaker
    .split("+")
    .map(id => entityName(id.trim(), file, corpus))
    .join(" and ")}`
}

function slugFault(slug: string | undefined, { sidecar }: CodedFile): string | undefined {
  if (slug === undefined) return undefined
  if (sidecar.claims.some(claim => claim.slug.value === slug))
    return `There is a claim "${slug}" already: choose another name`
  const fault = idFault(slug, "claim")
  return fault === undefined ? undefined : `"${slug}" ${fault}`
}

function newSlug({ pieces }: ClaimDraft, values: ReadonlyMap<string, FieldValue>, file: CodedFile): string {
  const { article, sidecar, language } = file
  const said = pieces.map(piece => slice(article.text, piece)).join(" ")
  const chosen = (key: string) => chosenText(Object.fromEntries(values), key)
  const taken = new Set(sidecar.claims.map(({ slug }) => slug.value))
  return claimSlug(said, [chosen("speaker"), chosen("topic")], taken, article.bounded ? language : undefined)
}

/** What is given wins, but words that the draft has found, too, keep the neighbours that tell them apart. */
function valuesOf({ fields: known }: ClaimDraft, given: Fields): ReadonlyMap<string, FieldValue> {
  const values = new Map<string, FieldValue>()
  for (const key of [...claimKeys, ...Object.keys(given)]) {
    const found = known.get(key)
    const value = given[key] === undefined || sameWords(given[key], found) ? found : given[key]
    if (value !== undefined && value !== null && value !== "") values.set(key, value)
  }
  return values
}

function sameWords(given: FieldValue, found: FieldValue | undefined): boolean {
  const [only, second] = Array.isArray(found) ? found : []
  return second === undefined && typeof only === "object" && only !== null && only.exact === given
}

/** The claim as a whole, then what stands deeper: `links.repeats`. */
function toChanges(
  slug: string,
  values: ReadonlyMap<string, FieldValue>,
  before: string | undefined,
): readonly FieldChange[] {
  const written = [...values].flatMap(([key, value]) => {
    const content = toContent(value, shapeAt(claimShape, key.split(".")) ?? text)
    return content === undefined ? [] : [[key, isTooWide(key, content) ? content.flow : content] as const]
  })
  const own = new Map(written.filter(([key]) => !key.includes(".")))
  const deeper = written.filter(([key]) => key.includes("."))
  return [
    { path: ["claims", slug], value: own, ...(before !== undefined && { before }) },
    ...deeper.map(([key, value]) => ({ path: ["claims", slug, ...key.split(".")], value })),
  ]
}

/** What does not fit on the line of a claim's key stands in lines of its own. */
function isTooWide(key: string, content: Writable): content is { readonly flow: Writable } {
  const isFlow = typeof content === "object" && "flow" in content
  return isFlow && `    ${key}: ${writeFlow(content)}`.length > 88
}

/** The claim before which one at these words belongs, if the claims stand in the order of the text. */
function nextClaim({ anchored }: CodedFile, { pieces }: ClaimDraft): string | undefined {
  const places = anchored.claims.map(anchor => firstOccurrence(anchor) ?? Number.MAX_SAFE_INTEGER)
  const isOrdered = places.every((place, index) => place >= (places[index - 1] ?? 0))
  const own = pieces[0]?.start ?? 0
  const next = isOrdered ? places.findIndex(place => place > own) : -1
  return anchored.claims[next]?.claim.slug.value
}
