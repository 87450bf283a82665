import { shortHash } from "../similar/short-hash.ts"
import { normalize } from "../text/normal-form.ts"
import { type EntityName, entityNames } from "./entity-words.ts"
import { KnownForms } from "./known-forms.ts"
import type { ReadingVocabulary } from "./read-coded.ts"
import type { Vocabulary } from "./vocabulary.ts"

/**
 * All that the facts of a sidecar depend on besides its own text and its article's, as plain data: another thread reads
 * with it, and what was read is good as long as it stays the same.
 */
export interface ReadingTerms {
  /** Of the corpus; BCP 47. */
  readonly language?: string | undefined
  /** As in `BoilerplateRules`. */
  readonly boilerplate: { readonly lines: readonly string[]; readonly text: readonly string[] }
  /** What each entity of the registry is called, by its id. */
  readonly names: ReadonlyMap<string, readonly NameTerm[]>
}

/** A name in its normal form. */
export type NameTerm = readonly [kind: EntityName["kind"], name: string]

export function readingTermsOf({
  config,
  boilerplate,
  registry,
}: Pick<Vocabulary, "config" | "boilerplate" | "registry">): ReadingTerms {
  const names = new Map<string, readonly NameTerm[]>()
  for (const entity of registry.all()) {
    const own = entityNames(entity).map(({ kind, name }): NameTerm => [kind, name])
    names.set(entity.id.value, own)
  }
  return {
    language: config.value.language?.value,
    boilerplate: { lines: [...boilerplate.lines], text: boilerplate.text },
    names,
  }
}

/** The same for the reading of sidecars as the vocabulary that the terms were taken from. */
export function vocabularyOf({ language, boilerplate, names }: ReadingTerms): ReadingVocabulary {
  return {
    config: { value: language === undefined ? {} : { language: { value: language, span: { start: 0, end: 0 } } } },
    boilerplate: { lines: new Set(boilerplate.lines), text: boilerplate.text },
    registry: kindsIn(names),
  }
}

/** A number for what an entity is called; 0 where there are no such names. */
export function signatureOfNames(names: readonly NameTerm[] | undefined): number {
  if (names === undefined) return 0
  return (Number.parseInt(shortHash(names.flat()), 16) % 2 ** 41) + 1
}

/** Says of what does not concern single entities whether it is the same. */
export function signatureOfTerms({ language, boilerplate, names }: ReadingTerms): string {
  // "narrator" is no entity, and named by sidecars that do not count among its uses.
  return JSON.stringify([language ?? null, boilerplate.lines, boilerplate.text, names.get("narrator") ?? null])
}

/** What strings are to entities, as in the registry. */
function kindsIn(names: ReadingTerms["names"]): ReadingVocabulary["registry"] {
  let forms: KnownForms | undefined
  return {
    kindOf: (text, id) => {
      forms ??= new KnownForms(names)
      return forms.kindOf(normalize(text).trim(), id) ?? "description"
    },
  }
}
