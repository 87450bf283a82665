import type { Corpus } from "../corpus/corpus.ts"
import type { RegisteredEntity } from "../corpus/registry.ts"
import { type Refusal, refuse } from "./act.ts"

/** An entity to be changed where it is defined, and the text of that file. */
interface EntityInFile {
  readonly entity: RegisteredEntity
  readonly text: string
}

/** Refused where the registry has no entity of that id. */
export function registeredEntity(id: string, corpus: Corpus): EntityInFile | Refusal {
  const entity = corpus.registry.get(id)
  const text = entity && corpus.textOf(entity.uri)
  if (entity !== undefined && text !== undefined) return { entity, text }
  const survivor = corpus.registry.mergedInto(id)
  return refuse(
    survivor === undefined
      ? `"${id}" is not in the registry: create it first`
      : `"${id}" was merged into "${survivor}": use that`,
  )
}
