import { SymbolKind } from "vscode-languageserver"
import type { Source } from "../../core/corpus/files.ts"
import type { Code, Codebook } from "../../core/model/codebook.ts"
import { findTopKey, type OutlineItem } from "./outline.ts"

/** Kinds of code, and in them the codes, each under the code that it stands under. */
export function codebookOutline({ value, text }: Source<Codebook>): readonly OutlineItem[] {
  return [...value.codes].flatMap(([kind, codes]) => {
    const children = [...codes.values()].map(codeItem)
    const key = findTopKey(text, kind)
    if (key === undefined) return children
    const detail = String(children.length)
    return [{ name: kind, detail, kind: SymbolKind.Module, span: key, selection: key, children }]
  })
}

/** Codes stay in written order and side by side: a parent need not stand around its children in the text. */
function codeItem({ id, label, about, proposition, parent, abstract, span }: Code): OutlineItem {
  const said = label?.value ?? proposition?.value ?? about?.value ?? ""
  const detail = parent === undefined ? said : [`under ${parent.value}`, said].filter(part => part !== "").join(" · ")
  const kind = abstract ? SymbolKind.Package : SymbolKind.EnumMember
  return { name: id.value, detail: detail.slice(0, 120), kind, span, selection: id.span, children: [] }
}
