/** How the ids of an authority look, and what one may have written instead. */
export interface ExternalIdForm {
  readonly pattern: RegExp
  /** In words, for messages. */
  readonly says: string
  /** The id meant, where something near to it is written. */
  readonly repair: (written: string) => string
}

/** The authorities whose ids can be checked; the ids of others are left alone. */
export const externalIdForms: ReadonlyMap<string, ExternalIdForm> = new Map([
  [
    "wikidata",
    {
      pattern: /^Q[1-9]\d*$/,
      says: "Q and a number",
      repair: (written: string) => /Q\d+(?=\W*$)/i.exec(written)?.[0].toUpperCase() ?? `Q${written}`,
    },
  ],
  [
    "iso3166",
    {
      pattern: /^[A-Z]{2}(?:-[A-Z0-9]{1,3})?$/,
      says: "two capital letters",
      repair: (written: string) => written.trim().toUpperCase(),
    },
  ],
  [
    "geonames",
    {
      pattern: /^[1-9]\d*$/,
      says: "a number",
      repair: (written: string) => /geonames\.org\/(\d+)/.exec(written)?.[1] ?? written.trim(),
    },
  ],
  [
    "viaf",
    {
      pattern: /^[1-9]\d*$/,
      says: "a number",
      repair: (written: string) => /viaf\.org\/viaf\/(\d+)/.exec(written)?.[1] ?? written.trim(),
    },
  ],
])
