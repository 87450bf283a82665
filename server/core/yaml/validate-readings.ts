import type { Problem } from "../model/problem.ts"
import type { YamlEntry, YamlMap, YamlNode } from "../model/yaml-node.ts"
import type { Span } from "../text/span.ts"
import { field, itemsOf, textField } from "./nodes.ts"

/** A surface has at most one default; every other reading says where it holds (format.md section 10). */
export function* readingProblems({ key, value }: YamlEntry, text: string): Generator<Problem> {
  const readings = itemsOf(value)
  let first: YamlNode | undefined
  for (const reading of readings) {
    if (hasContext(reading)) continue
    if (reading.kind === "map" && field(reading, "entity") !== undefined) yield bareMap(reading, key.value, text)
    else if (first !== undefined && reading.kind === "scalar") yield secondDefault(reading.span, first, key.value)
    if (reading.kind !== "list") first ??= reading
  }
}

function hasContext(reading: YamlNode): boolean {
  return ["prefix", "suffix"].some(side => (textField(reading, side)?.value.trim() ?? "") !== "")
}

function bareMap(reading: YamlMap, surface: string, text: string): Problem {
  const entity = field(reading, "entity")
  const target = textField(reading, "entity")?.value ?? ""
  const alone = reading.entries.length === 1 && entity?.kind === "scalar"
  const newText = entity === undefined ? "" : text.slice(entity.span.start, entity.span.end)
  const message = `this reading of "${surface}" has neither prefix nor suffix; add one, or write the default as "${target}" alone`
  return {
    code: "value-kind",
    span: reading.span,
    message,
    ...(alone ? { fixes: [{ title: `Write ${newText}`, edits: [{ span: reading.span, newText }] }] } : {}),
  }
}

function secondDefault(span: Span, first: YamlNode, surface: string): Problem {
  return {
    code: "value-kind",
    span,
    message: `"${surface}" has two readings without a context; give one of them a prefix or a suffix`,
    related: [{ span: first.span, message: "the other one stands here" }],
  }
}
