import * as schema from "./schema.ts"
import { boolean, date, entity, field, listOf, required, selector, text, words } from "./schema.ts"

const narrator: schema.Choice = { value: "narrator", doc: "The article itself, in its own voice." }
const none: schema.Choice = { value: "none", doc: "Looked at, and not an entity of interest." }
const speaker: schema.TextShape = { kind: "text", refers: "entity", joint: true, also: [narrator] }
const meaning: schema.TextShape = { kind: "text", refers: "entity", joint: true, also: [none] }

const source: schema.RecordShape = {
  kind: "record",
  name: "the source",
  fields: [
    field("title", text, "The article's title."),
    field("publisher", text, "Who published the article."),
    field("agency", text, "The news agency that the publisher took the article from."),
    field("author", text, "Who wrote the article."),
    field(
      "published",
      date,
      "When the article was published, as an EDTF date: 2008-11-19, or 2008-11~ if not certain.",
    ),
    field("url", text, "Where the article was found."),
    field("evidence", text, "What the date of publication is inferred from, if the article does not say it."),
    field(
      "text",
      { kind: "text", pattern: { source: "sha256:[0-9a-f]{12,64}", says: '"sha256:" and 12 or more hex digits' } },
      "A fingerprint of the text that was annotated, so that a silent change of the article is noticed.",
    ),
  ],
}

const quoteRange: schema.RecordShape = {
  kind: "record",
  name: "a stretch of text",
  fields: [
    required("from", selector, "The words that the stretch begins with."),
    field("to", selector, "The words that it ends with: their first occurrence after its beginning."),
  ],
}

const boilerplateRange: schema.RecordShape = {
  kind: "record",
  name: "a stretch of text",
  fields: [
    required("from", selector, "The words that the stretch begins with."),
    field(
      "to",
      { kind: "either", shapes: [{ ...words, also: [{ value: "end", doc: "The end of the article." }] }, selector] },
      "The words that it ends with; without them it runs to the end of the article.",
    ),
  ],
}

const localEntity: schema.RecordShape = {
  kind: "record",
  name: "a local entity",
  fields: [
    required("type", schema.codeOf("entity-types"), "What kind of thing it is: an entity type of the codebook."),
    field("name", schema.name, "Its name, if the article gives one."),
    field("anonymous", boolean, "Whether the article leaves out who it is."),
    field("of", entity, "The entity that it belongs to or acts for."),
    field("about", text, "Who or what it is, in a few words."),
  ],
}

export const reading: schema.RecordShape = {
  kind: "record",
  name: "a reading",
  fields: [
    required("entity", meaning, "The entity meant where the context fits, several joined by +, or none."),
    field("prefix", words, "The words just before; as few as decide."),
    field("suffix", words, "The words just after; as few as decide."),
    field("note", text, "Why it is read that way."),
  ],
}

const claim: schema.RecordShape = {
  kind: "record",
  name: "a claim",
  fields: [
    required("speaker", speaker, "Who says it: an entity, several joined by +, a local entity, or narrator."),
    field(
      "source",
      selector,
      "The words that name the speaker here, if they are not a plain mention (he, the premier).",
    ),
    field("via", entityReference(), "Who passed it on, for example a news agency."),
    field("for", entityReference(), "On whose behalf it is said; by default that of the role held at the date."),
    field("cue", selector, "The words of attribution: said, according to."),
    field(
      "continues",
      { kind: "text", refers: "own-claim" },
      "Instead of a cue: the claim of this article whose attribution carries on.",
    ),
    required("mode", schema.codeOf("modes"), "How the article reports it: a mode of the codebook."),
    required(
      "quote",
      { kind: "either", shapes: [quoteRange, listOf(selector)] },
      "What is said, word for word: one stretch, a list of segments in text order, or {from, to}.",
    ),
    required("kind", schema.codeOf("claim-kinds"), "What kind of claim it is: a claim kind of the codebook."),
    required("topic", schema.codeOf("topics"), "What it is about: a topic of the codebook."),
    required("stance", schema.codeOf("stances"), "Where the speaker stands towards the topic's proposition."),
    field("target", listOf(entity), "Whom or what the claim is aimed at: one entity or a list."),
    field("modality", schema.codeOf("modalities"), "Whether it is asserted (the default), negated, future and so on."),
    field("date", date, "When it was said, as an EDTF date; by default when the article was published."),
    field(
      "links",
      {
        kind: "map",
        key: { name: "a relation", refers: { code: "relations" } },
        of: listOf({ kind: "text", refers: "claim" }),
      },
      "How it relates to other claims: a map of relation to slug or article/slug, stored on one side only.",
    ),
  ],
}

