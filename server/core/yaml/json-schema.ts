import type { Choice, ListShape, MapShape, RecordShape, Shape, TextShape } from "./schema.ts"
import { codebookSchema } from "./schema-codebook.ts"
import { configSchema } from "./schema-config.ts"
import { registrySchema } from "./schema-registry.ts"
import { sidecarSchema } from "./schema-sidecar.ts"

type JsonSchema = { readonly [keyword: string]: unknown }

/** A JSON Schema (draft-07) of each kind of file, for editors that know nothing of Postil. */
export function jsonSchemas(): Record<"postil" | "codebook" | "registry" | "sidecar", JsonSchema> {
  return {
    postil: root("postil.yaml: the settings of a corpus", configSchema),
    codebook: root("codebook.yaml: the codes of a corpus", codebookSchema),
    registry: root("registry.yaml: the entities of a corpus", registrySchema),
    sidecar: root("The annotations of one article", sidecarSchema),
  }
}

function root(title: string, shape: RecordShape): JsonSchema {
  return { $schema: "http://json-schema.org/draft-07/schema#", title, ...ofShape(shape) }
}

function ofShape(shape: Shape): JsonSchema {
  switch (shape.kind) {
    case "text":
      return ofText(shape)
    case "date":
      return { ...anyScalar, description: "An EDTF date: 2008-11-19, 2008-11~, 2008-11-19/2008-12, ../2008-10." }
    case "boolean":
      return { type: "boolean" }
    case "choice":
      return ofChoices(shape.choices)
    case "record":
      return ofRecord(shape)
    case "map":
      return ofMap(shape)
    case "list":
      return ofList(shape)
    case "either":
      return { anyOf: shape.shapes.map(ofShape) }
  }
}

/** Other readers make numbers and the like of plain scalars; here they are texts. */
const anyScalar = { type: ["string", "number", "boolean"] } as const

function ofText({ pattern }: TextShape): JsonSchema {
  return pattern === undefined ? anyScalar : { type: "string", pattern: `^(?:${pattern.source})$` }
}

function ofChoices(choices: readonly Choice[]): JsonSchema {
  return {
    enum: choices.map(choice => choice.value),
    description: choices.map(choice => `${choice.value}: ${choice.doc}`).join("\n"),
  }
}

/** A key may have no value yet; one that is written twice is another matter. */
function ofRecord({ fields, others }: RecordShape): JsonSchema {
  const required = fields.filter(field => field.required).map(field => field.key)
  return {
    type: "object",
    properties: Object.fromEntries(
      fields.map(({ key, shape, doc }) => [key, { ...orNull(ofShape(shape)), description: doc }]),
    ),
    patternProperties: { "^x-": true },
    additionalProperties: others === undefined ? false : ofShape(others),
    ...(required.length === 0 ? {} : { required }),
  }
}

function ofMap({ key, of }: MapShape): JsonSchema {
  const value = orNull(ofShape(of))
  const known = (key.choices ?? []).map(choice => [choice.value, { ...value, description: choice.doc }])
  return {
    type: "object",
    ...(known.length === 0 ? {} : { properties: Object.fromEntries(known) }),
    additionalProperties: value,
  }
}

function ofList({ of, strict, length }: ListShape): JsonSchema {
  const items = ofShape(of)
  const list = { type: "array", items, ...(length === undefined ? {} : { minItems: length, maxItems: length }) }
  return strict === true ? list : { anyOf: [items, list] }
}

function orNull(schema: JsonSchema): JsonSchema {
  return { anyOf: [schema, { type: "null" }] }
}
