import type { Corpus } from "../corpus/corpus.ts"
import type { Entity } from "../model/registry.ts"

/** Where a new entity of a type is written. */
interface RegistryPlace {
  readonly uri: string
  /** Undefined where the file does not exist yet. */
  readonly text: string | undefined
  /** The id that it comes before; undefined: it comes last. */
  readonly before?: string
  /** Between braces, as its neighbours are. */
  readonly inBraces: boolean
}

/**
 * With its like: in the file that holds most entities of the type, behind the last of them, or among them where they
 * stand by their ids. Undefined where `postil.yaml` names no file that could be created.
 */
export function registryPlace(id: string, type: string, corpus: Corpus): RegistryPlace | undefined {
  const uri = fileFor(type, corpus)
  if (uri === undefined) return undefined
  const entities = corpus.registryFile(uri)?.value.entities ?? []
  const text = corpus.textOf(uri)
  const alike = entities.filter(entity => entity.type?.value === type)
  const neighbour = neighbourOf(id, alike) ?? entities.at(-1)
  const follower = alike.length === 0 ? undefined : followerOf(id, alike, entities)
  return {
    uri,
    text,
    ...(follower && { before: follower.id.value }),
    inBraces: neighbour === undefined ? type !== "person" : isInBraces(neighbour, text ?? ""),
  }
}

function fileFor(type: string, corpus: Corpus): string | undefined {
  const counted = [...corpus.registryFiles].map(({ uri, value }) => ({
    uri,
    count: value.entities.filter(entity => entity.type?.value === type).length,
  }))
  const [best] = counted.sort((a, b) => b.count - a.count || (a.uri < b.uri ? -1 : 1))
  if (best !== undefined) return best.uri
  const paths = corpus.config.value.registry.map(path => path.replace("**/", "").replace("*", type))
  return paths.map(path => corpus.uriOf(path)).find(uri => corpus.kindOf(uri) === "registry")
}

/** Where at least three stand by their ids, so does the new one. */
function isSorted(entities: readonly Entity[]): boolean {
  const ids = entities.map(({ id }) => id.value)
  return ids.length > 2 && ids.every((id, index) => index === 0 || (ids[index - 1] ?? "") < id)
}

function neighbourOf(id: string, alike: readonly Entity[]): Entity | undefined {
  if (!isSorted(alike)) return alike.at(-1)
  return alike.findLast(other => other.id.value < id) ?? alike[0]
}

function followerOf(id: string, alike: readonly Entity[], all: readonly Entity[]): Entity | undefined {
  const next = isSorted(alike) ? alike.find(other => other.id.value > id) : undefined
  const last = alike.at(-1)
  return next ?? (last && all[all.indexOf(last) + 1])
}

/** Whether what stands under an id is `id: {…}`. */
export function isInBraces({ id, span }: Pick<Entity, "id" | "span">, text: string): boolean {
  return /^\s*:\s*\{/.test(text.slice(id.span.end, span.end))
}