function entityReference(): schema.TextShape {
  return { kind: "text", refers: "entity", joint: true }
}

const regionNames: readonly schema.Choice[] = [
  { value: "headline", doc: "The headline." },
  { value: "standfirst", doc: "The summary under the headline." },
  { value: "caption", doc: "The text of a picture." },
  { value: "subhead", doc: "A heading inside the text." },
  { value: "byline", doc: "Who wrote it, where and when." },
]

const statuses: readonly schema.Choice[] = [
  { value: "open", doc: "Still to be coded, or half done." },
  { value: "coded", doc: "Coded by one person." },
  { value: "reviewed", doc: "Coded, and checked by somebody." },
]

const note: schema.RecordShape = {
  kind: "record",
  name: "a note",
  fields: [
    required("at", selector, "The words of the article that the note is about."),
    required("text", text, "The note."),
  ],
}

const allowance: schema.RecordShape = {
  kind: "record",
  name: "an allowance",
  fields: [
    required("rule", { kind: "text", refers: "rule" }, "The rule whose finding is accepted."),
    field("at", selector, "Where: a claim's slug, a surface, or words of the article."),
    field("reason", text, "Why the finding is accepted."),
  ],
}

export const mentionsShape: schema.MapShape = {
  kind: "map",
  key: { name: "a surface", refers: "words", defines: "surface" },
  of: listOf({ kind: "either", shapes: [meaning, reading] }),
}

export const claimsShape: schema.MapShape = { kind: "map", key: { name: "a slug", defines: "claim" }, of: claim }

export const sidecarSchema: schema.RecordShape = {
  kind: "record",
  name: "an annotation file",
  fields: [
    { ...schema.formatField, required: false },
    field(
      "article",
      { kind: "text", defines: "article" },
      "The article's id, by which links name it; by default the name of its file.",
    ),
    field("source", source, "Where the article comes from."),
    field("language", text, "The article's language as a BCP 47 tag, if it is not that of the corpus."),
    field("status", { kind: "choice", choices: statuses }, "How far the coding of this article is."),
    field("coders", listOf({ kind: "text", refers: "coder" }), "Who coded it: ids of annotators in postil.yaml."),
    field("tags", listOf(schema.codeOf("tags")), "Codes of the article as a whole: tags of the codebook."),
    field(
      "regions",
      { kind: "map", key: { name: "a region", choices: regionNames }, of: selector },
      "Parts of the article by name: headline, caption, byline and so on.",
    ),
    field(
      "boilerplate",
      listOf({ kind: "either", shapes: [words, boilerplateRange] }),
      "Text of this article that is page furniture and carries no annotation.",
    ),
    field(
      "local",
      { kind: "map", key: { name: "a local id", defines: "local" }, of: localEntity },
      "People and things that exist in this article only; their ids begin with _.",
    ),
    field("mentions", mentionsShape, "What each string means in this article, wherever it occurs."),
    field("claims", claimsShape, "Who says what: each claim under a slug of its own."),
    field("notes", listOf(note), "Remarks about places in the article."),
    field("allow", listOf(allowance), "Findings that the coder accepts."),
  ],
}
