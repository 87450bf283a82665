import type { CodeAction, Diagnostic, TextDocumentEdit, TextEdit, WorkspaceEdit } from "vscode-languageserver"
import { checkFile } from "../../core/rules/check-file.ts"
import type { FileChange, Finding, Fix } from "../../core/rules/rule.ts"
import type { Span } from "../../core/text/span.ts"
import { Lines } from "../convert.ts"
import type { Document, Documents, Feature } from "../feature.ts"

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
      const edit = toWorkspaceEdit(fix, document, documents)
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

/** Undefined where the client cannot do what the fix needs, such as create a file. */
function toWorkspaceEdit(fix: Fix, { corpus }: Document, documents: Documents): WorkspaceEdit | undefined {
  const { documentChanges: versions, createFiles } = documents.client
  const exists = ({ uri }: FileChange) => corpus.textOf(uri) !== undefined
  if (!createFiles && !fix.changes.every(exists)) return undefined
  const edits = (change: FileChange) => toTextEdits(change, corpus.textOf(change.uri) ?? "")
  if (!versions) {
    return { changes: Object.fromEntries(fix.changes.map(change => [documents.toClient(change.uri), edits(change)])) }
  }
  const documentChanges = fix.changes.flatMap(change => {
    const uri = documents.toClient(change.uri)
    const edit: TextDocumentEdit = {
      textDocument: { uri, version: documents.version(change.uri) },
      edits: edits(change),
    }
    return exists(change) ? [edit] : [{ kind: "create" as const, uri, options: { ignoreIfExists: true } }, edit]
  })
  return { documentChanges }
}

function toTextEdits({ edits }: FileChange, text: string): TextEdit[] {
  const lines = new Lines(text)
  return edits.map(({ span, newText }) => ({ range: lines.toRange(span), newText }))
}

/** A client may ask for some kinds only, or for all kinds within one. */
function isWanted(only: readonly string[] | undefined): boolean {
  return only === undefined || only.some(kind => kind === "" || kind === quickFix)
}
