import type { Corpus } from "../corpus/corpus.ts"
import { codeLabel } from "../corpus/names.ts"
import type { FileChange } from "../text/edit.ts"
import { normalize } from "../text/normal-form.ts"
import type { Span } from "../text/span.ts"
import { idFault, toId } from "../yaml/id.ts"
import { sidecarSchema } from "../yaml/schema-sidecar.ts"
import { setField } from "../yaml/set-field.ts"
import { type Act, type Change, isRefusal, type Outcome, type Refusal, refuse } from "./act.ts"
import { addEntity } from "./add-entity.ts"
import { type ChosenWords, chosenWords } from "./chosen-words.ts"
import { codeFault } from "./field-fault.ts"
import { draftOf, type SidecarDraft } from "./sidecar-draft.ts"
import { tagWords } from "./tag-words.ts"

/** A new entity, in the registry or in one article only; the words at a range are tagged as it. */
export const createEntity: Act<"create-entity"> = {
  name: "create-entity",
  run({ uri, range, scope, local = false, ...given }, { corpus }) {
    const entity = { ...given, name: normalize(given.name).trim() }
    const fault = faultOf(entity, corpus)
    if (fault !== undefined) return refuse(fault)
    const place = { uri, range, scope: scope === "this" ? "only" : "all" } as const
    return local ? createLocal(entity, place, corpus) : createRegistered(entity, place, corpus)
  },
}

interface NewEntity {
  readonly name: string
  readonly type: string
  readonly id?: string
}

interface Place {
  readonly uri: string
  readonly range: Span | undefined
  readonly scope: "all" | "only"
}

function createRegistered(entity: NewEntity, place: Place, corpus: Corpus): Outcome {
  const isTaken = (id: string) => corpus.registry.get(id) !== undefined || corpus.registry.mergedInto(id) !== undefined
  const id = entity.id ?? freeId(toId(entity.name), isTaken)
  const fault = idFault(id, "entity")
  if (fault !== undefined) return refuse(`"${id}" ${fault}`)
  if (isTaken(id))
    return refuse(`"${id}" exists already, for ${ownerOf(id, corpus)}: choose another id, or tag as that`)
  const draft = place.range && draftOf(place.uri, corpus)
  if (draft && isRefusal(draft)) return draft
  const words = draft && place.range && chosenWords(draft.file, place.range)
  const tagged = draft && words && tagAs(id, draft, words, place, corpus)
  if (tagged && isRefusal(tagged)) return tagged
  const change = addEntity(id, entity.type, fieldsOf(entity.name, tagged?.surface), corpus)
  if (isRefusal(change)) return change
  return outcome(entity, tagged?.surface, [change, ...(draft?.changes ?? [])], corpus)
}

function createLocal(entity: NewEntity, place: Place, corpus: Corpus): Outcome {
  const draft = draftOf(place.uri, corpus)
  if (isRefusal(draft)) return draft
  const { file } = draft
  const words = place.range && chosenWords(file, place.range)
  const id = entity.id ?? freeId(`_${toId(withoutArticle(entity.name))}`, other => file.sidecar.local.has(other))
  const fault = idFault(id, "local")
  if (fault !== undefined) return refuse(`"${id}" ${fault}`)
  if (file.sidecar.local.has(id)) return refuse(`"${id}" exists already in this article: choose another id`)
  const edits = setField(file.text, sidecarSchema, ["local", id], { flow: localFields(entity, corpus) })
  if (edits === undefined) return refuse(`"${id}" cannot be added to "${corpus.pathOf(file.uri)}": mend "local:" first`)
  draft.apply(edits)
  const tagged = words && tagAs(id, draft, words, place, corpus)
  if (tagged && isRefusal(tagged)) return tagged
  return outcome(entity, tagged?.surface, draft.changes, corpus)
}

function tagAs(
  id: string,
  draft: SidecarDraft,
  words: ChosenWords | Refusal,
  { scope }: Place,
  corpus: Corpus,
): ChosenWords | Refusal {
  if (isRefusal(words)) return words
  const target = { written: id, ids: [id] }
  const fault = tagWords(draft, { surface: words.surface, at: [words.match.normal], target, scope }, corpus)
  return fault === undefined ? words : refuse(fault)
}

/** Words that are tagged as it, and are not its name, become an alias. */
function fieldsOf(name: string, surface: string | undefined): ReadonlyMap<string, string | readonly string[]> {
  const isAlias = surface !== undefined && isName(surface) && surface !== name && surface !== name.toUpperCase()
  return new Map<string, string | readonly string[]>([
    ["name", name],
    ...(isAlias ? ([["aliases", [surface]]] as const) : []),
  ])
}

function faultOf({ name, type, id }: NewEntity, corpus: Corpus): string | undefined {
  if (!/[\p{L}\p{N}]/u.test(name)) return "The entity has no name: give it one"
  const fault = codeFault("entity-types", type, { corpus })
  if (fault !== undefined) return fault
  if (corpus.codes.get("entity-types", type)?.abstract) return `"${type}" only groups other types: choose one of those`
  if (id !== undefined) return undefined
  const same = corpus.registry
    .named(name)
    .find(({ entity }) => entity.name?.value === name && entity.type?.value === type)
  return (
    same && `"${name}" exists already, as "${same.entity.id.value}": tag as that, or give the new one an id of its own`
  )
}

/** Who has an id, or had it. */
function ownerOf(id: string, corpus: Corpus): string {
  const owner = corpus.registry.get(id) ?? corpus.registry.get(corpus.registry.mergedInto(id) ?? "")
  return owner?.name?.value ?? owner?.id.value ?? id
}

function freeId(id: string, isTaken: (id: string) => boolean): string {
  if (!isTaken(id)) return id
  let count = 2
  while (isTaken(`${id}-${count}`)) count++
  return `${id}-${count}`
}

/** A description is no name: who can speak is then somebody unnamed, of the rest it tells what it is. */
function localFields({ name, type }: NewEntity, corpus: Corpus): ReadonlyMap<string, string> {
  const said = isName(name) ? "name" : corpus.codes.canSpeak(type) ? "anonymous" : "about"
  return new Map([
    ["type", type],
    [said, said === "anonymous" ? "true" : name],
  ])
}

/** A description begins with a small letter. */
function isName(words: string): boolean {
  return !/^\p{Ll}/u.test(words)
}

function withoutArticle(name: string): string {
  return name.replace(/^(?:an?|the|some)\s+(?=\S)/i, "")
}

function outcome(
  { name, type }: NewEntity,
  surface: string | undefined,
  changes: readonly FileChange[],
  corpus: Corpus,
): Change {
  const label = codeLabel("entity-types", type, corpus)
  const tagged = surface === undefined ? "" : ` and tagged "${surface}"`
  return { title: `Create ${name} (${label})`, done: `Created ${name} (${label})${tagged}`, changes }
}
