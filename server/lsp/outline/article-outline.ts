import { SymbolKind } from "vscode-languageserver"
import type { ClaimAnchor } from "../../core/anchor/claims.ts"
import { isMention, type Mention } from "../../core/anchor/mentions.ts"
import type { CodedFile } from "../../core/corpus/coded-file.ts"
import type { Corpus } from "../../core/corpus/corpus.ts"
import { codedFileOf } from "../../core/corpus/find-at.ts"
import { claimDetail, entityName } from "../../core/corpus/names.ts"
import { compareSpans, contains, type Span, slice, spanLength } from "../../core/text/span.ts"
import { lookKinds, lookOf } from "../looks.ts"
import type { OutlineItem } from "./outline.ts"

/** Claims with the mentions and claims inside them; what stands outside of claims at the top. */
export function articleOutline(uri: string, corpus: Corpus): readonly OutlineItem[] {
  const file = codedFileOf(uri, corpus)
  if (file === undefined) return []
  const claims = file.anchored.claims.flatMap(anchor => claimItem(anchor, file, corpus) ?? [])
  const mentions = file.anchored.occurrences.filter(isMention).map(mention => mentionItem(mention, file, corpus))
  return nest([...claims, ...mentions])
}

interface Branch extends OutlineItem {
  readonly holds: boolean
  readonly children: Branch[]
}

/** Puts every item under the smallest claim around it; of claims with the same words, under the first. */
function nest(items: readonly Branch[]): readonly OutlineItem[] {
  const top: Branch[] = []
  let open: Branch[] = []
  for (const item of [...items].sort(outerFirst)) {
    open = open.filter(({ span }) => span.end > item.span.start)
    const around = open.filter(branch => contains(branch.span, item.span) && !(item.holds && sameSpan(branch, item)))
    const parent = around.reduce<Branch | undefined>(
      (best, branch) => (best !== undefined && spanLength(best.span) <= spanLength(branch.span) ? best : branch),
      undefined,
    )
    if (parent === undefined) top.push(item)
    else parent.children.push(item)
    if (item.holds) open.push(item)
  }
  return top
}

function outerFirst(a: Branch, b: Branch): number {
  return compareSpans(a.span, b.span) || Number(b.holds) - Number(a.holds)
}

function sameSpan(a: { readonly span: Span }, b: { readonly span: Span }): boolean {
  return a.span.start === b.span.start && a.span.end === b.span.end
}

function claimItem(anchor: ClaimAnchor, file: CodedFile, corpus: Corpus): Branch | undefined {
  const { claim, span, segments } = anchor
  const home = segments.find(segment => segment.home !== undefined)?.home
  if (span === undefined || home === undefined) return undefined
  const detail = claimDetail(claim, file, corpus)
  return {
    name: claim.slug.value,
    detail,
    kind: SymbolKind.String,
    span,
    selection: home.span,
    children: [],
    holds: true,
  }
}

function mentionItem({ span, entities }: Mention, file: CodedFile, corpus: Corpus): Branch {
  return {
    name: slice(file.article.text, span).replace(/\s+/g, " "),
    detail: entities.map(id => entityName(id, file, corpus)).join(" + "),
    kind: lookKinds[lookOf(entities[0] ?? "", file, corpus)],
    span,
    selection: span,
    children: [],
    holds: false,
  }
}
