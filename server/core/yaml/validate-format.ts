import type { Problem } from "../model/problem.ts"
import type { YamlEntry, YamlMap } from "../model/yaml-node.ts"
import { isMissing } from "./nodes.ts"
import type { Field } from "./schema.ts"

/** Every file but a sidecar says its format, and the only one there is is 1. */
export function* formatProblems(root: YamlMap, format: Field | undefined, text: string): Generator<Problem> {
  const entry = root.entries.find(({ key }) => key.value === "format")
  if (entry === undefined || isMissing(entry.value)) {
    if (format?.required === true) yield missingFormat(entry, text)
    return
  }
  const { value } = entry
  if (value.kind !== "scalar" || value.value === "1") return
  yield {
    code: "format-version",
    span: value.span,
    message: `format "${value.value}" is not known here; this version reads format 1`,
    ...(/^v?1(?:\.0*)?$/.test(value.value)
      ? { fixes: [{ title: "Write 1", edits: [{ span: value.span, newText: "1" }] }] }
      : {}),
  }
}

export function missingFormat(entry: YamlEntry | undefined, text: string): Problem {
  const start = text.startsWith("\ufeff") ? 1 : 0
  const newline = /\r\n|\n/.exec(text)?.[0] ?? "\n"
  const at = entry?.value.span ?? { start, end: start }
  const newText = entry === undefined ? `format: 1${newline}` : " 1"
  return {
    code: "format-version",
    span: entry?.key.span ?? at,
    message: `the file does not say its format; write "format: 1" at its top`,
    fixes: [{ title: 'Write "format: 1"', edits: [{ span: at, newText }] }],
  }
}
