import {
  type CancellationToken,
  type CodeAction,
  type CodeActionParams,
  CodeActionResolveRequest,
  CodeActionTriggerKind,
  type Command,
  type Diagnostic,
  LSPErrorCodes,
  ResponseError,
} from "vscode-languageserver"
import { isRefusal } from "../../core/acts/act.ts"
import { runAct } from "../../core/acts/all-acts.ts"
import type { Finding } from "../../core/rules/rule.ts"
import type { Span } from "../../core/text/span.ts"
import { readAct } from "../act-params.ts"
import { allOffers } from "../actions/all-offers.ts"
import { allowAction } from "../actions/allowing.ts"
import { changesOf, findFix, notNeeded } from "../actions/find-fix.ts"
import { fixAllAction, fixAllKind } from "../actions/fix-all.ts"
import { findingsIn, fixesOf } from "../actions/fixes.ts"
import { offerKinds, quickFixKind } from "../actions/offer.ts"
import { sceneAt } from "../actions/scene.ts"
import { applyCommand, toCodeAction } from "../actions/to-code-action.ts"
import type { FixParams } from "../acts-protocol.ts"
import type { Document, Documents, Feature } from "../feature.ts"
import type { JsonText } from "../json-text.ts"
import { goToAction } from "../place-to-go.ts"
import { printRefactoring } from "../print-refactoring.ts"
import { inSlices } from "../slices.ts"
import { toWorkspaceEdit } from "../to-workspace-edit.ts"
import { today } from "../today.ts"

/** What can be done in a stretch of text: repairs of what the rules find, then tagging, claims, and taking away. */
export const codeAction: Feature = {
  capabilities: ({ resolvesActions, decorations }) => ({
    codeActionProvider: {
      codeActionKinds: [quickFixKind, ...Object.values(offerKinds), fixAllKind],
      resolveProvider: resolvesActions && !decorations,
    },
  }),
  register(connection, documents) {
    connection.onCodeAction(params => {
      const document = documents.find(params.textDocument.uri)
      const actions = document === undefined ? [] : codeActions(document, params, documents)
      return actions.length === 0 ? null : [...actions]
    })
    const { method } = CodeActionResolveRequest
    connection.onRequest<CodeAction | ResolvedAction, void>(method, (action: CodeAction, token: CancellationToken) => {
      const document = action.data?.code === undefined ? undefined : documents.find(action.data.uri)
      if (document === undefined) return withEdit(action, documents)
      const moment = () => documents.moment(document.corpus)
      return inSlices(() => withFix(action, documents), { moment, token })
    })
  },
}

function codeActions(document: Document, params: CodeActionParams, documents: Documents): readonly CodeAction[] {
  const { only, diagnostics, triggerKind } = params.context
  const range = document.lines.toSpan(params.range)
  const asked = triggerKind === CodeActionTriggerKind.Automatic ? "automatic" : "invoked"
  // At every move of the cursor the files are not checked anew where the client shows nothing of ours.
  const isFlagged = asked === "invoked" || diagnostics.some(({ source }) => source === "postil")
  const isFixed = isFlagged && isWanted(quickFixKind, only)
  const fixes = isFixed ? [...quickFixes(document, range, params, documents)] : []
  const allowing = isFixed ? [...allowActions(document, range, params, documents)] : []
  // Never offered unasked: it is for the end of a save.
  if (only !== undefined && isWanted(fixAllKind, only))
    fixes.push(...[fixAllAction(document, documents)].flatMap(action => action ?? []))
  if (!Object.values(offerKinds).some(kind => isWanted(kind, only))) return [...fixes, ...allowing]
  const scene = sceneAt(document, range, asked)
  const article = scene && documents.open(scene.article, scene.corpus)
  if (scene === undefined || article === undefined) return [...fixes, ...allowing]
  const offers = [...allOffers(scene)].filter(({ kind }) => isWanted(kind, only))
  const preferred = fixes.length > 0 ? undefined : offers.find(({ certain }) => certain === true)
  const offered = offers.flatMap(offer => {
    const action = toCodeAction(offer, article, documents)
    return action === undefined ? [] : [{ ...action, ...(offer === preferred && { isPreferred: true }) }]
  })
  return [...fixes, ...offered, ...allowing]
}

