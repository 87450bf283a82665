import * as schema from "./schema.ts"
import { field, listOf, required, text } from "./schema.ts"

const severityChoices: readonly schema.Choice[] = [
  { value: "error", doc: "Wrong for certain; `postil check` fails." },
  { value: "warning", doc: "Probably wrong." },
  { value: "info", doc: "Worth a look." },
  { value: "hint", doc: "Shown faintly in the editor only." },
  { value: "off", doc: "Not reported." },
]

const severity: schema.Shape = { kind: "choice", choices: severityChoices }

const setting: schema.RecordShape = {
  kind: "record",
  name: "a rule's setting",
  fields: [field("severity", severity, "How serious its findings are, or off.")],
  others: listOf(text),
}

const rules: schema.MapShape = {
  kind: "map",
  key: { name: "a rule", refers: "rule" },
  of: { kind: "either", shapes: [severity, setting] },
}

const override: schema.RecordShape = {
  kind: "record",
  name: "an override",
  fields: [
    required("articles", listOf(text), "Globs for the articles that it holds for."),
    required("rules", rules, "Severities for these articles, by rule."),
  ],
}

const boilerplate: schema.RecordShape = {
  kind: "record",
  name: "the boilerplate",
  fields: [
    field("lines", listOf(schema.words), "Whole lines, compared without the blanks around them."),
    field("text", listOf(schema.words), "Text that is left out wherever it occurs."),
  ],
}

const annotator: schema.RecordShape = {
  kind: "record",
  name: "an annotator",
  fields: [field("name", text, "The annotator's full name.")],
}

export const configSchema: schema.RecordShape = {
  kind: "record",
  name: "the settings of a corpus",
  fields: [
    schema.formatField,
    field("name", text, "What the corpus is called."),
    field("language", text, "The language of its articles as a BCP 47 tag; English if nothing is said."),
    field("articles", listOf(text), "Globs for the articles, from this folder on; by default every .txt and .md file."),
    field(
      "sidecar",
      {
        kind: "text",
        pattern: {
          source: ".*\\{stem\\}.+|.+\\{stem\\}.*",
          says: '"{stem}" and more, as in "{stem}.ann.yaml"',
        },
      },
      "The name of an article's annotation file; {stem} stands for the article's own, without its ending.",
    ),
    field("registry", listOf(text), "The files, or globs for them, that hold the entities; by default registry.yaml."),
    field("codebook", text, "The file that holds the codes; by default codebook.yaml."),
    field(
      "rules",
      rules,
      "How serious the findings of a rule are: a map of rule to error, warning, info, hint or off.",
    ),
    field("overrides", listOf(override), "Other severities for some of the articles."),
    field("boilerplate", boilerplate, "Page furniture that carries no annotation in any article."),
    field(
      "annotators",
      { kind: "map", key: { name: "the id of a coder", defines: "coder" }, of: annotator },
      "Who codes, by id.",
    ),
  ],
}
