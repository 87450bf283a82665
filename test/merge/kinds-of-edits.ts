import type { FieldChange, FieldContent } from "../../server/core/yaml/field-change.ts"
import { type Next, pick } from "../support/random.ts"

/** A file as another program reads it. */
export type Tree = Readonly<Record<string, unknown>>

/** One change that people make, somewhere in the file. */
export type Kind = (tree: Tree, next: Next) => FieldChange | undefined

const entities = ["russia", "georgia", "moscow", "csto", "lavrov", "china + kazakhstan", "none"]
const names = ["Adler", "Moss", "Ferry", "Harbour", "the mayor", "Bell: a ship", "Cole & Sons", "the old town"]
const topics = ["recognition", "mediation", "reform", "tenure"]
const stances = ["supports", "opposes", "mixed", "withholds"]
const sentences = ["it rained", "nobody was asked: not one", "the ferry would run again before the winter came"]

const addMention: Kind = (tree, next) =>
  set(["mentions", pick(names, next)], pick(entities, next), someKey(tree.mentions, next))
const retag = inside("mentions", (path, _, next) => set(path, pick(entities, next)))
const untag = inside("mentions", path => set(path, undefined))
const read = inside("mentions", (path, value, next) => {
  const words = { [pick(["prefix", "suffix"], next)]: pick(["in", "the", "said"], next) }
  const reading = { entity: pick(entities, next), ...words }
  return set(path, typeof value === "string" ? [value, reading] : [reading])
})

const addClaim: Kind = (tree, next) => {
  const fields: [string, string][] = [
    ["speaker", pick(entities, next)],
    ["mode", "indirect"],
    ["quote", pick(sentences, next)],
    ["topic", pick(topics, next)],
    ["stance", pick(stances, next)],
  ]
  const slug = pick(["new-plan", "no-plan", "rain", "winter"], next)
  return set(["claims", slug], new Map(fields), someKey(tree.claims, next))
}
const recode = inside("claims", (path, _, next) => {
  const fields = {
    topic: topics,
    stance: stances,
    speaker: entities,
    modality: ["future", "negated"],
    quote: sentences,
  }
  const [key, values] = pick(Object.entries(fields), next)
  return set([...path, key], pick(values, next))
})
const aim = inside("claims", (path, _, next) => set([...path, "target"], [pick(entities, next), "iran"]))
const link = inside("claims", (path, _, next) =>
  set([...path, "links", pick(["repeats", "supports"], next)], [pick(["rain", "winter", "no-plan"], next)]),
)
const dropClaim = inside("claims", path => set(path, undefined))

const setStatus: Kind = (_, next) => set(["status"], pick(["open", "coded", "reviewed"], next))
const addTag: Kind = (tree, next) => addItem(["tags"], tree.tags, pick(["frame-a", "frame-b"], next))
const replaceTags: Kind = (_, next) => set(["tags"], [pick(["genre-news", "genre-essay", "genre-letter"], next)])
const addNote: Kind = (tree, next) =>
  addItem(["notes"], tree.notes, { at: pick(names, next), text: pick(sentences, next) })
const allow: Kind = (tree, next) =>
  addItem(["allow"], tree.allow, { rule: "mention-untagged", at: pick(names, next), reason: pick(sentences, next) })
const label: Kind = (_, next) => set(["regions", pick(["headline", "byline"], next)], pick(sentences, next))
const addLocal: Kind = (_, next) => {
  const about: [string, string] = ["about", pick(sentences, next)]
  return set(["local", pick(["_aide", "_clerk"], next)], new Map([["type", "person"], about]))
}

export const sidecarEdits: readonly Kind[] = [
  ...[addMention, addMention, addMention, retag, retag, untag, read, addClaim, addClaim, recode, recode, recode],
  ...[aim, link, dropClaim, setStatus, addTag, replaceTags, addNote, allow, label, addLocal],
]

const addEntity: Kind = (tree, next) => {
  const type: [string, string] = ["type", pick(["person", "city"], next)]
  const id = pick(["adler", "moss", "ferry", "bell"], next)
  return set(["entities", id], new Map([type, ["name", pick(names, next)]]), someKey(tree.entities, next))
}
const describe = inside("entities", (path, _, next) =>
  set([...path, pick(["about", "name", "from", "part-of"], next)], pick(["adler", "Moss", "2001"], next)),
)
const addAlias = inside("entities", (path, value, next) =>
  addItem([...path, "aliases"], fieldOf(value, "aliases"), pick(names, next)),
)
const addOffice = inside("entities", (path, value, next) => {
  const office = { role: pick(["mayor", "judge"], next), from: "2001", to: pick(["2005", "2006"], next) }
  return addItem([...path, "roles"], fieldOf(value, "roles"), office)
})
const dropEntity = inside("entities", path => set(path, undefined))
const identify = inside("entities", (path, _, next) => set([...path, "ids", "wikidata"], pick(["Q1", "Q2"], next)))

export const registryEdits: readonly Kind[] = [
  ...[addEntity, addEntity, describe, describe, addAlias, addAlias, addOffice, dropEntity, identify],
]

const addTopic: Kind = (tree, next) => {
  const about: [string, string] = ["about", pick(names, next)]
  const topic = new Map([about, ["proposition", pick(sentences, next)]])
  return set(["topics", pick(["ferry-line", "harbour", "old-town"], next)], topic, someKey(tree.topics, next))
}
const define = inside("topics", (path, _, next) =>
  set([...path, pick(["about", "when", "proposition", "example"], next)], pick(sentences, next)),
)
const addKeyword = inside("topics", (path, value, next) =>
  addItem([...path, "keywords"], fieldOf(value, "keywords"), pick(["ferr", "harb"], next)),
)
const deprecate = inside("topics", (path, _, next) =>
  set([...path, "deprecated"], { flow: new Map([["use", pick(topics, next)]]) }),
)
const addCode: Kind = (_, next) =>
  set(["tags", pick(["frame-a", "frame-b"], next)], { flow: new Map([["about", pick(names, next)]]) })

export const codebookEdits: readonly Kind[] = [addTopic, addTopic, define, define, addKeyword, deprecate, addCode]

function set(path: readonly string[], value: FieldContent | undefined, before?: string): FieldChange {
  return { path, value, ...(before !== undefined && { before }) }
}

function inside(
  section: string,
  change: (path: readonly string[], value: unknown, next: Next) => FieldChange | undefined,
): Kind {
  return (tree, next) => {
    const key = someKey(tree[section], next)
    return key === undefined ? undefined : change([section, key], fieldOf(tree[section], key), next)
  }
}

/** Often one of the first, so that two people meet. */
function someKey(section: unknown, next: Next): string | undefined {
  const keys = section !== null && typeof section === "object" ? Object.keys(section) : []
  return keys.length === 0 ? undefined : pick(next(3) > 0 ? keys.slice(0, 4) : keys, next)
}

function fieldOf(value: unknown, key: string): unknown {
  return value !== null && typeof value === "object"
    ? Object.entries(value).find(([name]) => name === key)?.[1]
    : undefined
}

type Item = string | Readonly<Record<string, string>>

function addItem(path: readonly string[], list: unknown, item: Item): FieldChange | undefined {
  const items: readonly Item[] = Array.isArray(list) ? list : []
  const isThere = items.some(one => JSON.stringify(one) === JSON.stringify(item))
  return isThere ? undefined : set(path, [...items, item])
}
