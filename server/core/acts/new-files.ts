import { applyEdits } from "../text/edit.ts"
import { builtInCodebookText } from "../yaml/built-in-codebook.ts"
import type { FieldChange } from "../yaml/field-change.ts"
import type { RecordShape } from "../yaml/schema.ts"
import { codebookSchema } from "../yaml/schema-codebook.ts"
import { registrySchema } from "../yaml/schema-registry.ts"
import { setFields } from "../yaml/set-field.ts"
import { writeScalar } from "../yaml/write.ts"

/** The text of a registry.yaml with these fields; undefined where they contradict each other. */
export function newRegistry(fields: readonly FieldChange[]): string | undefined {
  return withFields(emptyRegistry, registrySchema, fields)
}

/** The text of a codebook.yaml with these fields; for the kinds of code that it does not name the built-in codes hold. */
export function newCodebook(fields: readonly FieldChange[]): string | undefined {
  return withFields(emptyCodebook, codebookSchema, fields)
}

export const emptyRegistry = `# Who and what the articles speak of: one key per entity.
# aliases are names; adjectives and metonyms are words of other things that may stand for it.
format: 1
`

export const emptyCodebook = `# The codes that annotations may use. Keys are ids; their order is the order in which they are shown.
# Kinds of code that are not written here, such as stances or claim-kinds, are the built-in ones.
format: 1

# topics:
#   ferry-line: {proposition: The ferry line should be opened again}
# tags:
#   genre: {abstract: true, exclusive: true}
#   genre-news: {parent: genre}
# roles:
#   mayor: {titles: [Mayor], of: [country]}
`

/** The built-in codes, to be changed, and an example of each kind that has none. */
export const fullCodebook = builtInCodebookText + emptyCodebook.slice(emptyCodebook.indexOf("\n# topics:"))

/** The text of a postil.yaml; what is not given is shown as a comment. */
export function newConfig({
  articles,
  language,
}: {
  readonly articles?: string
  readonly language?: string
} = {}): string {
  return `# This file makes its folder a corpus of Postil. Only "format" is needed; the rest shows what can be set.
format: 1

# name: My corpus
${setting("language", language, "en", "of the articles, as a BCP 47 tag")}
${setting("articles", articles, "**/*.{txt,md}", "which files are articles, from this folder on")}
# registry: registry.yaml       # who and what the articles speak of
# codebook: codebook.yaml       # topics, stances and all other codes
# boilerplate:
#   lines: [Advertisement]      # whole lines that are no part of an article
# rules:                        # error, warning, info, hint or off; "postil explain RULE" says what a rule is about
#   alias-collision: hint
`
}

function setting(key: string, value: string | undefined, example: string, doc: string): string {
  const line = `${value === undefined ? "# " : ""}${key}: ${writeScalar(value ?? example, "plain-line")}`
  return `${line.padEnd(31)} # ${doc}`
}

function withFields(text: string, schema: RecordShape, fields: readonly FieldChange[]): string | undefined {
  const edits = setFields(text, schema, fields)
  return edits && applyEdits(text, edits)
}
