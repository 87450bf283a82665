import type { CodedFile } from "../../corpus/coded-file.ts"
import type { Source } from "../../corpus/files.ts"
import { namesOf } from "../../corpus/vocabulary-uses.ts"
import type { Entity, RegistryFile } from "../../model/registry.ts"
import type { Surface } from "../../model/sidecar.ts"
import { foldTypography, normalize } from "../../text/normal-form.ts"
import type { LocatedText } from "../../text/span.ts"
import { removeEntry } from "../../yaml/edit-entry.ts"
import { registrySchema } from "../../yaml/schema-registry.ts"
import { setField } from "../../yaml/set-field.ts"
import type { Fix, Report, Rule } from "../rule.ts"

export const surfaceDuplicate: Rule = {
  meta: {
    code: "surface-duplicate",
    family: "files",
    severity: "warning",
    scope: "article",
    summary: "Two surfaces of a file, or two names of an entity, differ in blanks, quotation marks or dashes only.",
    details:
      "Both stand for the same words, and only one of them counts. Two surfaces are fine where the article itself has both forms.",
    tags: ["names"],
    since: "0.1",
    examples: {
      bad: `//- a.txt
Adler’s plan was read out.
//- a.ann.yaml
mentions:
  Adler’s plan: none
  Adler's plan: none
`,
      good: `//- a.txt
Adler’s plan was read out.
//- a.ann.yaml
mentions:
  Adler’s plan: none
`,
    },
  },
  *checkSidecar(file) {
    const told = new Map<string, Surface>()
    const occurring = new Set(file.anchored.occurrences.map(({ surface }) => surface))
    // Of the same words, the key that the article has comes first.
    const rank = (surface: Surface) => (occurring.has(surface) ? 0 : 1)
    for (const surface of file.sidecar.surfaces.toSorted((a, b) => rank(a) - rank(b))) {
      const words = folded(surface.text)
      const first = told.get(words)
      if (first === undefined) told.set(words, surface)
      else if (!occurring.has(surface)) yield again(surface, first, file)
    }
  },
  *checkRegistry(source) {
    for (const entity of source.value.entities) {
      const told = new Map<string, LocatedText>()
      for (const name of namesOf(entity)) {
        const first = told.get(folded(name))
        if (first === undefined) told.set(folded(name), name)
        else yield nameAgain(name, first, entity, source)
      }
    }
  },
}

function folded({ value }: LocatedText): string {
  return foldTypography(normalize(value)).trim()
}

function again(surface: Surface, first: Surface, { uri, text }: CodedFile): Report {
  return {
    at: surface.text.span,
    message: `"${surface.text.value}" stands for the same words as "${first.text.value}"`,
    related: [{ uri, span: first.text.span, message: "the one that counts" }],
    fix: () =>
      [surface, first].map(one => ({
        title: `Remove "${one.text.value}"`,
        changes: [{ uri, edits: removeEntry(text, one.span) }],
      })),
  }
}

function nameAgain(name: LocatedText, first: LocatedText, entity: Entity, source: Source<RegistryFile>): Report {
  return {
    at: name.span,
    message: `"${name.value}" is a name of ${entity.id.value} already`,
    related: [{ uri: source.uri, span: first.span, message: "it stands here" }],
    fix: () => without(name, entity, source),
  }
}

function without(name: LocatedText, entity: Entity, { uri, text }: Source<RegistryFile>): readonly Fix[] {
  const lists = ["aliases", "adjectives", "metonyms"] as const
  const list = lists.find(key => entity[key].includes(name))
  if (list === undefined) return []
  const kept = entity[list].filter(other => other !== name).map(({ value }) => value)
  const path = ["entities", entity.id.value, list]
  const edits = setField(text, registrySchema, path, kept.length === 0 ? undefined : kept)
  return edits === undefined ? [] : [{ title: `Remove "${name.value}"`, changes: [{ uri, edits }] }]
}
