import type { YamlEntry, YamlList, YamlMap, YamlNode } from "../../model/yaml-node.ts"
import { scalarOnLine } from "./scalar-on-line.ts"
import { sign, skipBlanks } from "./signs.ts"

/** Deeper than anything of ours stands, and less deep than anything that the full reader leaves out. */
export const deepest = 12

/** Of keys YAML takes no more than 1024 characters. */
export const longestKey = 1000

/** The `{…}` or `[…]` that begins at `from`, if it ends on the same line, before `end`; undefined where unsure. */
export function flowOnLine(text: string, from: number, end: number, depth: number): YamlMap | YamlList | undefined {
  if (depth >= deepest) return undefined
  return text.charCodeAt(from) === sign.openMap ? mapOnLine(text, from, end, depth) : listOnLine(text, from, end, depth)
}

function mapOnLine(text: string, start: number, end: number, depth: number): YamlMap | undefined {
  const entries: YamlEntry[] = []
  let at = skipBlanks(text, start + 1)
  for (let more = text.charCodeAt(at) !== sign.closeMap; more; ) {
    const entry = entryOnLine(text, at, end, depth)
    if (entry === undefined) return undefined
    entries.push(entry)
    at = skipBlanks(text, entry.span.end)
    more = text.charCodeAt(at) === sign.comma
    if (more) at = skipBlanks(text, at + 1)
    else if (text.charCodeAt(at) !== sign.closeMap) return undefined
  }
  return { kind: "map", flow: true, entries, span: { start, end: at + 1 } }
}

function entryOnLine(text: string, from: number, end: number, depth: number): YamlEntry | undefined {
  const key = scalarOnLine(text, from, end, "flow")
  if (key === undefined || key.span.end - from > longestKey) return undefined
  const colon = key.span.end
  if (text.charCodeAt(colon) !== sign.colon || text.charCodeAt(colon + 1) !== sign.space) return undefined
  const value = valueOnLine(text, skipBlanks(text, colon + 1), end, depth)
  return value && { key, value, span: { start: from, end: value.span.end } }
}

function listOnLine(text: string, start: number, end: number, depth: number): YamlList | undefined {
  const items: YamlNode[] = []
  let at = skipBlanks(text, start + 1)
  for (let more = text.charCodeAt(at) !== sign.closeList; more; ) {
    const item = valueOnLine(text, at, end, depth)
    if (item === undefined) return undefined
    items.push(item)
    at = skipBlanks(text, item.span.end)
    more = text.charCodeAt(at) === sign.comma
    if (more) at = skipBlanks(text, at + 1)
    else if (text.charCodeAt(at) !== sign.closeList) return undefined
  }
  return { kind: "list", flow: true, items, span: { start, end: at + 1 } }
}

function valueOnLine(text: string, from: number, end: number, depth: number): YamlNode | undefined {
  const unit = text.charCodeAt(from)
  if (unit === sign.openMap || unit === sign.openList) return flowOnLine(text, from, end, depth + 1)
  return scalarOnLine(text, from, end, "flow")
}
