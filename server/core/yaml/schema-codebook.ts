import type { CodeKind } from "../model/codebook.ts"
import * as schema from "./schema.ts"
import { boolean, field, listOf, text } from "./schema.ts"

const deprecated: schema.RecordShape = {
  kind: "record",
  name: "a deprecation",
  fields: [
    field("since", text, "The version of the codebook that gave the code up."),
    field("use", text, "The code to use instead."),
  ],
}

function common(kind: CodeKind): schema.Field[] {
  return [
    field("label", text, "What people call the code; by default its id."),
    field("about", text, "What the code means, in one sentence."),
    field("when", text, "When to use it."),
    field("not-when", text, "When not to use it, and what to use then."),
    field("example", text, "A passage that the code fits."),
    field("parent", schema.codeOf(kind), "The code that this one stands under."),
    field("abstract", boolean, "Whether it is a heading only, which no annotation may use."),
    field("deprecated", deprecated, "Says that the code is no longer used, since when, and what replaces it."),
  ]
}

const own: Readonly<Record<CodeKind, readonly schema.Field[]>> = {
  "entity-types": [
    field("can-speak", boolean, "Whether an entity of this type can make a claim; by default as its parent."),
  ],
  roles: [
    field("titles", listOf(schema.name), "The strings that name the role in a text."),
    field("of", listOf(schema.codeOf("entity-types")), "The types of entity that one can hold this role in."),
    field("exclusive", boolean, "Whether only one person holds it at a time."),
  ],
  stances: [],
  "claim-kinds": [
    field("requires", listOf({ kind: "text", refers: "claim-field" }), "The keys that a claim of this kind must have."),
    field("stance", listOf(schema.codeOf("stances")), "The stances that it allows; by default all."),
    field("modality", listOf(schema.codeOf("modalities")), "The modalities that it allows; by default all."),
  ],
  modes: [],
  modalities: [],
  topics: [
    field("proposition", text, "A full sentence that one can be for or against; every topic but a heading needs one."),
    field("target-types", listOf(schema.codeOf("entity-types")), "The types of entity that a claim on it is aimed at."),
    field(
      "keywords",
      listOf(schema.name),
      "Stems of words; one that is negated beside the stance supports is reported.",
    ),
  ],
  tags: [
    field("exclusive", boolean, "Whether an article may have only one of the tags under this heading."),
    field("required", boolean, "Whether every article must have one of the tags under this heading."),
  ],
  relations: [field("symmetric", boolean, "Whether it holds both ways; it is stored once all the same.")],
}

const names: Readonly<Record<CodeKind, readonly [name: string, doc: string]>> = {
  "entity-types": ["an entity type", "The kinds of thing that an entity can be."],
  roles: ["a role", "The offices that people hold, with the titles that name them in a text."],
  stances: ["a stance", "Where a speaker can stand towards a topic's proposition."],
  "claim-kinds": ["a claim kind", "What kinds of claim there are, and what each demands."],
  modes: ["a mode", "How an article can report what somebody says."],
  modalities: ["a modality", "Whether a claim is asserted, negated, about the future and so on."],
  topics: ["a topic", "What claims are about, each with its proposition."],
  tags: ["a tag", "Codes for a whole article."],
  relations: ["a relation", "How one claim can relate to another."],
}

function codes(kind: CodeKind): schema.Field {
  const [name, doc] = names[kind]
  const code: schema.RecordShape = { kind: "record", name, fields: [...common(kind), ...own[kind]] }
  const bare: schema.ListShape = { kind: "list", of: { kind: "text", defines: { code: kind } } }
  const map: schema.MapShape = { kind: "map", key: { name: `the id of ${name}`, defines: { code: kind } }, of: code }
  return field(kind, { kind: "either", shapes: [map, bare] }, doc)
}

export const codebookSchema: schema.RecordShape = {
  kind: "record",
  name: "a codebook",
  fields: [
    schema.formatField,
    field("version", text, "The version of this codebook, for codes that are deprecated since one."),
    codes("entity-types"),
    codes("roles"),
    codes("stances"),
    codes("claim-kinds"),
    codes("modes"),
    codes("modalities"),
    codes("topics"),
    codes("tags"),
    codes("relations"),
    field(
      "contradictory-stances",
      { kind: "list", strict: true, of: { kind: "list", strict: true, length: 2, of: schema.codeOf("stances") } },
      "Pairs of stances that one speaker cannot hold at once without a link that says so.",
    ),
  ],
}
