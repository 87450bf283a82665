import { SymbolKind } from "vscode-languageserver"
import type { YamlEntry } from "../../core/model/yaml-node.ts"
import { entriesOf } from "../../core/yaml/nodes.ts"
import { otherLimits, readYaml } from "../../core/yaml/read.ts"
import type { OutlineItem } from "./outline.ts"

/** The keys of a YAML file, whatever they mean; for small files. */
export function yamlOutline(text: string): readonly OutlineItem[] {
  return [...entriesOf(readYaml(text, otherLimits).value)].map(entry => entryItem(entry, text))
}

function entryItem({ key, value, span }: YamlEntry, text: string): OutlineItem {
  const children = [...entriesOf(value)].map(entry => entryItem(entry, text))
  const written = text.slice(value.span.start, value.span.end)
  const detail = children.length > 0 || written.length > 60 || /[\r\n]/.test(written) ? "" : written
  const kind = children.length > 0 ? SymbolKind.Module : SymbolKind.Property
  return { name: key.value, detail, kind, span, selection: key.span, children }
}
