import type { Row } from "../core/formats/parquet.ts"

/** What a table has to say of a date: as it is written, and the days that it leaves open. */
const published = { published: "text", first_day: "date", last_day: "date" } as const

/** Where something stands in an annotation file or the registry: offset in UTF-16 units, and line counted from 1. */
const placed = { place: "integer", line: "integer" } as const

/** The tables of an export and their columns; docs/sql.md says what they mean. */
export const factTables = {
  articles: { file: "text", article: "text", sidecar: "text", title: "text", ...published, language: "text" },
  sidecars: {
    sidecar: "text",
    coder: "text",
    file: "text",
    article: "text",
    written_article: "text",
    ...placed,
    title: "text",
    ...published,
    language: "text",
    is_stale: "boolean",
  },
  tags: { sidecar: "text", tag: "text" },
  mentions: {
    sidecar: "text",
    coder: "text",
    file: "text",
    mention: "integer",
    entity: "text",
    is_local: "boolean",
    kind: "text",
    start_offset: "integer",
    end_offset: "integer",
    ...placed,
  },
  claims: {
    sidecar: "text",
    coder: "text",
    file: "text",
    article: "text",
    claim: "text",
    topic: "text",
    stance: "text",
    mode: "text",
    kind: "text",
    modality: "text",
    date: "text",
    first_day: "date",
    last_day: "date",
    words: "text",
    start_offset: "integer",
    end_offset: "integer",
    ...placed,
  },
  claim_entities: { sidecar: "text", claim: "text", field: "text", entity: "text", is_local: "boolean" },
  links: {
    sidecar: "text",
    coder: "text",
    article: "text",
    claim: "text",
    relation: "text",
    link: "text",
    to_article: "text",
    to_claim: "text",
    is_own: "boolean",
    ...placed,
  },
  namings: { sidecar: "text", coder: "text", name: "text", entities: "text", ...placed },
  locals: {
    sidecar: "text",
    coder: "text",
    entity: "text",
    type: "text",
    name: "text",
    normal_name: "text",
    is_anonymous: "boolean",
    ...placed,
  },
  uses: { sidecar: "text", kind: "text", id: "text", times: "integer" },
  entities: { file: "text", entity: "text", position: "integer", type: "text", name: "text", about: "text", ...placed },
  entity_names: { entity: "text", kind: "text", name: "text", normal_name: "text" },
  entity_ids: { entity: "text", authority: "text", id: "text" },
  entity_roles: { entity: "text", role: "text", of: "text", from_date: "text", to_date: "text" },
  entity_ties: { entity: "text", tie: "text", other: "text" },
  codes: {
    kind: "text",
    code: "text",
    label: "text",
    parent: "text",
    is_abstract: "boolean",
    is_deprecated: "boolean",
    is_symmetric: "boolean",
    is_exclusive: "boolean",
    is_built_in: "boolean",
  },
  allowed_stances: { kind: "text", stance: "text" },
  contradictory_stances: { stance: "text", other: "text" },
} as const

export type TableName = keyof typeof factTables

/** A row and the table that it belongs to. */
export type TableRow = {
  readonly [T in TableName]: { readonly table: T; readonly row: Row<(typeof factTables)[T]> }
}[TableName]
