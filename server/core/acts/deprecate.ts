import type { CodeKind } from "../model/codebook.ts"
import type { YamlList, YamlNode } from "../model/yaml-node.ts"
import type { TextEdit } from "../text/edit.ts"
import type { FieldChange } from "../yaml/field-change.ts"
import { columnAt, nextContent, startOfLine } from "../yaml/layout.ts"
import { entriesOf, field, itemsOf } from "../yaml/nodes.ts"
import { otherLimits, readYaml } from "../yaml/read.ts"
import { codebookSchema } from "../yaml/schema-codebook.ts"
import { setFields } from "../yaml/set-field.ts"
import { writeFlow } from "../yaml/write.ts"

/** Says in a codebook's text that these codes are no longer used, since when, and what is used instead. */
export function deprecate(
  text: string,
  kind: CodeKind,
  ids: ReadonlySet<string>,
  since: string,
  use: string | undefined,
): readonly TextEdit[] {
  const codes = field(readYaml(text, otherLimits).value, kind)
  const said = new Map([["since", since], ...(use === undefined ? [] : [["use", use] as const])])
  if (codes?.kind === "list") return deprecateInList(text, codes, ids, said)
  const there = [...entriesOf(codes)].filter(({ key }) => ids.has(key.value))
  const changes = there.flatMap(({ key, value }): FieldChange[] => {
    const path = [kind, key.value, "deprecated"]
    if (field(value, "deprecated")?.kind !== "map") return [{ path, value: { flow: said } }]
    // It stays deprecated since when it was.
    return use === undefined ? [] : [{ path: [...path, "use"], value: use }]
  })
  return setFields(text, codebookSchema, changes) ?? []
}

/** A list of bare ids becomes a map of them. */
function deprecateInList(
  text: string,
  list: YamlList,
  ids: ReadonlySet<string>,
  said: ReadonlyMap<string, string>,
): readonly TextEdit[] {
  const { start, end } = list.span
  const isIn = (item: YamlNode) => item.kind === "scalar" && ids.has(item.value)
  const items = itemsOf(list)
  if (!items.some(isIn)) return []
  const put = (at: number, length: number, newText: string) => ({ span: { start: at, end: at + length }, newText })
  const values = items.map(item => {
    const value = isIn(item) ? writeFlow(new Map([["deprecated", said]])) : "{}"
    return { item, behind: put(item.span.end, 0, `: ${value}`) }
  })
  if (list.flow) return [put(start, 1, "{"), ...values.map(({ behind }) => behind), put(end - 1, 1, "}")]
  const column = columnAt(text, start) + 2
  return values.flatMap(({ item, behind }, index) => {
    const dash = nextContent(text, items[index - 1]?.span.end ?? start)
    const line = Math.max(dash + 1, startOfLine(text, item.span.start))
    const indent = " ".repeat(column - columnAt(text, line))
    return [put(dash, 1, " "), put(line, item.span.start - line, indent), behind]
  })
}
