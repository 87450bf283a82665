import type { Problem } from "../model/problem.ts"
import type { YamlEntry, YamlMap, YamlNode } from "../model/yaml-node.ts"
import { foldTypography, normalize } from "../text/normal-form.ts"
import type { Span } from "../text/span.ts"
import { removeEntry } from "./edit-entry.ts"
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

/** Keys that differ in white space, quotation marks or dashes only, and so stand for the same places of an article. */
export function* surfaceProblems({ entries }: YamlMap, text: string): Generator<Problem> {
  const firsts = new Map<string, YamlEntry>()
  for (const entry of entries) {
    const form = foldTypography(normalize(entry.key.value)).trim()
    const first = firsts.get(form)
    if (first === undefined) firsts.set(form, entry)
    // Keys that are the same to a letter are told by whoever reads the file.
    else if (first.key.value !== entry.key.value) yield sameSurface(entry, first, text)
  }
}

function sameSurface({ key, span }: YamlEntry, first: YamlEntry, text: string): Problem {
  return {
    code: "duplicate-key",
    span: key.span,
    message: `"${key.value}" stands for the same words as "${first.key.value}"; keep one of them`,
    related: [{ span: first.key.span, message: `"${first.key.value}" stands here` }],
    fixes: [
      { title: "Keep the first, remove this one", edits: removeEntry(text, span) },
      { title: "Keep this one only", edits: removeEntry(text, first.span) },
    ],
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
