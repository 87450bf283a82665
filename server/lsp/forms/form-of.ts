import { claimShape } from "../../core/acts/claim-shape.ts"
import { asCodeKind, codeShape } from "../../core/acts/codebook-edits.ts"
import { articleShape } from "../../core/acts/edit-article.ts"
import { ownSidecar } from "../../core/acts/own-sidecar.ts"
import type { CodedFile } from "../../core/corpus/coded-file.ts"
import type { Corpus } from "../../core/corpus/corpus.ts"
import { codeLabel, entityName } from "../../core/corpus/names.ts"
import { findClaim } from "../../core/corpus/subject.ts"
import type { CodeKind } from "../../core/model/codebook.ts"
import { codeNouns } from "../../core/model/codebook.ts"
import type { YamlNode } from "../../core/model/yaml-node.ts"
import { slice } from "../../core/text/span.ts"
import { builtInCodebookText } from "../../core/yaml/built-in-codebook.ts"
import { field } from "../../core/yaml/nodes.ts"
import { otherLimits, readYaml, sidecarLimits } from "../../core/yaml/read.ts"
import { field as newField, type RecordShape, recordsIn, shapeAt, text } from "../../core/yaml/schema.ts"
import { registrySchema } from "../../core/yaml/schema-registry.ts"
import { sidecarSchema } from "../../core/yaml/schema-sidecar.ts"
import type { Form, FormField, FormParams } from "../acts-protocol.ts"
import { shorten } from "../cards/markdown.ts"
import { Lines } from "../convert.ts"
import type { Document } from "../feature.ts"
import type { FormContext } from "./choices.ts"
import { type FieldValues, valuesIn } from "./field-values.ts"
import { formFields } from "./form-fields.ts"
import { newClaimForm } from "./new-claim-form.ts"
import { withoutQuote } from "./without-quote.ts"

/** What can be filled in about a thing; undefined where there is no such thing. */
export function formOf(
  { of, kind, id, range, chosen }: FormParams,
  { uri, corpus, lines }: Document,
): Form | undefined {
  const codeKind = kind === undefined ? undefined : asCodeKind(kind)
  switch (of) {
    case "article":
      return articleForm(uri, corpus)
    case "entity":
      return id === undefined ? undefined : entityForm(id, uri, corpus)
    case "claim":
      return id === undefined ? undefined : claimForm(id, uri, corpus)
    case "code":
      return id === undefined || codeKind === undefined ? undefined : codeForm(codeKind, id, corpus)
    case "new-code":
      return codeKind === undefined ? undefined : newCodeForm(codeKind, corpus)
    case "new-claim": {
      const file = ownFile(uri, corpus)
      if (range === undefined || file === undefined || !corpus.pairs.hasArticle(uri)) return undefined
      return newClaimForm({ file, corpus, lines }, lines.toSpan(range), chosen ?? {})
    }
    default:
      return undefined
  }
}

/** What the person at work writes about an article; of a sidecar, its own. */
function ownFile(uri: string, corpus: Corpus): CodedFile | undefined {
  const sidecar = corpus.coded(uri)
  if (sidecar !== undefined) return sidecar
  const own = ownSidecar(uri, corpus)
  return own && (own.file ?? corpus.imagine(own.uri, own.text))
}

function articleForm(uri: string, corpus: Corpus): Form | undefined {
  const file = ownFile(uri, corpus)
  if (file === undefined) return undefined
  const values = valuesIn(readYaml(file.text, sidecarLimits).value, articleShape)
  const title = file.sidecar.source.title?.value ?? corpus.pathOf(file.articleUri ?? uri)
  return { title, fields: formFields(articleShape, { corpus, values, file }) }
}

function claimForm(slug: string, uri: string, corpus: Corpus): Form | undefined {
  const file = ownFile(uri, corpus)
  const anchor = file && findClaim(slug, file)
  if (file === undefined || anchor === undefined) return undefined
  const node = nodeAt(readYaml(file.text, sidecarLimits).value, ["claims", slug])
  const { span } = anchor
  const values = valuesIn(node, claimShape)
  const context: FormContext = { corpus, file, values, self: { kind: "claim", id: slug }, ...(span && { at: span }) }
  const range = span && new Lines(file.article.text).toRange(span)
  return {
    title: `Claim "${slug}"`,
    ...(span && { words: shorten(slice(file.article.text, span), 400) }),
    ...(range && { range }),
    fields: formFields(withoutQuote, context),
  }
}

function entityForm(id: string, uri: string, corpus: Corpus): Form | undefined {
  const isLocal = id.startsWith("_")
  const file = corpus.pairs.hasArticle(uri) || isLocal ? ownFile(uri, corpus) : undefined
  const source = isLocal ? file?.text : corpus.registryFile(corpus.registry.get(id)?.uri ?? "")?.text
  const shape = isLocal ? recordAt(sidecarSchema, "local") : recordAt(registrySchema, "entities")
  const node = nodeAt(readYaml(source ?? "", otherLimits).value, [isLocal ? "local" : "entities", id])
  if (node === undefined || shape === undefined) return undefined
  const context = { corpus, values: valuesIn(node, shape), ...(file && { file }) }
  return { title: entityName(id, file, corpus), fields: formFields(shape, context) }
}

function codeForm(kind: CodeKind, id: string, corpus: Corpus): Form | undefined {
  if (corpus.codes.get(kind, id) === undefined) return undefined
  const { codebook } = corpus
  const isWritten = codebook?.value.codes.has(kind) === true
  const source = isWritten ? codebook.text : builtInCodebookText
  const values = valuesIn(nodeAt(readYaml(source, otherLimits).value, [kind, id]), codeShape(kind))
  const fields = formFields(codeShape(kind), { corpus, values, self: { kind, id } })
  return { title: codeLabel(kind, id, corpus), fields }
}

/** What is asked for at once: its name, and what it needs to be of use. */
function newCodeForm(kind: CodeKind, corpus: Corpus): Form {
  const values: FieldValues = new Map()
  const shape = codeShape(kind)
  const own = formFields(shape, { corpus, values })
  const [label, others] = [own.filter(({ key }) => key === "label"), own.filter(({ key }) => key !== "label")]
  const id = formFields({ ...shape, fields: [newField("id", text, idDoc)] }, { corpus, values })
  const steps = new Set(kind === "topics" ? ["proposition", "parent"] : ["about", "parent"])
  const isAsked = ({ key, choices }: FormField) => steps.has(key) && choices?.length !== 0
  return {
    title: `New ${codeNouns[kind]}`,
    fields: [
      ...label.map(one => ({ ...one, doc: labelDoc, step: true, optional: false })),
      ...others.filter(isAsked).map(one => ({ ...one, step: true })),
      ...others.filter(one => !isAsked(one)),
      ...id,
    ],
  }
}

const labelDoc = "What people call the code; its id is made of it."
const idDoc = "The id of the code, by which files name it; by default it is made of the label."

function recordAt(schema: RecordShape, section: string): RecordShape | undefined {
  const shape = shapeAt(schema, [section, ""])
  return shape && recordsIn(shape)[0]
}

function nodeAt(root: YamlNode | undefined, path: readonly string[]): YamlNode | undefined {
  return path.reduce<YamlNode | undefined>((node, key) => field(node, key), root)
}
