import { SymbolKind } from "vscode-languageserver"
import type { Corpus } from "../../core/corpus/corpus.ts"
import type { Source } from "../../core/corpus/files.ts"
import { codeLabel } from "../../core/corpus/names.ts"
import type { Entity, RegistryFile } from "../../core/model/registry.ts"
import { lookKinds, lookOf } from "../looks.ts"
import { findTopKey, hull, type OutlineItem } from "./outline.ts"

/** `entities` with each entity under its name, and `merged`. */
export function registryOutline(file: Source<RegistryFile>, corpus: Corpus): readonly OutlineItem[] {
  const entities = file.value.entities.map(entity => entityItem(entity, corpus))
  const merged = file.value.merged.map(({ from, to }): OutlineItem => {
    const span = hull([from.span, to.span])
    return { name: from.value, detail: `→ ${to.value}`, kind: SymbolKind.Key, span, selection: from.span, children: [] }
  })
  return [...section("entities", entities, file.text), ...section("merged", merged, file.text)]
}

/** The children alone where their section's key cannot be found. */
function section(name: string, children: readonly OutlineItem[], text: string): readonly OutlineItem[] {
  const key = findTopKey(text, name)
  if (key === undefined) return children
  const detail = String(children.length)
  return [{ name, detail, kind: SymbolKind.Module, span: key, selection: key, children }]
}

function entityItem(entity: Entity, corpus: Corpus): OutlineItem {
  const type = entity.type && codeLabel("entity-types", entity.type.value, corpus)
  const detail = [entity.name?.value, type].filter(part => part !== undefined).join(" · ")
  const kind = lookKinds[lookOf(entity.id.value, undefined, corpus)]
  return { name: entity.id.value, detail, kind, span: entity.span, selection: entity.id.span, children: [] }
}
