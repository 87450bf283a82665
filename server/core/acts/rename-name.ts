import type { Corpus } from "../corpus/corpus.ts"
import { entityKey } from "../corpus/keys.ts"
import { mentionsNaming } from "../corpus/packed/unpacked-facts.ts"
import type { RegisteredEntity } from "../corpus/registry.ts"
import { namesOf } from "../corpus/vocabulary-uses.ts"
import { normalize } from "../text/normal-form.ts"
import { slice } from "../text/span.ts"
import { replaceScalar } from "../yaml/edit-entry.ts"
import { registrySchema } from "../yaml/schema-registry.ts"
import { sidecarSchema } from "../yaml/schema-sidecar.ts"
import { setField, setFields } from "../yaml/set-field.ts"
import { type Outcome, refuse } from "./act.ts"

/**
 * Gives an entity another display name; `sidecar` is where it is defined if it is local. Articles stay as they are, so
 * a name that they go on using becomes an alias. Yields before each that may.
 */
export function* renameEntity(
  id: string,
  sidecar: string | undefined,
  to: string,
  corpus: Corpus,
): Generator<void, Outcome> {
  const name = to.trim()
  if (normalize(name) === "") return refuse("A name cannot be empty")
  if (sidecar !== undefined && id.startsWith("_")) {
    const edits = setField(corpus.textOf(sidecar) ?? "", sidecarSchema, ["local", id, "name"], name)
    return edits === undefined ? unreadable(sidecar, corpus) : nameChange(id, name, sidecar, edits)
  }
  const entity = corpus.registry.get(id)
  if (entity === undefined) return refuse(`"${id}" is not in the registry; create it first`)
  const path = ["entities", id]
  const aliases = yield* aliasesChange(entity, name, corpus)
  const edits = setFields(corpus.textOf(entity.uri) ?? "", registrySchema, [
    ...aliases.map(value => ({ path: [...path, "aliases"], value })),
    { path: [...path, "name"], value: name },
  ])
  return edits === undefined ? unreadable(entity.uri, corpus) : nameChange(id, name, entity.uri, edits)
}

/** One of the strings that the registry knows an entity by, as it was when somebody asked. */
export interface OldName {
  readonly id: string
  /** Which of them (`namesOf`). */
  readonly at: number
  readonly value: string
}

/** Another string in the place of an alias, an adjective or a metonym, as the registry writes it now. */
export function respellName({ id, at, value }: OldName, to: string, corpus: Corpus): Outcome {
  const name = to.trim()
  if (normalize(name) === "") return refuse("A name cannot be empty")
  const entity = corpus.registry.get(id)
  const names = entity === undefined ? [] : namesOf(entity)
  const found = names[at]?.value === value ? names[at] : names.find(other => other.value === value)
  if (entity === undefined || found === undefined) return refuse(`"${id}" is no longer called "${value}"`)
  return nameChange(value, name, entity.uri, replaceScalar(corpus.textOf(entity.uri) ?? "", found.span, name))
}

function nameChange(from: string, to: string, uri: string, edits: ReturnType<typeof replaceScalar>): Outcome {
  return { title: `Rename "${from}" to "${to}"`, done: `Renamed "${from}" to "${to}"`, changes: [{ uri, edits }] }
}

function unreadable(uri: string, corpus: Corpus): Outcome {
  return refuse(`"${corpus.pathOf(uri)}" cannot be read; repair it first`)
}

/** The aliases from now on, if they are others than before; undefined for none. */
function* aliasesChange(
  entity: RegisteredEntity,
  name: string,
  corpus: Corpus,
): Generator<void, readonly (readonly string[] | undefined)[]> {
  const before = entity.aliases.map(alias => alias.value)
  const old = entity.name?.value
  const kept = before.filter(alias => normalize(alias) !== normalize(name))
  const isAnother = old !== undefined && old !== name && !kept.includes(old)
  const isKept = isAnother && (yield* isSaid(old, entity.id.value, corpus))
  const after = isKept ? [...kept, old] : kept
  if (after.length === before.length && !isKept) return []
  return [after.length === 0 ? undefined : after]
}

/** Whether an article calls the entity by that name. */
function* isSaid(name: string, id: string, corpus: Corpus): Generator<void, boolean> {
  const forms = [normalize(name).trim(), normalize(name).trim().toUpperCase()]
  for (const facts of corpus.index.using(entityKey(id, ""))) {
    yield
    const own = mentionsNaming(id, facts).filter(({ kind }) => kind === "name")
    if (own.length === 0) continue
    const text = corpus.textOf(facts.uri) ?? ""
    const said = own.map(({ surface }) => slice(text, surface).replace(/^(["'])(.*)\1$/s, "$2"))
    if (said.some(surface => forms.includes(normalize(surface).trim()))) return true
  }
  return false
}
