import type { CodeKind } from "../model/codebook.ts"
import type { YamlEntry, YamlList, YamlNode } from "../model/yaml-node.ts"
import type { TextEdit } from "../text/edit.ts"
import { insertBelow, insertEntry } from "../yaml/edit-entry.ts"
import { entriesOf, field, isMissing, itemsOf, textField } from "../yaml/nodes.ts"
import { otherLimits, readYaml } from "../yaml/read.ts"
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
  const said: [string, string][] = [["since", since], ...(use === undefined ? [] : [["use", use] as [string, string]])]
  if (codes?.kind === "list") return deprecateInList(text, codes, ids, new Map(said))
  const entries = [...entriesOf(codes)].filter(({ key }) => ids.has(key.value))
  return entries.flatMap(entry => deprecateEntry(text, entry, new Map(said)))
}

function deprecateEntry(
  text: string,
  { key, value }: YamlEntry,
  said: ReadonlyMap<string, string>,
): readonly TextEdit[] {
  const place = { key: key.span, value: value.span }
  const old = [...entriesOf(value)].find(entry => entry.key.value === "deprecated")
  if (old !== undefined) return [withUse(old, said)]
  const places = [...entriesOf(value)].map(entry => ({ key: entry.key.span, value: entry.value.span }))
  if (places.length > 0) return insertEntry(text, places, "deprecated", { flow: said })
  return isMissing(value) || value.kind === "map" ? insertBelow(text, place, "deprecated", { flow: said }) : []
}

/** It stays deprecated since when it was. */
function withUse({ key, value }: YamlEntry, said: ReadonlyMap<string, string>): TextEdit {
  const since = textField(value, "since")?.value
  const newText = `: ${writeFlow(new Map([...said, ...(since === undefined ? [] : [["since", since] as const])]))}`
  return { span: { start: key.span.end, end: Math.max(key.span.end, value.span.end) }, newText }
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
  return values.flatMap(({ item, behind }) => [put(text.lastIndexOf("-", item.span.start - 1), 1, " "), behind])
}
