import type { YamlEntry, YamlMap, YamlNode } from "../model/yaml-node.ts"
import type { TextEdit } from "../text/edit.ts"
import { insertEntry, insertItem, removeEntries, removeEntry } from "../yaml/edit-entry.ts"
import { entriesOf, field, isEmpty, itemsOf, textField } from "../yaml/nodes.ts"
import { putValue } from "../yaml/put-value.ts"
import { type Writable, writeFlow } from "../yaml/write.ts"

/** Keys of an entity that hold several values, and those that name other entities. */
const lists = ["aliases", "adjectives", "metonyms", "participants", "roles", "members"]
const references = ["part-of", "claimed-by", "capital", "location", "participants", "of"]

/** The entry of an entity that takes over what the entries of others say. */
export class JoinedEntry {
  /** Sentences about values that the survivor has otherwise, and keeps. */
  readonly conflicts: string[] = []
  readonly #text: string
  readonly #entry: YamlEntry
  readonly #ids: ReadonlySet<string>
  readonly #fields = new Map<string, YamlNode>()
  readonly #selfish: YamlEntry[] = []
  /** Keys with nothing behind them: they are as good as not there. */
  readonly #bare: YamlEntry[] = []
  /** What comes to keys that are lists, or maps, and to those that were not there. */
  readonly #added = new Map<string, Writable[]>()
  readonly #new = new Map<string, Writable>()
  readonly #said = new Map<string, Set<string>>()

