import type { Corpus } from "../corpus/corpus.ts"
import type { Use } from "../corpus/uses.ts"
import { closest } from "../similar/closest.ts"
import { contains, type Span } from "../text/span.ts"
import { type LargeAct, type Outcome, refuse } from "./act.ts"
import type { NamedKind } from "./act-params.ts"
import { extentOf } from "./extent.ts"
import { editNaming } from "./files-naming.ts"
import { isDefined, keysOf, toNamedKind, whyNotEverywhere } from "./named-things.ts"
import { useInstead } from "./use-instead.ts"

/** Uses another entity or code wherever one is used; its definition stays. */
export const replace: LargeAct<"replace"> = {
  name: "replace",
  *runInBits({ uri, kind, id, by }, { corpus }) {
    const notNow = whyNotEverywhere(corpus)
    if (notNow !== undefined) return refuse(notNow)
    const named = toNamedKind(kind)
    return named === undefined ? refuse(`"${kind}" cannot be replaced`) : yield* replaceUses(named, uri, id, by, corpus)
  },
}

function* replaceUses(kind: NamedKind, uri: string, id: string, by: string, corpus: Corpus): Generator<void, Outcome> {
  const refused = noSubstitute(kind, uri, id, by, corpus)
  if (refused !== undefined) return refuse(refused)
  const keys = new Set(keysOf(kind, id, uri, corpus))
  const own = ownEntries(kind, by, corpus)
  const changes = yield* editNaming(keys, corpus, ({ uri: there, text, uses }) => {
    // What the other one says of this one, such as that it stands under it, it cannot say of itself.
    const isOwn = ({ span }: Use) => own.some(entry => entry.uri === there && contains(entry.span, span))
    return useInstead({ text, uses: uses.filter(use => !use.declares && !isOwn(use)) }, by)
  })
  if (changes.length === 0) return refuse(`"${id}" is used nowhere`)
  return {
    title: `Replace "${id}" by "${by}"`,
    done: `Replaced "${id}" by "${by}"`,
    changes,
    summary: yield* extentOf(kind, keys, corpus),
  }
}

/** Why nothing can take the place of `id` under the name of `by`. */
export function noSubstitute(kind: NamedKind, uri: string, id: string, by: string, corpus: Corpus): string | undefined {
  if (id === by) return `"${id}" cannot take its own place; choose another one`
  if (by.startsWith("_") && !id.startsWith("_"))
    return `"${by}" exists in one article only; create an entity for all first`
  if (isDefined(kind, by, uri, corpus)) return goneCode(kind, by, corpus)
  if (kind !== "entities" && !corpus.codes.has(kind)) return undefined
  const known = kind === "entities" ? corpus.registry.ids() : [...corpus.codes.all(kind)].map(code => code.id.value)
  const near = closest(by, known)
  return `"${by}" is not defined; ${near === undefined ? "create it first" : `did you mean "${near}"?`}`
}

function goneCode(kind: NamedKind, by: string, corpus: Corpus): string | undefined {
  const code = kind === "entities" ? undefined : corpus.codes.get(kind, by)
  if (code?.deprecated !== undefined) return `"${by}" is deprecated itself; choose another one`
  return code?.abstract === true ? `"${by}" is a heading, which no annotation may use; choose another one` : undefined
}

/** The definition of an entity; of a code, and of all that it stands under. */
function ownEntries(
  kind: NamedKind,
  id: string,
  corpus: Corpus,
): readonly { readonly uri?: string; readonly span: Span }[] {
  if (kind !== "entities") return corpus.codes.lineage(kind, id)
  const entity = corpus.registry.get(id)
  return entity === undefined ? [] : [entity]
}
