import type { Corpus } from "../../corpus/corpus.ts"
import type { Source } from "../../corpus/files.ts"
import type { ExternalId, RegistryFile } from "../../model/registry.ts"
import type { Span } from "../../text/span.ts"
import { removeEntry } from "../../yaml/edit-entry.ts"
import type { Report, Rule } from "../rule.ts"

export const externalIdDuplicate: Rule = {
  meta: {
    code: "external-id-duplicate",
    family: "registry",
    severity: "error",
    scope: "registry",
    summary: "Two entities have the same id of an authority such as Wikidata.",
    details:
      "Either the two are one thing and should be merged, or one of the ids is wrong. The first entity of the registry with the id is taken to be right; the finding stands at the others.",
  },
  *checkRegistry(source, corpus) {
    for (const { id, ids } of source.value.entities) {
      for (const external of ids.values()) yield* duplicate(external, id.value, ids.size === 1, source, corpus)
    }
  },
}

function* duplicate(
  external: ExternalId,
  owner: string,
  only: boolean,
  { uri, text }: Source<RegistryFile>,
  corpus: Corpus,
): Generator<Report> {
  const { authority, value, span, entry } = external
  const [first] = corpus.registry.withExternalId(authority, value)
  const other = first?.ids.get(authority)
  if (first === undefined || other === undefined || first.id.value === owner) return
  const edits = () => removeEntry(text, only ? wholeList(text, entry) : entry)
  yield {
    at: span,
    message: `${authority} ${value} is also on ${first.id.value}`,
    related: [{ uri: first.uri, span: other.span, message: `${first.id.value} has it here` }],
    fix: () => [{ title: `Remove it from "${owner}"`, changes: [{ uri, edits: edits() }] }],
  }
}

/** From `ids:` to the end of its map, which would be left empty. */
function wholeList(text: string, entry: Span): Span {
  const key = /\bids[ \t]*:\s*(\{?)\s*$/.exec(text.slice(0, entry.start))
  const close = /^\s*\}/.exec(text.slice(entry.end))
  if (key === null || (key[1] === "{") !== (close !== null)) return entry
  return { start: key.index, end: entry.end + (key[1] === "{" ? (close?.[0].length ?? 0) : 0) }
}
