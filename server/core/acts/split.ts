import type { Corpus } from "../corpus/corpus.ts"
import type { CodeKind } from "../model/codebook.ts"
import type { FileChange } from "../text/edit.ts"
import { count } from "../text/wording.ts"
import { idFault } from "../yaml/id.ts"
import { isRefusal, type LargeAct, type Outcome, type Refusal, refuse } from "./act.ts"
import type { NamedKind } from "./act-params.ts"
import { addEntity } from "./add-entity.ts"
import { codebookChange, listChanges, propositionToWrite } from "./codebook-edits.ts"
import { uneditable } from "./create-code.ts"
import { joined } from "./joined.ts"
import { type Moving, movedClaims, movedMentions, movedTags } from "./move-uses.ts"
import { definesOf, isDefined, isNamed, toNamedKind, whyNotEverywhere } from "./named-things.ts"

/** Parts an entity or code in two: what is named goes to the other one, which is created where it is missing. */
export const split: LargeAct<"split"> = {
  name: "split",
  *runInBits({ uri, kind, id, into, name, type, places = [], claims = [] }, { corpus }) {
    const notNow = whyNotEverywhere(corpus)
    if (notNow !== undefined) return refuse(notNow)
    const named = toNamedKind(kind)
    if (named === undefined) return refuse(`"${kind}" cannot be split`)
    const refused = whyNot(named, id, into, uri, corpus)
    if (refused !== undefined) return refuse(refused)
    const moving: Moving = { kind: named, id, into, uri, corpus }
    const moved = [
      yield* named === "tags" ? movedTags(moving, places) : movedMentions(moving, places),
      yield* movedClaims(moving, claims),
    ]
    const faults = moved.flatMap(part => part.faults)
    if (moved.every(part => part.count === 0)) return refuse(faults[0] ?? `Say which uses of "${id}" go to "${into}"`)
    const created = isDefined(named, into, uri, corpus) ? [] : create(moving, name, type)
    if (isRefusal(created)) return created
    const counts = moved.flatMap(part => (part.count > 0 ? [count(part.count, part.noun)] : []))
    return toOutcome(moving, [...moved.flatMap(part => part.changes), ...created], counts, faults)
  },
}

function toOutcome(
  { id, into }: Moving,
  changes: readonly FileChange[],
  counts: readonly string[],
  faults: readonly string[],
): Outcome {
  const all = joined(changes)
  return {
    title: `Split "${into}" from "${id}"`,
    done: `Split "${into}" from "${id}"`,
    changes: all,
    summary: [`${counts.join(" and ")} in ${count(all.length, "file")}`, ...faults.map(fault => `Left out: ${fault}`)],
  }
}

function whyNot(kind: NamedKind, id: string, into: string, uri: string, corpus: Corpus): string | undefined {
  if (id === into) return `"${id}" cannot be split from itself; type another id`
  if (!isNamed(kind, id, uri, corpus)) return `Nothing here is called "${id}"`
  if (isDefined(kind, into, uri, corpus)) return undefined
  const fault = idFault(into, definesOf(kind, into))
  if (fault !== undefined) return `"${into}" ${fault}`
  if (into.startsWith("_")) return `"${into}" is not under "local:" of this article; create it first`
  const merged = kind === "entities" ? corpus.registry.mergedInto(into) : undefined
  return merged && `"${into}" was merged into "${merged}" and may still be used elsewhere; type another id`
}

function create(moving: Moving, name: string | undefined, type: string | undefined): readonly FileChange[] | Refusal {
  const { kind, id, into, corpus } = moving
  if (kind !== "entities") return createCode(moving, kind, name)
  const fields = new Map([["name", name ?? into]])
  const change = addEntity(into, type ?? corpus.registry.get(id)?.type?.value ?? "person", fields, corpus)
  return isRefusal(change) ? change : [change]
}

/**
 * Beside the one that it is split from: under the same heading, and with its proposition until it gets its own. Where no
 * list says which codes there are, none is needed.
 */
function createCode(
  { id, into, corpus }: Moving,
  kind: CodeKind,
  label: string | undefined,
): readonly FileChange[] | Refusal {
  if (!corpus.codes.has(kind)) return []
  const old = corpus.codes.get(kind, id)
  const said = new Map<string, string>()
  if (label !== undefined) said.set("label", label)
  if (kind === "topics") said.set("proposition", old?.proposition?.value ?? propositionToWrite)
  if (old?.parent !== undefined) said.set("parent", old.parent.value)
  const next = old && [...corpus.codes.all(kind)].find(code => code.span.start > old.span.start)
  const added = { path: [kind, into], value: { flow: said }, ...(next && { before: next.id.value }) }
  const change = codebookChange([...listChanges(kind, corpus), added], corpus)
  return change === undefined ? refuse(uneditable(corpus)) : [change]
}
