import type { LocatedText, Span } from "../text/span.ts"

/** The entities of one registry file. */
export interface RegistryFile {
  readonly entities: readonly Entity[]
  /** old id -> new id */
  readonly merged: readonly { readonly from: LocatedText; readonly to: LocatedText }[]
}

export interface Entity {
  readonly id: LocatedText
  readonly type?: LocatedText | undefined
  readonly name?: LocatedText | undefined
  readonly aliases: readonly LocatedText[]
  readonly adjectives: readonly LocatedText[]
  /** Names of other things that may stand for this one. */
  readonly metonyms: readonly LocatedText[]
  readonly about?: LocatedText | undefined
  readonly from?: LocatedText | undefined
  readonly to?: LocatedText | undefined
  readonly born?: LocatedText | undefined
  readonly partOf?: LocatedText | undefined
  readonly claimedBy?: LocatedText | undefined
  readonly capital?: LocatedText | undefined
  readonly location?: LocatedText | undefined
  readonly participants: readonly LocatedText[]
  readonly roles: readonly RoleHeld[]
  readonly members: readonly Membership[]
  /** by authority */
  readonly ids: ReadonlyMap<string, ExternalId>
  /** The whole entry. */
  readonly span: Span
  /** The same as it is written. Of two with the same nothing differs but places. */
  readonly entry: string
}

export interface RoleHeld {
  readonly role?: LocatedText
  readonly of?: LocatedText
  readonly from?: LocatedText
  readonly to?: LocatedText
  readonly source?: LocatedText
  readonly span: Span
}

/** What an authority calls the entity: `wikidata: Q230`. */
export interface ExternalId extends LocatedText {
  readonly authority: string
}

/** `of` is the member; `role` is free text. */
export interface Membership {
  readonly of?: LocatedText
  readonly role?: LocatedText
  readonly from?: LocatedText
  readonly to?: LocatedText
  readonly span: Span
}
