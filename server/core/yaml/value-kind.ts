import type { Problem, ProblemFix } from "../model/problem.ts"
import type { YamlList, YamlNode, YamlScalar } from "../model/yaml-node.ts"
import { closest } from "../similar/closest.ts"
import type { Span } from "../text/span.ts"
import { listed } from "../text/wording.ts"
import { alternativesOf, type Choice, type RecordShape, type Shape, type TextShape } from "./schema.ts"

/** The problems of values that are not of the kind their key takes. */
export function wrongKind(node: YamlNode, shape: Shape, label: string, text: string): Problem {
  const wanted = listed([...new Set(alternativesOf(shape).map(kindOf))], "or")
  const message = `"${label}" takes ${wanted}, not ${nodeKinds[node.kind]}`
  return problem(node.span, message, kindFixes(node, shape, text))
}

/** The file as a whole is no map. */
export function notAMap(root: YamlNode, { name, fields }: RecordShape): Problem {
  const keys = listed(
    fields.slice(0, 3).map(field => `"${field.key}:"`),
    "or",
  )
  return problem(root.span, `${name} consists of keys such as ${keys}, and this is ${nodeKinds[root.kind]}`)
}

export function wrongLength(list: YamlList, length: number, label: string): Problem {
  return problem(list.span, `"${label}" takes ${length} items here, not ${list.items.length}`)
}

export function* notBoolean(scalar: YamlScalar, label: string): Generator<Problem> {
  if (/^(?:true|True|TRUE|false|False|FALSE)$/.test(scalar.value)) return
  const message = `"${label}" takes true or false, not "${scalar.value}"`
  const meant = /^(?:y|yes|on|1|true)$/i.test(scalar.value)
    ? "true"
    : /^(?:n|no|off|0|false)$/i.test(scalar.value)
      ? "false"
      : undefined
  yield problem(scalar.span, message, meant === undefined ? [] : [change(scalar.span, meant)])
}

export function* notChosen(scalar: YamlScalar, choices: readonly Choice[], label: string): Generator<Problem> {
  const values = choices.map(choice => choice.value)
  if (values.includes(scalar.value)) return
  const meant = closest(scalar.value, values)
  const message = `"${label}" takes ${listed(values, "or")}, not "${scalar.value}"`
  yield problem(scalar.span, message, meant === undefined ? [] : [change(scalar.span, meant)])
}

export function* patternProblems(scalar: YamlScalar, { pattern }: TextShape, label: string): Generator<Problem> {
  if (pattern === undefined || new RegExp(`^(?:${pattern.source})$`, "s").test(scalar.value)) return
  yield problem(scalar.span, `"${label}" takes ${pattern.says}, not "${scalar.value}"`)
}

/** `a + b` where one entity is wanted. */
export function* notJoint(scalar: YamlScalar, label: string): Generator<Problem> {
  const parts = scalar.value.split("+").map(part => part.trim())
  if (parts.length < 2) return
  const newText = `[${parts.filter(part => part !== "").join(", ")}]`
  const fixes = label === "target" || label === "participants" ? [change(scalar.span, newText)] : []
  const instead = fixes.length > 0 ? `; write a list: ${newText}` : ""
  yield problem(scalar.span, `"${label}" takes one entity at a time, not "${scalar.value}"${instead}`, fixes)
}

const nodeKinds = { scalar: "text", map: "a map", list: "a list" } as const

function kindOf(shape: Shape): string {
  switch (shape.kind) {
    case "boolean":
      return "true or false"
    case "date":
      return "a date"
    case "choice":
      return listed(
        shape.choices.map(choice => choice.value),
        "or",
      )
    case "map":
    case "record":
      return "a map"
    case "list":
      return shape.length === 2 ? "pairs such as [a, b]" : "a list"
    default:
      return "text"
  }
}

function kindFixes(node: YamlNode, shape: Shape, text: string): ProblemFix[] {
  const wanted = alternativesOf(shape).find(one => one.kind === "text" || one.kind === "date")
  if (wanted === undefined || node.kind === "scalar") return []
  const items = node.kind === "list" ? node.items.flatMap(item => (item.kind === "scalar" ? [item] : [])) : []
  const written = items.map(item => text.slice(item.span.start, item.span.end))
  if (node.kind === "list" && items.length === node.items.length && items.every(item => item.style !== "block")) {
    const [only, second] = written
    if (only !== undefined && second === undefined)
      return [{ ...change(node.span, only), title: "Write it without brackets" }]
    if (wanted.kind === "text" && wanted.joint === true) {
      const joint = items.map(item => item.value).join(" + ")
      return [change(node.span, joint)]
    }
  }
  const raw = text.slice(node.span.start, node.span.end)
  if (!("flow" in node) || !node.flow || /[\r\n]/.test(raw)) return []
  const newText = `'${raw.replaceAll("'", "''")}'`
  return [{ title: "Put it in quotation marks", edits: [{ span: node.span, newText }] }]
}

function change(span: Span, newText: string): ProblemFix {
  return { title: `Write ${newText}`, edits: [{ span, newText }] }
}

function problem(span: Span, message: string, fixes: readonly ProblemFix[] = []): Problem {
  return { code: "value-kind", span, message, ...(fixes.length === 0 ? {} : { fixes }) }
}
