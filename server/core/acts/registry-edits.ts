import type { Corpus } from "../corpus/corpus.ts"
import type { YamlEntry } from "../model/yaml-node.ts"
import type { FileChange, TextEdit } from "../text/edit.ts"
import { removeEntries, removeEntry } from "../yaml/edit-entry.ts"
import { entriesOf } from "../yaml/nodes.ts"
import { otherLimits, readYaml } from "../yaml/read.ts"
import { registrySchema } from "../yaml/schema-registry.ts"
import { setFields } from "../yaml/set-field.ts"
import { sidecarsAround } from "./named-things.ts"

/** The entries of `section` in a YAML text, and the section itself. */
export function sectionIn(text: string, section: string): { whole?: YamlEntry; entries: readonly YamlEntry[] } {
  const whole = [...entriesOf(readYaml(text, otherLimits).value)].find(({ key }) => key.value === section)
  return whole === undefined ? { entries: [] } : { whole, entries: [...entriesOf(whole.value)] }
}

/** Takes entities out of the registry. */
export function removeEntities(ids: ReadonlySet<string>, corpus: Corpus): readonly FileChange[] {
  const files = new Set([...ids].flatMap(id => corpus.registry.get(id)?.uri ?? []))
  return [...files].map(uri => ({ uri, edits: removeFrom("entities", ids, corpus.textOf(uri) ?? "") }))
}

/** Takes local entities out of the sidecars of an article. */
export function removeLocal(ids: ReadonlySet<string>, uri: string, corpus: Corpus): readonly FileChange[] {
  if (![...ids].some(id => id.startsWith("_"))) return []
  return sidecarsAround(uri, corpus).map(sidecar => {
    const text = corpus.textOf(sidecar) ?? ""
    return { uri: sidecar, edits: removeFrom("local", ids, text) }
  })
}

/** Says in a registry's text which entity the old ids stand for now. */
export function addMerged(text: string, ids: ReadonlySet<string>, into: string): readonly TextEdit[] {
  const old = [...ids].filter(id => !id.startsWith("_"))
  const changes = old.map(id => ({ path: ["merged", id], value: into }))
  return setFields(text, registrySchema, changes) ?? []
}

/** A section that loses all its entries goes; a registry stays one. */
function removeFrom(section: "entities" | "local", ids: ReadonlySet<string>, text: string): readonly TextEdit[] {
  const { whole, entries } = sectionIn(text, section)
  const gone = entries.filter(({ key }) => ids.has(key.value))
  if (whole === undefined || gone.length === 0) return []
  if (gone.length < entries.length)
    return removeEntries(
      text,
      gone.map(({ span }) => span),
    )
  if (section === "local") return removeEntry(text, whole.span)
  return [{ span: { start: whole.key.span.end, end: whole.value.span.end }, newText: ": {}" }]
}