  /** `ids` are those that become the entry's own; nothing it says of them holds any longer. */
  constructor(text: string, entry: YamlEntry, ids: ReadonlySet<string>) {
    this.#text = text
    this.#entry = entry
    this.#ids = ids
    for (const each of entriesOf(entry.value)) {
      if (this.#isSelf(each.key.value, each.value)) this.#selfish.push(each)
      else if (isEmpty(each.value)) this.#bare.push(each)
      else this.#fields.set(each.key.value, each.value)
    }
    for (const key of lists) {
      const items = itemsOf(this.#fields.get(key)).map(item => writeFlow(this.#toWritable(key, item)))
      this.#said.set(key, new Set(items))
    }
    const name = textField(entry.value, "name")?.value
    if (name !== undefined) this.#said.get("aliases")?.add(writeFlow(name))
  }

  /** Takes over the entry of an entity, a local one too. */
  take(id: string, node: YamlNode): void {
    for (const { key, value } of entriesOf(node)) this.#takeField(id, key.value, value)
  }

  edits(): readonly TextEdit[] {
    const text = this.#text
    const { value } = this.#entry
    const places = [...entriesOf(value)].map(each => ({ key: each.key.span, value: each.value.span }))
    const last = places.at(-1)
    const added = [...this.#added].flatMap(([key, items]) => {
      const node = this.#fields.get(key)
      const isEmpty = node?.kind === "list" && node.items.every(item => this.#isSelf(key, item))
      return isEmpty ? [{ span: node.span, newText: writeFlow(items) }] : appendItems(text, node, items)
    })
    const fresh = [...this.#new].flatMap(([key, item]) => {
      const bare = this.#bare.find(each => each.key.value === key)
      if (bare !== undefined) return putValue(text, bare, item)
      return last === undefined ? [] : insertEntry(text, places, key, item)
    })
    const gone = removeEntries(
      text,
      this.#selfish.map(({ span }) => span),
    )
    return [...added, ...fresh, ...gone, ...this.#selfishItems()]
  }

  #takeField(id: string, key: string, value: YamlNode): void {
    if (key === "name") this.#takeItem("aliases", value)
    else if (lists.includes(key)) for (const item of itemsOf(value)) this.#takeItem(key, item)
    else if (value.kind === "map") this.#takeMap(id, key, value)
    else if (!this.#isSelf(key, value)) this.#takeScalar(id, key, value)
  }

  #takeItem(key: string, item: YamlNode): void {
    const value = this.#toWritable(key, item)
    const said = this.#said.get(key)
    if (said === undefined || said.has(writeFlow(value)) || this.#isSelf(key, item)) return
    said.add(writeFlow(value))
    const list = this.#fields.has(key) ? this.#added : this.#new
    const before = list.get(key)
    list.set(key, Array.isArray(before) ? [...before, value] : [value])
  }

  #takeScalar(id: string, key: string, value: YamlNode): void {
    const taken = this.#toWritable(key, value)
    const there = this.#fields.get(key)
    const kept = there === undefined ? this.#new.get(key) : this.#toWritable(key, there)
    if (kept === undefined) this.#new.set(key, taken)
    else if (writeFlow(kept) !== writeFlow(taken)) {
      this.conflicts.push(`${key} of "${id}" was ${writeFlow(taken)}, and is now ${writeFlow(kept)}`)
    }
  }

  /** `ids: {wikidata: Q230}` */
  #takeMap(id: string, key: string, value: YamlMap): void {
    const there = this.#fields.get(key)
    const fresh = new Map<string, Writable>()
    for (const entry of entriesOf(value)) {
      const kept = field(there, entry.key.value)
      const taken = this.#toWritable(key, entry.value)
      if (kept === undefined) fresh.set(entry.key.value, taken)
      else if (writeFlow(this.#toWritable(key, kept)) !== writeFlow(taken)) {
        const now = writeFlow(this.#toWritable(key, kept))
        this.conflicts.push(`${entry.key.value} of "${id}" was ${writeFlow(taken)}, and is now ${now}`)
      }
    }
    if (there === undefined) this.#takeNewMap(key, fresh)
    else this.#added.set(key, [...(this.#added.get(key) ?? []), ...[...fresh].map(one => new Map([one]))])
  }

  #takeNewMap(key: string, fresh: ReadonlyMap<string, Writable>): void {
    const before = this.#new.get(key)
    const old = before !== undefined && typeof before === "object" && "flow" in before ? before.flow : new Map()
    this.#new.set(key, { flow: new Map([...fresh, ...(old instanceof Map ? old : [])]) })
  }

  /** Items of a list that would name the survivor itself. */
  #selfishItems(): readonly TextEdit[] {
    return ["participants", "members"].flatMap(key => {
      const items = itemsOf(this.#fields.get(key))
      const gone = items.filter(item => this.#isSelf(key, item))
      if (gone.length === 0) return []
      const whole = [...entriesOf(this.#entry.value)].find(each => each.key.value === key)
      if (gone.length === items.length && whole !== undefined && !this.#added.has(key)) {
        return removeEntry(this.#text, whole.span)
      }
      return removeEntries(
        this.#text,
        gone.map(({ span }) => span),
      )
    })
  }

  #isSelf(key: string, node: YamlNode): boolean {
    if (node.kind === "map") return key === "members" && this.#isOwnId(textField(node, "of")?.value)
    return node.kind === "scalar" && references.includes(key) && this.#isOwnId(node.value)
  }

  #isOwnId(id: string | undefined): boolean {
    return id !== undefined && (id === this.#entry.key.value || this.#ids.has(id))
  }

  #toWritable(key: string, node: YamlNode): Writable {
    if (node.kind === "list") return node.items.map(item => this.#toWritable(key, item))
    if (node.kind === "map") {
      return new Map(node.entries.map(each => [each.key.value, this.#toWritable(each.key.value, each.value)]))
    }
    return references.includes(key) && this.#ids.has(node.value) ? this.#entry.key.value : node.value
  }
}

/** Adds to a list, to a single value that becomes one, or entries to a map. */
function appendItems(text: string, node: YamlNode | undefined, added: readonly Writable[]): readonly TextEdit[] {
  if (node === undefined) return []
  if (node.kind === "map") {
    const places = node.entries.map(({ key, value }) => ({ key: key.span, value: value.span }))
    return added.flatMap(one =>
      one instanceof Map && places.length > 0
        ? [...one].flatMap(([key, value]) => insertEntry(text, places, key, value))
        : [],
    )
  }
  if (node.kind === "scalar") return [{ span: node.span, newText: writeFlow([node.value, ...added]) }]
  const items = node.items.map(({ span }) => span)
  return added.flatMap(item => insertItem(text, node.span, items, item))
}
