import type { CodeKind } from "../model/codebook.ts"

/** A value of a field as a form holds it; `null` takes the field out. */
export type FieldValue = string | readonly string[] | readonly Readonly<Record<string, string>>[] | null

export type Fields = Readonly<Record<string, FieldValue>>

/** A stretch of an article; `At` is a span of offsets in the core and a range of lines outside it. */
export interface PlaceOf<At> {
  /** The article's. */
  readonly uri: string
  readonly range: At
}

/** What can have an id that is renamed, merged, split, retired or replaced. */
export type NamedKind = "entities" | CodeKind

/** The kinds of value that an act takes. One that ends in `?` may be left out. */
interface Kinds<At> {
  text: string
  texts: readonly string[]
  flag: boolean
  range: At
  fields: Fields
  places: readonly PlaceOf<At>[]
}

type Kind = keyof Kinds<unknown>
type ParamKind = Kind | `${Kind}?`

/**
 * Every act by its name: the values it takes, as plain JSON. `uri` is a file of the corpus, the article where the act is
 * about one; `range` lies in it.
 */
export const actParams = {
  // Mentions. `entity` is an id, `a + b`, or `none`; `scope` is "all" (default) or "this", the occurrence at the range.
  tag: { uri: "text", range: "range", entity: "text", scope: "text?" },
  // `entities` has one for each place, where they differ.
  "tag-places": { uri: "text", places: "places", entity: "text?", entities: "texts?" },
  // An empty note takes it out.
  "note-mention": { uri: "text", range: "range", note: "text" },
  "add-alias": { uri: "text", entity: "text", alias: "text", list: "text?" },
  // Takes out what is annotated at the range (innermost first; of that kind: "mention", "region" …), or the claim named.
  "remove-annotation": { uri: "text", range: "range?", kind: "text?", claim: "text?", scope: "text?" },
  // Moves a claim, or the mention at `from`, to the words at `range`.
  "set-range": { uri: "text", range: "range", claim: "text?", from: "range?" },
  // Entities. With a range, its words are tagged as the new entity. `local`: in this article only.
  "create-entity": {
    uri: "text",
    name: "text",
    type: "text",
    id: "text?",
    range: "range?",
    scope: "text?",
    local: "flag?",
  },
  "edit-entity": { uri: "text", entity: "text", set: "fields" },
  // Claims. `fields` win over what is known by itself; `claim` is a slug, made up where it is left out.
  "record-claim": { uri: "text", range: "range", fields: "fields?", claim: "text?" },
  "edit-claim": { uri: "text", claim: "text", set: "fields" },
  "link-claim": { uri: "text", claim: "text", relation: "text", to: "text" },
  // The article: keys of its sidecar, those of `source` included.
  "edit-article": { uri: "text", set: "fields" },
  "mark-region": { uri: "text", range: "range", region: "text" },
  "mark-boilerplate": { uri: "text", range: "range", scope: "text?" },
  // Accepts what a rule finds at the range; `uri` is the file of the finding, an article or a sidecar.
  "allow-finding": { uri: "text", range: "range", rule: "text", reason: "text?" },
  // Takes the text as it is for the one that was annotated; `uri` is the article, or one of its sidecars.
  accept: { uri: "text" },
  // The codebook. `kind` is a key of it, such as "topics".
  "create-code": { uri: "text", kind: "text", label: "text", id: "text?", set: "fields?" },
  "edit-code": { uri: "text", kind: "text", id: "text", set: "fields" },
  // Everywhere. `kind` is "entities" or a key of the codebook; rename takes "claims", "articles" and "coders" too.
  rename: { uri: "text", kind: "text", id: "text", to: "text" },
  merge: { uri: "text", kind: "text", ids: "texts", into: "text" },
  split: {
    uri: "text",
    kind: "text",
    id: "text",
    into: "text",
    name: "text?",
    type: "text?",
    places: "places?",
    claims: "texts?",
  },
  retire: { uri: "text", kind: "text", id: "text", use: "text?" },
  replace: { uri: "text", kind: "text", id: "text", by: "text" },
  // Files.
  "format-file": { uri: "text" },
} as const satisfies Readonly<Record<string, Readonly<Record<string, ParamKind>>>>

export type ActName = keyof typeof actParams

type Shape<Name extends ActName> = (typeof actParams)[Name]
type Optional<S> = { [K in keyof S]: S[K] extends `${string}?` ? K : never }[keyof S]
type Value<K, At> = K extends `${infer Base}?` ? Value<Base, At> : K extends Kind ? Kinds<At>[K] : never

/** The values that an act takes. */
export type ActParams<Name extends ActName, At> = {
  readonly [K in Exclude<keyof Shape<Name>, Optional<Shape<Name>>>]: Value<Shape<Name>[K], At>
} & { readonly [K in Optional<Shape<Name>>]?: Value<Shape<Name>[K], At> }
