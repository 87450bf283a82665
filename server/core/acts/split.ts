import type { Corpus } from "../corpus/corpus.ts"
import type { CodeKind } from "../model/codebook.ts"
import type { FileChange } from "../text/edit.ts"
import { idFault } from "../yaml/id.ts"
import { codebookSchema } from "../yaml/schema-codebook.ts"
import { registrySchema } from "../yaml/schema-registry.ts"
import { setField } from "../yaml/set-field.ts"
import { type Act, type Outcome, refuse } from "./act.ts"
import type { NamedKind } from "./act-params.ts"
import { counted } from "./extent.ts"
import { joined } from "./joined.ts"
import { type Moving, movedClaims, movedMentions, movedTags } from "./move-uses.ts"
import { definesOf, isDefined, isNamed, toNamedKind, whyNotEverywhere } from "./named-things.ts"

/** Parts an entity or code in two: what is named goes to the other one, which is created where it is missing. */
export const split: Act<"split"> = {
  name: "split",
  run({ uri, kind, id, into, name, type, places = [], claims = [] }, { corpus }) {
    const notNow = whyNotEverywhere(corpus)
    if (notNow !== undefined) return refuse(notNow)
    const named = toNamedKind(kind)
    if (named === undefined) return refuse(`"${kind}" cannot be split`)
    const refused = whyNot(named, id, into, uri, corpus)
    if (refused !== undefined) return refuse(refused)
    const moving: Moving = { kind: named, id, into, uri, corpus }
    const moved = [
      named === "tags" ? movedTags(moving, places) : movedMentions(moving, places),
      movedClaims(moving, claims),
    ]
    const faults = moved.flatMap(part => part.faults)
    if (moved.every(part => part.count === 0)) return refuse(faults[0] ?? `Say which uses of "${id}" go to "${into}"`)
    const created = isDefined(named, into, uri, corpus) ? [] : create(moving, name, type)
    const counts = moved.flatMap(({ count, noun }) => (count > 0 ? [counted(count, noun)] : []))
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
    summary: [
      `${counts.join(" and ")} in ${counted(all.length, "file")}`,
      ...faults.map(fault => `Left out: ${fault}`),
    ],
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

function create(moving: Moving, name: string | undefined, type: string | undefined): readonly FileChange[] {
  const { kind, corpus } = moving
  if (kind !== "entities") return createCode(moving, kind, name)
  const old = corpus.registry.get(moving.id)
  const [first] = corpus.registryFiles
  const home = old?.uri ?? first?.uri ?? `${corpus.root}registry.yaml`
  const said = new Map([
    ["type", type ?? old?.type?.value ?? "person"],
    ["name", name ?? moving.into],
  ])
  const value = { flow: said }
  const edits = setField(corpus.textOf(home) ?? "", registrySchema, ["entities", moving.into], value)
  return edits === undefined ? [] : [{ uri: home, edits }]
}

/** Beside the one that it is split from: under the same heading, and with its proposition until it gets its own. */
function createCode({ id, into, corpus }: Moving, kind: CodeKind, label: string | undefined): readonly FileChange[] {
  const old = corpus.codes.get(kind, id)
  if (old?.uri === undefined) return []
  const said = new Map<string, string>()
  if (label !== undefined) said.set("label", label)
  if (old.proposition !== undefined) said.set("proposition", old.proposition.value)
  if (old.parent !== undefined) said.set("parent", old.parent.value)
  const next = [...corpus.codes.all(kind)].find(code => code.span.start > old.span.start)
  const path = [kind, into]
  const edits = setField(corpus.textOf(old.uri) ?? "", codebookSchema, path, { flow: said }, next?.id.value)
  return edits === undefined ? [] : [{ uri: old.uri, edits }]
}
