import type { Corpus } from "../../core/corpus/corpus.ts"
import { schemaOf } from "../../core/corpus/schema-of.ts"
import { allRules } from "../../core/rules/all-rules.ts"
import type { Span } from "../../core/text/span.ts"
import { type ScalarAt, scalarAt } from "../../core/yaml/scalar-at.ts"
import { alternativesOf, type Choice, fieldAt, type RecordShape, type Shape, shapeAt } from "../../core/yaml/schema.ts"
import { yamlTree } from "../yaml-tree.ts"
import { bold, code, inLine, paragraphs, plain } from "./markdown.ts"

/** What a key of our YAML files means, or a word that may stand as a value; with the place that it is about. */
export function keyCard(
  uri: string,
  text: string,
  offset: number,
  corpus: Corpus,
): { readonly markdown: string; readonly span: Span } | undefined {
  const root = schemaOf(uri, corpus)
  const found = root && scalarAt(yamlTree(uri, text), offset)
  if (root === undefined || found === undefined) return undefined
  const markdown = found.role === "key" ? ofKey(found, root) : ofValue(found, root)
  return markdown === undefined ? undefined : { markdown, span: found.scalar.span }
}

function ofKey({ scalar, path }: ScalarAt, root: RecordShape): string | undefined {
  const field = fieldAt(root, path, scalar.value)
  if (field !== undefined) {
    const choices = flatten(field.shape).flatMap(shape => (shape.kind === "choice" ? shape.choices : []))
    return paragraphs(
      inLine(bold(field.key), field.required === true ? "required" : undefined),
      plain(field.doc),
      choices.map(({ value, doc }) => `- ${code(value)}: ${plain(doc)}`).join("\n"),
    )
  }
  for (const shape of flatten(shapeAt(root, path))) {
    if (shape.kind !== "map") continue
    if (shape.key.refers === "rule") return ruleCard(scalar.value)
    const choice = shape.key.choices?.find(({ value }) => value === scalar.value)
    if (choice !== undefined) return choiceCard(choice)
  }
  return undefined
}

function ofValue({ scalar, path }: ScalarAt, root: RecordShape): string | undefined {
  for (const shape of flatten(shapeAt(root, path))) {
    if (shape.kind === "text" && shape.refers === "rule") return ruleCard(scalar.value)
    const choices = shape.kind === "choice" ? shape.choices : shape.kind === "text" ? shape.also : undefined
    const choice = choices?.find(({ value }) => value === scalar.value)
    if (choice !== undefined) return choiceCard(choice)
  }
  return undefined
}

/** All that may stand there, a single item of a list included. */
function flatten(shape: Shape | undefined): readonly Shape[] {
  if (shape === undefined) return []
  return alternativesOf(shape).flatMap(one => (one.kind === "list" ? [one, ...flatten(one.of)] : [one]))
}

function choiceCard({ value, doc }: Choice): string {
  return paragraphs(bold(value), plain(doc))
}

function ruleCard(name: string): string | undefined {
  const rule = allRules.find(({ meta }) => meta.code === name)
  if (rule === undefined) return undefined
  // The catalogue is our own text, and Markdown.
  return paragraphs(inLine(bold(name), `rule, by default ${rule.meta.severity}`), rule.meta.summary, rule.meta.details)
}
