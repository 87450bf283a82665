import type { Corpus } from "../corpus/corpus.ts"
import { coderKey } from "../corpus/keys.ts"
import { count } from "../text/wording.ts"
import { idFault } from "../yaml/id.ts"
import { type Outcome, refuse } from "./act.ts"
import { editNaming } from "./files-naming.ts"
import { respell } from "./respell.ts"

/** Gives a coder another id: among the annotators, in the sidecars' `coders`, and in the names of the layers. Yields after each file. */
export function* renameCoder(id: string, to: string, corpus: Corpus): Generator<void, Outcome> {
  const fault = idFault(to, "coder")
  if (fault !== undefined) return refuse(`"${to}" ${fault}`)
  if (corpus.config.value.annotators.has(to) || layersOf(to, corpus).length > 0)
    return refuse(`"${to}" is another coder already; type another id`)
  const keys = new Set([coderKey(id)])
  const changes = yield* editNaming(keys, corpus, ({ text, uses }) => respell(text, uses, () => to))
  const renames = layersOf(id, corpus).map(({ uri, stem }) => ({
    from: uri,
    to: corpus.uriOf(corpus.layout.sidecarPath(`${stem}.txt`, to)),
  }))
  if (changes.length === 0 && renames.length === 0) return refuse(`Nobody who codes here is called "${id}"`)
  const taken = renames.find(each => corpus.textOf(each.to) !== undefined)
  if (taken !== undefined) return refuse(`"${corpus.pathOf(taken.to)}" exists already; move it away or type another id`)
  return {
    title: `Rename coder "${id}" to "${to}"`,
    done: `Renamed coder "${id}" to "${to}"`,
    changes,
    renames,
    summary: [`${count(changes.length, "file")} changed and ${count(renames.length, "layer")} renamed`],
  }
}

function layersOf(coder: string, { pairs }: Corpus): readonly { readonly uri: string; readonly stem: string }[] {
  return [...pairs.sidecars()].sort().flatMap(uri => {
    const name = pairs.nameOf(uri)
    return name?.coder === coder ? [{ uri, stem: name.stem }] : []
  })
}
