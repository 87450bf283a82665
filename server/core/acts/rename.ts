import type { Corpus } from "../corpus/corpus.ts"
import type { FileChange } from "../text/edit.ts"
import { LineIndex } from "../text/line-index.ts"
import type { Span } from "../text/span.ts"
import { idFault } from "../yaml/id.ts"
import { isRefusal, type LargeAct, type Outcome, refuse } from "./act.ts"
import type { ActParams, NamedKind } from "./act-params.ts"
import { extentOf } from "./extent.ts"
import { filesNaming } from "./files-naming.ts"
import { definesOf, isDefined, isNamed, keysOf, toNamedKind, whyNotEverywhere } from "./named-things.ts"
import { renameArticle } from "./rename-article.ts"
import { renameClaim } from "./rename-claim.ts"
import { renameCoder } from "./rename-coder.ts"
import { respeller } from "./respell.ts"

/** Gives a thing another id, wherever it is named, in the layers of all coders. */
export const rename: LargeAct<"rename"> = {
  name: "rename",
  *runInBits(params, { corpus }) {
    const { kind, id, uri } = params
    const outcome = yield* renameInBits(params, corpus)
    const named = toNamedKind(kind)
    if (isRefusal(outcome) || named === undefined) return outcome
    const keys = new Set(keysOf(named, id, uri, corpus))
    return { ...outcome, summary: yield* extentOf(named, keys, corpus) }
  },
}

/** The same, without the extent of a change of entities or codes, which costs as much as the change. */
export function* renameInBits(
  { uri, kind, id, to }: ActParams<"rename", Span>,
  corpus: Corpus,
): Generator<void, Outcome> {
  const notNow = whyNotEverywhere(corpus)
  if (notNow !== undefined) return refuse(notNow)
  if (id === to) return refuse(`"${id}" is its id already; type another one`)
  if (kind === "claims") return renameClaim(uri, id, to, corpus)
  if (kind === "articles") return renameArticle(id, to, corpus)
  if (kind === "coders") return yield* renameCoder(id, to, corpus)
  const named = toNamedKind(kind)
  if (named === undefined) return refuse(`"${kind}" has no ids to rename`)
  return yield* renameNamed(named, uri, id, to, corpus)
}

function* renameNamed(kind: NamedKind, uri: string, id: string, to: string, corpus: Corpus): Generator<void, Outcome> {
  const refused = conflict(kind, uri, id, to, corpus)
  if (refused !== undefined) return refuse(refused)
  const keys = new Set(keysOf(kind, id, uri, corpus))
  const respelled = respeller(to)
  const changes: FileChange[] = []
  for (const file of filesNaming(keys, corpus)) {
    const { uri: there, isUnread = false } = file
    const lines = isUnread ? file.lines : new LineIndex(file.text)
    changes.push({ uri: there, edits: respelled(file), isUnread, lines })
    yield
  }
  if (changes.length === 0) return refuse(`Nothing here is called "${id}"`)
  return {
    title: `Rename "${id}" to "${to}"`,
    done: `Renamed "${id}" to "${to}"`,
    changes,
  }
}

/** Why an entity or code cannot have that id. */
function conflict(kind: NamedKind, uri: string, id: string, to: string, corpus: Corpus): string | undefined {
  const fault = idFault(to, definesOf(kind, id))
  if (fault !== undefined) return `"${to}" ${fault}`
  if (kind !== "entities" && corpus.codes.get(kind, id)?.uri === undefined && isDefined(kind, id, uri, corpus))
    return `"${id}" is built in; list the ${kind} in a codebook of your own to rename it`
  if (isDefined(kind, to, uri, corpus)) return `"${to}" exists already; merge "${id}" into it instead`
  const merged = kind === "entities" ? corpus.registry.mergedInto(to) : undefined
  if (merged !== undefined)
    return `"${to}" was merged into "${merged}" and may still be used elsewhere; type another id`
  if (!isNamed(kind, to, uri, corpus)) return undefined
  return `"${to}" is in use already, though nothing defines it; type another id, or replace "${id}" by it`
}
