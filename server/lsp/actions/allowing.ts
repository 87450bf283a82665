import type { CodeAction } from "vscode-languageserver"
import { ownSidecarUri } from "../../core/acts/own-sidecar.ts"
import type { Corpus } from "../../core/corpus/corpus.ts"
import type { Finding } from "../../core/rules/rule.ts"
import { contains, type Span } from "../../core/text/span.ts"
import type { Document, Documents } from "../feature.ts"
import { type Offer, quickFixKind } from "./offer.ts"
import { toCodeAction } from "./to-code-action.ts"

/** What is said of the list of allowances, or of a file that cannot be read, nothing can allow. */
const never: ReadonlySet<string> = new Set([
  ...["allow-unused", "rule-unknown", "yaml-syntax", "merge-markers", "limit-exceeded", "article-unannotated"],
])

/** Accepting a finding of an article or a sidecar, in the sidecar; our own client asks for the reason. */
export function allowAction(finding: Finding, { corpus }: Document, documents: Documents): CodeAction | undefined {
  const { code } = finding
  const { uri, span } = placeOf(finding, corpus)
  const kind = corpus.kindOf(uri)
  const home = kind === "article" || kind === "sidecar" ? documents.open(uri, corpus) : undefined
  if (home === undefined || never.has(code)) return undefined
  const act: Offer["act"] = { name: "allow-finding", params: { uri, range: span, rule: code } }
  return toCodeAction({ title: `Allow this finding of ${code}`, kind: quickFixKind, act }, home, documents)
}

/** What is told at the head of a section is allowed at the words of the article that it is about. */
function placeOf(finding: Finding, corpus: Corpus): { readonly uri: string; readonly span: Span } {
  const { uri, span, twin } = finding
  const file = corpus.coded(uri)
  if (file === undefined || twin === undefined || ownSidecarUri(twin.uri, corpus) !== uri) return finding
  const parts = [...file.sidecar.claims, ...file.sidecar.surfaces]
  return parts.some(part => contains(part.span, span)) ? finding : twin
}
