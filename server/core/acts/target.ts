import type { CodedFile } from "../corpus/coded-file.ts"
import type { Corpus } from "../corpus/corpus.ts"
import { entityName } from "../corpus/names.ts"
import { type Refusal, refuse } from "./act.ts"

/** What words are tagged as: one entity, several jointly, or `none`. */
export interface Target {
  /** As a sidecar writes it: `russia`, `a + b`, `none`. */
  readonly written: string
  /** Empty for `none`. */
  readonly ids: readonly string[]
}

/** Reads `russia`, `a+b` or `none`; refuses ids that nobody has. */
export function toTarget(entity: string, file: CodedFile, corpus: Corpus): Target | Refusal {
  const ids = [...new Set(entity.split("+").map(id => id.trim()))].filter(id => id !== "")
  if (ids.length === 0) return refuse("No entity is named: choose one")
  if (ids.length === 1 && ids[0] === "none") return { written: "none", ids: [] }
  for (const id of ids) {
    const fault = entityFault(id, file, corpus)
    if (fault !== undefined) return refuse(fault)
  }
  return { written: ids.join(" + "), ids }
}

/** Why an id cannot be used in a sidecar. */
export function entityFault(id: string, { sidecar }: CodedFile, corpus: Corpus): string | undefined {
  if (id === "none") return `"none" cannot be joined with an entity: choose one or the other`
  if (id.startsWith("_")) {
    return sidecar.local.has(id) ? undefined : `"${id}" is not under "local:" of this article: create it first`
  }
  if (corpus.registry.get(id) !== undefined) return undefined
  const survivor = corpus.registry.mergedInto(id)
  if (survivor !== undefined) return `"${id}" was merged into "${survivor}": use that`
  return `"${id}" is not in the registry: create it first`
}

/** `Angela Merkel`, `Georgia and Russia`, `no entity`. */
export function targetName({ ids }: Target, file: CodedFile | undefined, corpus: Corpus): string {
  return ids.length === 0 ? "no entity" : ids.map(id => entityName(id, file, corpus)).join(" and ")
}
