import * as schema from "./schema.ts"
import { date, entity, field, listOf, required, text } from "./schema.ts"

const roleHeld: schema.RecordShape = {
  kind: "record",
  name: "a role",
  fields: [
    required("role", schema.codeOf("roles"), "The office: a role of the codebook."),
    field("of", entity, "The country or organization that the office belongs to."),
    field("from", date, "The first day, as an EDTF date; left out if not known."),
    field("to", date, "The last day, as an EDTF date; left out if it has not ended."),
    field("source", text, "Where this is from."),
  ],
}

const membership: schema.RecordShape = {
  kind: "record",
  name: "a membership",
  fields: [
    required("of", entity, "The member."),
    field("role", text, "What the member is in it, in free words."),
    field("from", date, "The first day, as an EDTF date; left out if not known."),
    field("to", date, "The last day, as an EDTF date; left out if it has not ended."),
  ],
}

const authorities: readonly schema.Choice[] = [
  { value: "wikidata", doc: "The item in Wikidata: Q and a number." },
  { value: "iso3166", doc: "The two letters of a country in ISO 3166." },
]

const entityRecord: schema.RecordShape = {
  kind: "record",
  name: "an entity",
  fields: [
    required("type", schema.codeOf("entity-types"), "What kind of thing it is: an entity type of the codebook."),
    required("name", schema.name, "The name that it is shown under."),
    field("aliases", listOf(schema.name), "Other names of the same thing; names only."),
    field("adjectives", listOf(schema.name), "Adjectives that name it: Georgian."),
    field("metonyms", listOf(schema.name), "Names of other things that may stand for it: a capital for its country."),
    field("about", text, "Who or what it is, in a few words."),
    field("from", date, "When it began to exist, as an EDTF date."),
    field("to", date, "When it ceased to exist, as an EDTF date."),
    field("born", date, "When the person was born, as an EDTF date."),
    field("part-of", entity, "The larger thing that it lies in or belongs to."),
    field("claimed-by", entity, "The country that claims this territory."),
    field("capital", entity, "The city that is its capital."),
    field("location", entity, "Where it is or took place."),
    field("participants", listOf(entity), "Who takes or took part in it."),
    field("roles", listOf(roleHeld), "The offices that the person has held, and when."),
    field("members", listOf(membership), "Who belongs or belonged to it, and when."),
    field(
      "ids",
      { kind: "map", key: { name: "an authority", choices: authorities }, of: { kind: "text", refers: "name" } },
      "Its ids elsewhere: a map of authority to id.",
    ),
  ],
}

export const entitiesShape: schema.MapShape = {
  kind: "map",
  key: { name: "the id of an entity", defines: "entity" },
  of: entityRecord,
}

export const registrySchema: schema.RecordShape = {
  kind: "record",
  name: "a registry",
  fields: [
    schema.formatField,
    field(
      "entities",
      entitiesShape,
      "The people, places, organizations and so on that mentions point to, each under its id.",
    ),
    field(
      "merged",
      { kind: "map", key: { name: "an old id" }, of: entity },
      "Ids that were given up: a map of old id to the one that replaces it.",
    ),
  ],
}
