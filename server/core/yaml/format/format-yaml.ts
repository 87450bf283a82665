import type { Problem } from "../../model/problem.ts"
import type { YamlNode } from "../../model/yaml-node.ts"
import { lineEndOf } from "../layout.ts"
import { type Limits, readYaml } from "../read.ts"
import type { RecordShape } from "../schema.ts"
import { attachComments } from "./attach-comments.ts"
import { type KeyOrder, Printer } from "./print.ts"

interface FormatPlan {
  readonly schema: RecordShape
  readonly limits: Limits
  readonly order: KeyOrder
}

/**
 * The text in canonical form (format.md section 7): it says the same with the same comments. A text that is not one map
 * of keys is in that form already. Answers what is in the way where the text cannot be read without doubt.
 */
export function formatYaml(given: string, { schema, limits, order }: FormatPlan): string | Problem {
  const { value: root, problems } = readYaml(given, limits)
  const [problem] = problems
  if (problem !== undefined) return problem
  if (root?.kind !== "map" || root.entries.length === 0) return given
  const text = given.replace(/\r(?!\n)/g, "\n")
  const head = headOf(text)
  const lines = new Printer(text, order).block(attachComments(root, text, head.length), schema)
  const newline = lineEndOf(text)
  const result = head.replace(/\r?\n/g, newline) + lines.map(line => line + newline).join("")
  return says(root, readYaml(result, limits).value) ? result : odd(root)
}

/** A byte-order mark, and the sign that begins a document with what may stand above it. */
function headOf(text: string): string {
  const marker = /^\ufeff?(?:[ \t]*(?:[%#][^\n]*)?\n)*---[ \t]*(?:#[^\n]*)?\r?\n/.exec(text)
  return marker?.[0] ?? (text.startsWith("\ufeff") ? "\ufeff" : "")
}

/** Whether another tree says the same, in whatever order of keys. */
function says(a: YamlNode, b: YamlNode | undefined): boolean {
  if (a.kind === "scalar") return b?.kind === "scalar" && a.value === b.value && a.missing === b.missing
  if (a.kind === "list") {
    return b?.kind === "list" && a.items.length === b.items.length && a.items.every((item, i) => says(item, b.items[i]))
  }
  if (b?.kind !== "map" || a.entries.length !== b.entries.length) return false
  const values = new Map(b.entries.map(({ key, value }) => [key.value, value]))
  return a.entries.every(({ key, value }) => says(value, values.get(key.value)))
}

function odd({ span }: YamlNode): Problem {
  return { code: "yaml-syntax", span, message: "something here is written in a way that cannot be put in order" }
}
