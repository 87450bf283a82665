import type { Corpus } from "../corpus/corpus.ts"
import type { YamlNode } from "../model/yaml-node.ts"
import type { FileChange } from "../text/edit.ts"
import { count } from "../text/wording.ts"
import type { Change } from "./act.ts"
import { extentOf } from "./extent.ts"
import { editNaming } from "./files-naming.ts"
import { JoinedEntry } from "./join-entries.ts"
import { joinedInBits } from "./joined.ts"
import { keysOf, sidecarsAround } from "./named-things.ts"
import { addMerged, removeEntities, removeLocal, sectionIn } from "./registry-edits.ts"
import { useInstead } from "./use-instead.ts"

/** The survivor takes over what the registry knows of the others, and their old ids lead to it. Yields after each file. */
export function* mergeEntities(
  ids: ReadonlySet<string>,
  into: string,
  uri: string,
  corpus: Corpus,
): Generator<void, Change> {
  const keys = new Set([...ids].flatMap(id => keysOf("entities", id, uri, corpus)))
  const changed = yield* editNaming(keys, corpus, file =>
    useInstead({ ...file, uses: file.uses.filter(use => !use.declares) }, into),
  )
  const survivor = takenOver(ids, into, uri, corpus)
  yield
  const removed = [...removeEntities(ids, corpus), ...removeLocal(ids, uri, corpus)]
  const changes = yield* joinedInBits([...changed, ...survivor.changes, ...removed])
  const { conflicts } = survivor
  const told = conflicts.length === 0 ? [] : [`${count(conflicts.length, "conflict")}: ${conflicts.join("; ")}`]
  return {
    ...mergeTitles(ids, into),
    changes,
    summary: [...(yield* extentOf("entities", keys, corpus)), ...told],
  }
}

/** What a merge is called before and after. */
export function mergeTitles(ids: ReadonlySet<string>, into: string): Pick<Change, "title" | "done"> {
  const named = [...ids].map(id => `"${id}"`).join(", ")
  return { title: `Merge ${named} into "${into}"`, done: `Merged ${named} into "${into}"` }
}

/** What the registry says of the survivor from now on; a local one takes over nothing. */
function takenOver(
  ids: ReadonlySet<string>,
  into: string,
  uri: string,
  corpus: Corpus,
): { readonly changes: readonly FileChange[]; readonly conflicts: readonly string[] } {
  const home = corpus.registry.get(into)?.uri
  if (home === undefined) return { changes: [], conflicts: [] }
  const text = corpus.textOf(home) ?? ""
  const merged = addMerged(text, ids, into)
  const entry = sectionIn(text, "entities").entries.find(({ key }) => key.value === into)
  if (entry === undefined) return { changes: [{ uri: home, edits: merged }], conflicts: [] }
  const survivor = new JoinedEntry(text, entry, ids)
  for (const id of ids) for (const node of entriesNamed(id, uri, corpus)) survivor.take(id, node)
  return { changes: [{ uri: home, edits: [...survivor.edits(), ...merged] }], conflicts: survivor.conflicts }
}

/** What is written of an entity: in the registry, or in the sidecars of an article. */
function entriesNamed(id: string, uri: string, corpus: Corpus): readonly YamlNode[] {
  const isLocal = id.startsWith("_")
  const homes = isLocal ? sidecarsAround(uri, corpus) : [corpus.registry.get(id)?.uri ?? ""]
  return homes.flatMap(home => {
    const { entries } = sectionIn(corpus.textOf(home) ?? "", isLocal ? "local" : "entities")
    const value = entries.find(({ key }) => key.value === id)?.value
    return value === undefined ? [] : [isLocal ? withoutLocal(value) : value]
  })
}

/** Of a local entity, the name and what it is. */
function withoutLocal(node: YamlNode): YamlNode {
  if (node.kind !== "map") return node
  return { ...node, entries: node.entries.filter(({ key }) => ["name", "type", "about"].includes(key.value)) }
}
