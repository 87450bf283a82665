import { type Code, type Codebook, type CodeKind, codeKinds } from "../model/codebook.ts"
import type { Parsed } from "../model/problem.ts"
import type { YamlNode, YamlScalar } from "../model/yaml-node.ts"
import type { LocatedText, Span } from "../text/span.ts"
import * as nodes from "./nodes.ts"
import { otherLimits, readYaml } from "./read.ts"
import { codebookSchema } from "./schema-codebook.ts"
import { validate } from "./validate.ts"

export function parseCodebook(text: string): Parsed<Codebook> {
  const { value: root, problems } = readYaml(text, otherLimits)
  return { value: toCodebook(root), problems: [...problems, ...validate(root, codebookSchema, text)] }
}

export function toCodebook(root: YamlNode | undefined): Codebook {
  const codes = new Map<CodeKind, ReadonlyMap<string, Code>>()
  for (const kind of codeKinds) {
    const node = nodes.field(root, kind)
    if (node !== undefined) codes.set(kind, toCodes(kind, node))
  }
  return {
    ...nodes.textFields(root, { version: "version" }),
    codes,
    contradictoryStances: nodes.itemsOf(nodes.field(root, "contradictory-stances")).flatMap(toPair),
  }
}

/** A map of ids, or a list of bare ones. */
function toCodes(kind: CodeKind, node: YamlNode): Map<string, Code> {
  const codes = new Map<string, Code>()
  const add = (key: YamlScalar, value: YamlNode | undefined, span: Span) => {
    if (!codes.has(key.value)) codes.set(key.value, toCode(kind, nodes.located(key), value, span))
  }
  if (node.kind === "map") for (const { key, value, span } of node.entries) add(key, value, span)
  else for (const item of nodes.itemsOf(node)) if (item.kind === "scalar") add(item, undefined, item.span)
  return codes
}

function toCode(kind: CodeKind, id: LocatedText, node: YamlNode | undefined, span: Span): Code {
  const flag = (key: string) => nodes.toBoolean(nodes.field(node, key))
  const canSpeak = flag("can-speak")
  const deprecated = nodes.field(node, "deprecated")
  return {
    kind,
    id,
    ...nodes.textFields(node, codeTexts),
    abstract: flag("abstract") ?? false,
    ...(deprecated === undefined ? {} : { deprecated: toDeprecation(deprecated) }),
    ...(canSpeak === undefined ? {} : { canSpeak }),
    titles: nodes.textsField(node, "titles"),
    of: nodes.textsField(node, "of"),
    exclusive: flag("exclusive") ?? false,
    required: flag("required") ?? false,
    requires: nodes.textsField(node, "requires"),
    stance: nodes.textsField(node, "stance"),
    modality: nodes.textsField(node, "modality"),
    targetTypes: nodes.textsField(node, "target-types"),
    keywords: nodes.textsField(node, "keywords"),
    symmetric: flag("symmetric") ?? false,
    span,
  }
}

const codeTexts = {
  label: "label",
  about: "about",
  when: "when",
  notWhen: "not-when",
  example: "example",
  parent: "parent",
  proposition: "proposition",
} as const

function toDeprecation(node: YamlNode): NonNullable<Code["deprecated"]> {
  return { ...nodes.textFields(node, { since: "since", use: "use" }), span: node.span }
}

function toPair(node: YamlNode): [LocatedText, LocatedText][] {
  const [first, second] = nodes.toTexts(node)
  return first === undefined || second === undefined ? [] : [[first, second]]
}
