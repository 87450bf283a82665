import type { Corpus } from "../core/corpus/corpus.ts"
import type { RegisteredEntity } from "../core/corpus/registry.ts"
import { codeKinds } from "../core/model/codebook.ts"
import { LineIndex } from "../core/text/line-index.ts"
import { normalize } from "../core/text/normal-form.ts"
import type { LocatedText } from "../core/text/span.ts"
import type { TableRow } from "./export-tables.ts"

/** What the tables say of the registry and the codebook; codes that are built in are among them. */
export function* vocabularyRows(corpus: Corpus, nameOf: (uri: string) => string): Generator<TableRow> {
  yield* entityRows(corpus, nameOf)
  yield* mergedRows(corpus)
  yield* codeRows(corpus)
  yield* contradictionRows(corpus)
}

function* entityRows(corpus: Corpus, nameOf: (uri: string) => string): Generator<TableRow> {
  const lines = new Map([...corpus.registryFiles].map(({ uri, text }) => [uri, new LineIndex(text)]))
  for (const [position, entity] of [...corpus.registry.all()].entries()) {
    const { id, type, name, about, uri } = entity
    const said = { type: type?.value, name: name?.value, about: about?.value }
    const line = (lines.get(uri)?.lineAt(id.span.start) ?? 0) + 1
    const row = { file: nameOf(uri), entity: id.value, position, ...said, place: id.span.start, line }
    yield { table: "entities", row }
    yield* nameRows(entity)
    yield* tieRows(entity)
  }
}

function* nameRows({ id, name, aliases, adjectives, metonyms, ids }: RegisteredEntity): Generator<TableRow> {
  const lists = { name: name === undefined ? [] : [name], alias: aliases, adjective: adjectives, metonym: metonyms }
  const entity = id.value
  for (const [kind, texts] of Object.entries(lists)) {
    for (const { value } of texts) {
      yield { table: "entity_names", row: { entity, kind, name: value, normal_name: normalize(value).trim() } }
    }
  }
  for (const { authority, value } of ids.values()) yield { table: "entity_ids", row: { entity, authority, id: value } }
}

function* tieRows(known: RegisteredEntity): Generator<TableRow> {
  const entity = known.id.value
  for (const { role, of, from, to } of known.roles) {
    const row = { entity, role: role?.value, of: of?.value, from_date: from?.value, to_date: to?.value }
    yield { table: "entity_roles", row }
  }
  const others: Record<string, readonly (LocatedText | undefined)[]> = {
    "part-of": [known.partOf],
    "claimed-by": [known.claimedBy],
    capital: [known.capital],
    location: [known.location],
    participant: known.participants,
    member: known.members.map(({ of }) => of),
  }
  for (const [tie, texts] of Object.entries(others)) {
    for (const other of texts) {
      if (other !== undefined) yield { table: "entity_ties", row: { entity, tie, other: other.value } }
    }
  }
}

/** Old ids that are gone from the registry. */
function* mergedRows({ registryFiles }: Corpus): Generator<TableRow> {
  for (const { value } of registryFiles) {
    for (const { from, to } of value.merged) {
      yield { table: "entity_ties", row: { entity: from.value, tie: "merged-into", other: to.value } }
    }
  }
}

function* codeRows({ codes }: Corpus): Generator<TableRow> {
  for (const kind of codeKinds) {
    for (const code of codes.all(kind)) {
      const said = { kind, code: code.id.value, label: code.label?.value, parent: code.parent?.value }
      const state = { is_abstract: code.abstract, is_deprecated: code.deprecated !== undefined }
      const traits = { is_symmetric: code.symmetric, is_exclusive: code.exclusive, is_built_in: code.uri === undefined }
      yield { table: "codes", row: { ...said, ...state, ...traits } }
      if (kind !== "claim-kinds") continue
      for (const { value } of code.stance)
        yield { table: "allowed_stances", row: { kind: code.id.value, stance: value } }
    }
  }
}

/** Both ways round. */
function* contradictionRows({ codes, codebook }: Corpus): Generator<TableRow> {
  const known = [...codes.all("stances")].map(({ id }) => id.value)
  const named = (codebook?.value.contradictoryStances ?? []).flat().map(({ value }) => value)
  const stances = [...new Set([...known, ...named])]
  for (const stance of stances) {
    for (const other of stances) {
      if (codes.contradict(stance, other)) yield { table: "contradictory_stances", row: { stance, other } }
    }
  }
}
