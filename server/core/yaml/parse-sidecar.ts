import type { Claim, Link, Quote } from "../model/claim.ts"
import type { Parsed } from "../model/problem.ts"
import type { Allowance, Boilerplate, LocalEntity, Note, Reading, Region, Sidecar, Surface } from "../model/sidecar.ts"
import type { YamlEntry, YamlNode } from "../model/yaml-node.ts"
import * as nodes from "./nodes.ts"
import { readYaml, sidecarLimits } from "./read.ts"
import { sidecarSchema } from "./schema-sidecar.ts"
import { unknownKeys, validate } from "./validate.ts"

/** Whatever can be read of a sidecar, and everything that is wrong with how it is written. */
export interface ParsedSidecar extends Parsed<Sidecar> {
  /** Whether it is in canonical form, or near it, with nothing that our reader of that form leaves to another or cuts. */
  readonly isCanonical: boolean
}

export function parseSidecar(text: string): ParsedSidecar {
  const { value: root, problems, isCanonical } = readYaml(text, sidecarLimits)
  return {
    value: toSidecar(root, text),
    problems: [...problems, ...validate(root, sidecarSchema, text)],
    isCanonical: isCanonical && problems.length === 0,
  }
}

/**
 * The same with fewer problems, for who only wants to know whether a file is broken (keep-lost.ts): those of its YAML,
 * and keys that are unknown at the margin.
 */
export function parseUnchecked(text: string): Parsed<Sidecar> {
  const { value: root, problems, isCanonical } = readYaml(text, sidecarLimits)
  const isAsExpected = isCanonical && root?.kind === "map"
  const others = isAsExpected ? unknownKeys(root, sidecarSchema, text) : validate(root, sidecarSchema, text)
  return { value: toSidecar(root, text), problems: [...problems, ...others] }
}

function toSidecar(root: YamlNode | undefined, text: string): Sidecar {
  return {
    ...nodes.textFields(root, { article: "article", language: "language", status: "status" }),
    source: nodes.textFields(nodes.field(root, "source"), sourceKeys),
    coders: nodes.textsField(root, "coders"),
    tags: nodes.textsField(root, "tags"),
    regions: nodes.entriesOf(nodes.field(root, "regions")).flatMap(entry => toRegion(entry) ?? []),
    boilerplate: nodes.readItems(nodes.field(root, "boilerplate"), toBoilerplate),
    local: new Map(nodes.entriesOf(nodes.field(root, "local")).map(entry => [entry.key.value, toLocal(entry)])),
    surfaces: nodes.entriesOf(nodes.field(root, "mentions")).map(entry => toSurface(entry, text)),
    claims: nodes.entriesOf(nodes.field(root, "claims")).map(entry => toClaim(entry, text)),
    notes: nodes.readItems(nodes.field(root, "notes"), toNote),
    allow: nodes.readItems(nodes.field(root, "allow"), toAllowance),
    sections: nodes.placesOf(root),
  }
}

const sourceKeys = {
  title: "title",
  publisher: "publisher",
  agency: "agency",
  author: "author",
  published: "published",
  url: "url",
  evidence: "evidence",
  text: "text",
} as const

function toRegion({ key, value }: YamlEntry): Region | undefined {
  const selector = nodes.toSelector(value)
  return selector === undefined ? undefined : { name: nodes.located(key), selector }
}

function toBoilerplate(node: YamlNode): Boilerplate | undefined {
  const text = nodes.toText(node)
  if (text !== undefined) return { kind: "text", text }
  const range = nodes.toRange(node)
  if (range === undefined) return undefined
  const { from, span } = range
  const toEnd = nodes.textField(node, "to")?.value === "end"
  return { kind: "range", range: toEnd ? { from, span } : range }
}

function toLocal({ key, value, span }: YamlEntry): LocalEntity {
  return {
    id: nodes.located(key),
    ...nodes.textFields(value, { type: "type", name: "name", of: "of", about: "about" }),
    anonymous: nodes.toBoolean(nodes.field(value, "anonymous")) ?? false,
    span,
  }
}

export function toSurface({ key, value, span }: YamlEntry, text: string): Surface {
  return {
    text: nodes.located(key),
    readings: nodes.readItems(value, item => toReading(item, text)),
    span,
  }
}

function toReading(node: YamlNode, text: string): Reading | undefined {
  const target = nodes.toEntityReference(node.kind === "map" ? nodes.field(node, "entity") : node, text)
  if (target === undefined || node.kind === "list") return undefined
  if (node.kind === "scalar") return { target, span: node.span }
  return { target, ...nodes.textFields(node, { prefix: "prefix", suffix: "suffix", note: "note" }), span: node.span }
}

export function toClaim({ key, value, span }: YamlEntry, text: string): Claim {
  return {
    slug: nodes.located(key),
    ...present("speaker", nodes.toEntityReference(nodes.field(value, "speaker"), text)),
    ...present("source", nodes.toSelector(nodes.field(value, "source"))),
    ...present("via", nodes.toEntityReference(nodes.field(value, "via"), text)),
    ...present("for", nodes.toEntityReference(nodes.field(value, "for"), text)),
    ...present("cue", nodes.toSelector(nodes.field(value, "cue"))),
    ...present("quote", toQuote(nodes.field(value, "quote"))),
    ...nodes.textFields(value, claimTexts),
    target: nodes.toIds(nodes.field(value, "target"), text),
    links: nodes.entriesOf(nodes.field(value, "links")).flatMap(toLinks),
    span,
    fields: nodes.placesOf(value),
  }
}

const claimTexts = {
  continues: "continues",
  mode: "mode",
  kind: "kind",
  topic: "topic",
  stance: "stance",
  modality: "modality",
  date: "date",
} as const

function present<Name extends string, T>(name: Name, value: T | undefined): { readonly [N in Name]?: T } {
  const result: { [N in Name]?: T } = {}
  if (value !== undefined) result[name] = value
  return result
}

function toQuote(node: YamlNode | undefined): Quote | undefined {
  if (node === undefined) return undefined
  const range = nodes.toRange(node)
  if (range !== undefined) return { kind: "range", range, span: node.span }
  const segments = nodes.readItems(node, nodes.toSelector)
  return segments.length === 0 ? undefined : { kind: "segments", segments, span: node.span }
}

function toLinks({ key, value }: YamlEntry): Link[] {
  return nodes.toTexts(value).map(to => ({ relation: nodes.located(key), to }))
}

function toNote(node: YamlNode): Note | undefined {
  const at = nodes.toSelector(nodes.field(node, "at"))
  const text = nodes.textField(node, "text")
  return at === undefined || text === undefined ? undefined : { at, text, span: node.span }
}

function toAllowance(node: YamlNode): Allowance | undefined {
  const rule = nodes.textField(node, "rule")
  if (rule === undefined) return undefined
  return {
    rule,
    ...present("at", nodes.toSelector(nodes.field(node, "at"))),
    ...nodes.textFields(node, { reason: "reason" }),
    span: node.span,
  }
}
