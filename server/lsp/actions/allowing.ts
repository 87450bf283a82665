import type { CodeAction } from "vscode-languageserver"
import type { Finding } from "../../core/rules/rule.ts"
import type { Document, Documents } from "../feature.ts"
import { type Offer, quickFixKind } from "./offer.ts"
import { toCodeAction } from "./to-code-action.ts"

/** What is said of the list of allowances, or of a file that cannot be read, nothing can allow. */
const never: ReadonlySet<string> = new Set([
  ...["allow-unused", "rule-unknown", "yaml-syntax", "merge-markers", "limit-exceeded", "article-unannotated"],
])

/** Accepting a finding of an article or a sidecar, in the sidecar; our own client asks for the reason. */
export function allowAction(
  { code, uri, span }: Finding,
  { corpus }: Document,
  documents: Documents,
): CodeAction | undefined {
  const kind = corpus.kindOf(uri)
  const home = kind === "article" || kind === "sidecar" ? documents.open(uri, corpus) : undefined
  if (home === undefined || never.has(code)) return undefined
  const act: Offer["act"] = { name: "allow-finding", params: { uri, range: span, rule: code } }
  return toCodeAction({ title: `Allow this finding of ${code}`, kind: quickFixKind, act }, home, documents)
}
