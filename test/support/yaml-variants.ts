import type { YamlNode } from "../../server/core/model/yaml-node.ts"
import { applyEdits, type TextEdit } from "../../server/core/text/edit.ts"
import { readYaml } from "../../server/core/yaml/read.ts"
import { mangleYaml } from "./mangle-yaml.ts"
import { modelOf } from "./yaml-model.ts"

type Next = (limit: number) => number

/** The same file as other programs and other people would have written it, by what is peculiar to it. */
export function* variantsOf(text: string, next: Next): Generator<readonly [string, string]> {
  yield ["as it is", text]
  yield ["line ends of Windows", text.replaceAll("\n", "\r\n")]
  yield ["a byte-order mark and line ends of Windows", `\ufeff${text.replaceAll("\n", "\r\n")}`]
  yield ["no line end at its end", text.trimEnd()]
  yield ["a mark at its head", `--- # first\n${text}`]
  yield ["steps of four", text.replace(/^ +/gm, blanks => blanks + blanks)]
  const noted = withComments(text, next)
  yield ["comments", noted]
  yield ["comments and line ends of Windows", `\ufeff${noted.replaceAll("\n", "\r\n")}`.trimEnd()]
  const root = readYaml(text).value
  if (root === undefined) return
  const wanted = JSON.stringify(modelOf(root))
  const flat = unindented(text)
  if (JSON.stringify(modelOf(readYaml(flat).value)) === wanted) yield ["dashes below their keys", flat]
  for (const forms of [false, true]) {
    for (let tries = 0; tries < 20; tries++) {
      const untidy = mangleYaml(root, { next, forms, comments: true, shuffles: () => false })
      // A comment can get into a text above it.
      if (JSON.stringify(modelOf(readYaml(untidy).value)) !== wanted) continue
      yield [forms ? "untidy forms" : "untidy", untidy]
      break
    }
  }
}

/** Comments beside and between entries, with tabs. */
function withComments(text: string, next: Next): string {
  const edits: TextEdit[] = []
  let count = 0
  const insert = (at: number, newText: string) => edits.push({ span: { start: at, end: at }, newText })
  for (const { start, end } of blockEntries(readYaml(text).value)) {
    const line = text.lastIndexOf("\n", start - 1) + 1
    const lead = text.slice(line, start)
    if (lead.trim() === "" && next(6) === 0) insert(line, `${lead}# above\t${count++}\n`)
    const rest = /^[^\n]*/.exec(text.slice(end))?.[0] ?? ""
    if (rest.trim() === "" && next(4) === 0) insert(end + rest.length, `\t# beside, ${count++}:\tx`)
  }
  const sorted = edits.toSorted((a, b) => a.span.start - b.span.start)
  return applyEdits(
    text,
    sorted.filter((edit, index) => edit.span.start !== sorted[index - 1]?.span.start),
  )
}

/** Entries in block form whose value stands beside its key. */
function* blockEntries(node: YamlNode | undefined): Generator<{ readonly start: number; readonly end: number }> {
  if (node?.kind === "list" && !node.flow) for (const item of node.items) yield* blockEntries(item)
  if (node?.kind !== "map" || node.flow) return
  for (const { span, value } of node.entries) {
    const beside = value.kind === "scalar" ? value.style !== "block" : value.flow
    if (beside) yield span
    else yield* blockEntries(value)
  }
}

function unindented(text: string): string {
  const lines = text.split("\n")
  let cut = 0
  let column = 0
  return lines
    .map((line, index) => {
      const indent = line.search(/\S|$/)
      const above = lines[index - 1] ?? ""
      if (/^ *- /.test(line) && /^[^#]*:\s*(?:#.*)?$/.test(above)) [cut, column] = [2, indent]
      else if (indent < column) [cut, column] = [0, 0]
      return line.slice(Math.min(cut, indent))
    })
    .join("\n")
}
