import type { Corpus } from "../corpus/corpus.ts"
import { codeKey } from "../corpus/keys.ts"
import type { CodeKind } from "../model/codebook.ts"
import { count } from "../text/wording.ts"
import { type ActContext, type LargeAct, type Outcome, refuse } from "./act.ts"
import { deprecate } from "./deprecate.ts"
import { merge } from "./merge.ts"
import { toNamedKind, whyNotEverywhere } from "./named-things.ts"
import { noSubstitute } from "./replace.ts"

/** Gives up a code: the codebook says so from now on, and the rules find where it is still used. */
export const retire: LargeAct<"retire"> = {
  name: "retire",
  *runInBits({ uri, kind, id, use }, context) {
    const notNow = whyNotEverywhere(context.corpus)
    if (notNow !== undefined) return refuse(notNow)
    const named = toNamedKind(kind)
    if (named === undefined) return refuse(`"${kind}" cannot be retired`)
    if (named !== "entities") return retireCode(named, id, use, uri, context)
    if (use !== undefined) return yield* merge.runInBits({ uri, kind, ids: [id], into: use }, context)
    return refuse(`An entity is retired only in favour of another; say which one to use instead of "${id}"`)
  },
}

function retireCode(
  kind: CodeKind,
  id: string,
  use: string | undefined,
  uri: string,
  { corpus, today }: ActContext,
): Outcome {
  const refused = whyNot(kind, id, corpus) ?? (use === undefined ? undefined : noSubstitute(kind, uri, id, use, corpus))
  if (refused !== undefined || corpus.codebook === undefined) return refuse(refused ?? `There is no codebook`)
  const text = corpus.textOf(corpus.codebook.uri) ?? ""
  const edits = deprecate(text, kind, new Set([id]), today, use)
  if (edits.length === 0) return refuse(`The entry of "${id}" in the codebook cannot be read; repair it first`)
  const left = usesLeft(kind, id, corpus)
  const inFavour = use === undefined ? "" : ` in favour of "${use}"`
  return {
    title: `Retire "${id}"${inFavour}`,
    done: `Retired "${id}"${inFavour}`,
    changes: [{ uri: corpus.codebook.uri, edits }],
    summary: left === 0 ? [] : [`${count(left, "use")} left, which the rule code-deprecated reports`],
  }
}

function whyNot(kind: CodeKind, id: string, corpus: Corpus): string | undefined {
  const code = corpus.codes.get(kind, id)
  if (code === undefined) return `"${id}" is not in the codebook`
  if (code.uri === undefined) return `"${id}" is built in; list the ${kind} in a codebook of your own to retire it`
  return code.deprecated === undefined ? undefined : alreadySaid(code.deprecated, id)
}

/** What is deprecated without a substitute can still be given one. */
function alreadySaid({ use }: { readonly use?: { readonly value: string } }, id: string): string | undefined {
  return use && `"${id}" is deprecated already; "${use.value}" is used instead`
}

function usesLeft(kind: CodeKind, id: string, corpus: Corpus): number {
  const key = codeKey(kind, id)
  return [...corpus.index.using(key)].reduce((sum, { uses }) => sum + uses.filter(use => use.key === key).length, 0)
}
