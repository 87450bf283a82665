import type { CodeAction, Diagnostic } from "vscode-languageserver"
import { checkFile } from "../../core/rules/check-file.ts"
import type { Finding, Fix } from "../../core/rules/rule.ts"
import type { Span } from "../../core/text/span.ts"
import type { Document, Documents, Feature } from "../feature.ts"
import { toWorkspaceEdit } from "../to-workspace-edit.ts"

const quickFix = "quickfix"

/** Repairs of what the rules find in a stretch of text. The files are checked again, so that nothing is out of date. */
export const codeAction: Feature = {
  capabilities: () => ({ codeActionProvider: { codeActionKinds: [quickFix] } }),
  register(connection, documents) {
    connection.onCodeAction(({ textDocument, range, context }) => {
      const document = documents.find(textDocument.uri)
      if (document === undefined || !isWanted(context.only)) return null
      return [...codeActions(document, document.lines.toSpan(range), context.diagnostics, documents)]
    })
  },
}

/** `shown` are the diagnostics that the client has there: an action names the one that it does away with. */
function* codeActions(
  document: Document,
  range: Span,
  shown: readonly Diagnostic[],
  documents: Documents,
): Generator<CodeAction> {
  for (const { finding, span } of findingsIn(document, range)) {
    const diagnostics = [...shown].filter(diagnostic => isAbout(diagnostic, finding, span, document))
    for (const [index, fix] of fixesOf(finding).entries()) {
      const edit = toWorkspaceEdit(fix, document.corpus, documents)
      if (edit === undefined) continue
      const named = diagnostics.length > 0 && { diagnostics }
      yield { title: fix.title, kind: quickFix, ...named, ...(index === 0 && { isPreferred: true }), edit }
    }
  }
}

function* findingsIn({ uri, corpus }: Document, range: Span): Generator<{ finding: Finding; span: Span }> {
  for (const home of [uri, ...corpus.pairs.sidecarsOf(uri)]) {
    for (const finding of checkFile(home, corpus)) {
      const span = home === uri ? finding.span : finding.twin?.uri === uri ? finding.twin.span : undefined
      if (span !== undefined && span.start <= range.end && range.start <= span.end) yield { finding, span }
    }
  }
}

/** A rule that fails must not take the others with it. */
function fixesOf(finding: Finding): readonly Fix[] {
  try {
    return finding.fix?.() ?? []
  } catch {
    return []
  }
}

function isAbout({ code, range }: Diagnostic, finding: Finding, span: Span, { lines }: Document): boolean {
  const { start, end } = lines.toSpan(range)
  return code === finding.code && start === span.start && end === span.end
}

/** A client may ask for some kinds only, or for all kinds within one. */
function isWanted(only: readonly string[] | undefined): boolean {
  return only === undefined || only.some(kind => kind === "" || kind === quickFix)
}
