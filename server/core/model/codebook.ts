import type { LocatedText, Span } from "../text/span.ts"

/** The kinds of code a codebook holds, by their key in the file. */
export const codeKinds = [
  "entity-types",
  "roles",
  "stances",
  "claim-kinds",
  "modes",
  "modalities",
  "topics",
  "tags",
  "relations",
] as const
export type CodeKind = (typeof codeKinds)[number]

/** The codes of one codebook file. A kind that the file does not mention is absent from the map. */
export interface Codebook {
  readonly version?: LocatedText
  readonly codes: ReadonlyMap<CodeKind, ReadonlyMap<string, Code>>
  readonly contradictoryStances: readonly (readonly [LocatedText, LocatedText])[]
}

export interface Code {
  readonly kind: CodeKind
  readonly id: LocatedText
  readonly label?: LocatedText
  readonly about?: LocatedText
  readonly when?: LocatedText
  readonly notWhen?: LocatedText
  readonly example?: LocatedText
  readonly parent?: LocatedText
  readonly abstract: boolean
  readonly deprecated?: { readonly since?: LocatedText; readonly use?: LocatedText; readonly span: Span }
  /** entity type; absent: inherited from the parent */
  readonly canSpeak?: boolean
  /** role: strings that name it in a text */
  readonly titles: readonly LocatedText[]
  /** role: types it can be `of` */
  readonly of: readonly LocatedText[]
  /** role, tag */
  readonly exclusive: boolean
  /** tag */
  readonly required: boolean
  /** claim kind: fields that must be there, and what it allows (empty: anything) */
  readonly requires: readonly LocatedText[]
  readonly stance: readonly LocatedText[]
  readonly modality: readonly LocatedText[]
  /** topic */
  readonly proposition?: LocatedText
  readonly targetTypes: readonly LocatedText[]
  readonly keywords: readonly LocatedText[]
  /** relation */
  readonly symmetric: boolean
  /** The whole entry. */
  readonly span: Span
}

/** What one code of a kind is called in running text. */
export const codeNouns: Readonly<Record<CodeKind, string>> = {
  "entity-types": "entity type",
  roles: "role",
  stances: "stance",
  "claim-kinds": "claim kind",
  modes: "mode",
  modalities: "modality",
  topics: "topic",
  tags: "tag",
  relations: "relation",
}