/** An action names the diagnostic that it does away with, of those that the client has there. */
function* quickFixes(
  document: Document,
  range: Span,
  { textDocument, context }: CodeActionParams,
  documents: Documents,
): Generator<CodeAction> {
  for (const { finding, span } of findingsIn(document, range)) {
    const diagnostics = context.diagnostics.filter(diagnostic => isAbout(diagnostic, finding, span, document))
    const place = { uri: textDocument.uri, code: finding.code, range: document.lines.toRange(span) }
    for (const [index, fix] of fixesOf(finding).entries()) {
      const named = diagnostics.length > 0 && { diagnostics }
      const head = { title: fix.title, kind: quickFixKind, ...named, ...(index === 0 && { isPreferred: true }) }
      if (fix.accepts !== undefined) {
        yield { ...head, command: acceptCommand(fix.title, fix.accepts, documents) }
        continue
      }
      if (documents.client.decorations) {
        yield { ...head, command: applyCommand(fix.title, { ...place, title: fix.title }) }
        continue
      }
      if (fix.changesInBits !== undefined && documents.client.resolvesActions) {
        yield { ...head, data: { ...place, title: fix.title } satisfies FixParams }
        continue
      }
      const edit = toWorkspaceEdit(fix, document.corpus, documents)
      if (edit !== undefined) yield { ...head, edit }
    }
  }
}

/** More than an edit: the server takes note of it. */
function acceptCommand(title: string, sidecar: string, documents: Documents): Command {
  const uri = documents.toClient(sidecar)
  if (documents.client.decorations) return applyCommand(title, { name: "accept", params: { uri } })
  return { title, command: "postil.act.accept", arguments: [{ uri, apply: true }] }
}

/** Accepting a finding instead of mending it is the last thing to think of. */
function* allowActions(
  document: Document,
  range: Span,
  { context }: CodeActionParams,
  documents: Documents,
): Generator<CodeAction> {
  for (const { finding, span } of findingsIn(document, range)) {
    const diagnostics = context.diagnostics.filter(diagnostic => isAbout(diagnostic, finding, span, document))
    const action = allowAction(finding, document, documents)
    if (action !== undefined) yield { ...action, ...(diagnostics.length > 0 && { diagnostics }) }
  }
}

function isAbout({ code, range }: Diagnostic, finding: Finding, span: Span, { lines }: Document): boolean {
  const { start, end } = lines.toSpan(range)
  return code === finding.code && start === span.start && end === span.end
}

/** A client may ask for some kinds only, or for all kinds within one. */
function isWanted(kind: string, only: readonly string[] | undefined): boolean {
  return only === undefined || only.some(wanted => wanted === "" || kind === wanted || kind.startsWith(`${wanted}.`))
}

/** An action that was chosen, with what it does. Why it cannot be done is for the client to show. */
function withEdit(action: CodeAction, documents: Documents): CodeAction | ResponseError<void> {
  if (action.edit !== undefined || action.data === undefined) return action
  const ready = readAct(action.data?.name, action.data?.params, documents)
  if (typeof ready === "string") return failed(ready)
  const { name, params, corpus } = ready
  const outcome = runAct(name, params, { corpus, today: today() })
  if (isRefusal(outcome)) return failed(outcome.refused)
  const edit = toWorkspaceEdit(outcome, corpus, documents)
  if (edit !== undefined) return { ...action, edit, ...goToAction(outcome, corpus, documents) }
  const files = outcome.changes.map(({ uri }) => `"${corpus.pathOf(uri)}"`).join(", ")
  return failed(`This editor cannot create files: make ${files} first`)
}

/** A quick fix that was chosen, for which very many files are read, with what it does. */
function* withFix(action: CodeAction, documents: Documents): Generator<void, ResolvedAction | ResponseError<void>> {
  const params: FixParams = action.data
  const document = documents.find(params.uri)
  const fix = document && findFix(params, document)
  if (document === undefined || fix === undefined) return failed(notNeeded(params))
  const changes = yield* changesOf(fix)
  const edit = yield* printRefactoring({ changes }, document.corpus, documents)
  return edit === undefined ? failed("This editor cannot do what this needs") : { ...action, edit }
}

type ResolvedAction = Omit<CodeAction, "edit"> & { readonly edit: JsonText }

function failed(sentence: string): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestFailed, sentence)
}
