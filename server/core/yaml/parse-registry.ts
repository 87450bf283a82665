import type { Parsed } from "../model/problem.ts"
import type { Entity, Membership, RegistryFile, RoleHeld } from "../model/registry.ts"
import type { YamlEntry, YamlNode } from "../model/yaml-node.ts"
import { toEnd } from "../text/bits.ts"
import type { EntryPlace } from "./edit-entry.ts"
import * as nodes from "./nodes.ts"
import { otherLimits, readYaml } from "./read.ts"
import { registrySchema } from "./schema-registry.ts"
import { validate } from "./validate.ts"

/** A registry file as it was read, and what helps to read it again. */
export interface RegistryReading extends Parsed<RegistryFile> {
  readonly text: string
  /** As in `ParsedSidecar`. */
  readonly isCanonical: boolean
  /** Where its keys at the margin and their values stand. */
  readonly sections: ReadonlyMap<string, EntryPlace>
}

export function parseRegistry(text: string): RegistryReading {
  return toEnd(parsingRegistry(text))
}

/** The same bit by bit. */
export function* parsingRegistry(text: string): Generator<void, RegistryReading> {
  const { value: root, problems, isCanonical } = readYaml(text, otherLimits)
  yield
  const faults = validate(root, registrySchema, text)
  yield
  return {
    value: toRegistry(root, text),
    problems: [...problems, ...faults],
    text,
    isCanonical: isCanonical && problems.length === 0,
    sections: nodes.placesOf(root),
  }
}

function toRegistry(root: YamlNode | undefined, text: string): RegistryFile {
  return {
    entities: nodes.entriesOf(nodes.field(root, "entities")).map(entry => toEntity(entry, text)),
    merged: nodes.entriesOf(nodes.field(root, "merged")).flatMap(({ key, value }) => {
      const to = nodes.toText(value)
      return to === undefined ? [] : [{ from: nodes.located(key), to }]
    }),
  }
}

export function toEntity({ key, value, span }: YamlEntry, text: string): Entity {
  // In one version of V8 or another it is slow to spread these, be it first or last.
  return Object.assign(nodes.textFields(value, entityTexts), {
    id: nodes.located(key),
    aliases: nodes.textsField(value, "aliases"),
    adjectives: nodes.textsField(value, "adjectives"),
    metonyms: nodes.textsField(value, "metonyms"),
    participants: nodes.textsField(value, "participants"),
    roles: nodes.itemsOf(nodes.field(value, "roles")).flatMap(toRole),
    members: nodes.itemsOf(nodes.field(value, "members")).flatMap(toMembership),
    ids: toIds(nodes.field(value, "ids")),
    span,
    entry: text.slice(span.start, span.end),
  })
}

const entityTexts = {
  type: "type",
  name: "name",
  about: "about",
  from: "from",
  to: "to",
  born: "born",
  partOf: "part-of",
  claimedBy: "claimed-by",
  capital: "capital",
  location: "location",
} as const

const noIds: Entity["ids"] = new Map()

function toIds(node: YamlNode | undefined): Entity["ids"] {
  // Of most entities, and a map takes more room than all else of them.
  if (node === undefined) return noIds
  return new Map(
    nodes.entriesOf(node).flatMap(entry => {
      const id = nodes.toText(entry.value)
      return id === undefined ? [] : [[entry.key.value, { ...id, authority: entry.key.value }]]
    }),
  )
}

function toRole(node: YamlNode): RoleHeld[] {
  if (node.kind !== "map") return []
  const texts = nodes.textFields(node, { role: "role", of: "of", from: "from", to: "to", source: "source" })
  return [{ ...texts, span: node.span }]
}

function toMembership(node: YamlNode): Membership[] {
  if (node.kind !== "map") return []
  return [{ ...nodes.textFields(node, { of: "of", role: "role", from: "from", to: "to" }), span: node.span }]
}
